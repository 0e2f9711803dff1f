package io.ringroom.domain.conference;

import io.ringroom.domain.ring.ToUser.Notice;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Rights;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in one conference, step by step, and what was said because of the last step.
 */
final class ConferenceHistory {
  static final RoomId ROOM = new RoomId("lesson-7");
  static final RoomId MEDIA = new RoomId("media-1");
  static final UserId ANN = new UserId("ann");
  static final UserId BOB = new UserId("bob");
  static final UserId EVE = new UserId("eve");
  static final DeviceId TAB = new DeviceId("tab");
  static final DeviceId PHONE = new DeviceId("phone");
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  static final TenantPolicy.Rooms POLICY =
      new TenantPolicy.Rooms(
          true, 3, 4, Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(30));

  private ConferenceState state = ConferenceState.EMPTY;
  private Instant now = START;
  private long revision;
  private List<Outgoing> said = List.of();
  private @Nullable ErrorCode refusal;

  ConferenceState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  @Nullable ErrorCode refusal() {
    return refusal;
  }

  ConferenceDuties duties() {
    return ConferenceDuties.of(state, POLICY, null);
  }

  ConferenceHistory hears(ToConference message) {
    return happens(Conference.decide(ROOM, state, message, POLICY, now));
  }

  ConferenceHistory joined(UserId user) {
    return hears(join(user, TAB, Pass.OPEN));
  }

  ConferenceHistory after(Duration time) {
    now = now.plus(time);
    return happens(Conference.timePassed(state, POLICY, now));
  }

  ConferenceHistory recovered() {
    return happens(Conference.recovered(state, POLICY, now));
  }

  ConferenceHistory mediaLost() {
    return happens(Conference.mediaLost(state, POLICY, now));
  }

  private ConferenceHistory happens(Ruling ruling) {
    List<Outgoing> outgoing = new ArrayList<>();
    for (ConferenceEvent event : ruling.events()) {
      ConferenceState next = Conference.evolve(state, event);
      outgoing.addAll(ConferenceNotices.of(ROOM, state, event, next, ++revision));
      state = next;
    }
    outgoing.addAll(ruling.answers());
    said = outgoing;
    refusal = ruling.refusal();
    return this;
  }

  /** What this user's devices are shown because of the last step. */
  List<ClientEvent> shownTo(UserId user) {
    return words(user).stream()
        .flatMap(word -> word.notices().stream())
        .map(Notice::event)
        .toList();
  }

  List<ToParticipant> words(UserId user) {
    return said.stream().filter(one -> one.to().equals(user)).map(Outgoing::word).toList();
  }

  static ToConference.Join join(UserId user, DeviceId device, Pass pass) {
    return join(user, device, pass, true);
  }

  static ToConference.Join join(UserId user, DeviceId device, Pass pass, boolean visible) {
    return new ToConference.Join(
        user,
        device,
        pass,
        "I am " + user,
        visible,
        new Tracks(true, true),
        Subscriptions.auto(true, true),
        MEDIA,
        START);
  }

  static Pass rights(int bits) {
    return new Pass(new Rights(bits), null);
  }
}
