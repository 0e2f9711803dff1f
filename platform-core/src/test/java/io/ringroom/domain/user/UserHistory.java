package io.ringroom.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ann's side of things: {@code ann().dialled(OWN, BOB).hears(offer).tells(OWN, verify)}. */
final class UserHistory {
  static final UserId ANN = new UserId("ann");
  static final UserId BOB = new UserId("bob");
  static final UserId EVE = new UserId("eve");
  static final DeviceId PHONE = new DeviceId("phone");
  static final Seat SEAT = Seat.of(PHONE, new Tracks(true, true));

  /** Sorts before {@link #OWN}, that is: is older. */
  static final CallId OLDER = new CallId("c3");

  static final CallId OWN = new CallId("c5");
  static final CallId NEWER = new CallId("c7");
  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  static final Instant DEADLINE = NOW.plusSeconds(30);

  private final UserState state;
  private final Standing standing;
  private final Verdict last;
  private final Circumstances around;

  private UserHistory(UserState state, Standing standing, Verdict last, Circumstances around) {
    this.state = state;
    this.standing = standing;
    this.last = last;
    this.around = around;
  }

  static UserHistory ann() {
    return with(Circumstances.USUAL);
  }

  /** Her tenant offers call waiting. */
  static UserHistory annWhoMayWait() {
    return with(new Circumstances(true, true));
  }

  private static UserHistory with(Circumstances around) {
    return new UserHistory(
        UserState.NEW, Standing.UNKNOWN, Verdict.nothing(Standing.UNKNOWN), around);
  }

  static Invite invite(CallId call, UserId from, UserId... callees) {
    return new Invite(call, from, List.of(callees), MediaType.VIDEO, DEADLINE, "", "");
  }

  static ToUser offer(CallId call, UserId from) {
    return new ToUser.Offer(invite(call, from, ANN));
  }

  static ToUser ringGo(CallId call, UserId from) {
    return new ToUser.RingGo(invite(call, from, ANN));
  }

  /** Of a call that has begun. */
  static CallView view() {
    return new CallView(
        OWN,
        RoomId.of(OWN),
        "active",
        2,
        ANN,
        List.of(BOB),
        "caller",
        "joined",
        PHONE,
        0,
        1L,
        null,
        null,
        "",
        "",
        List.of(),
        null);
  }

  static ToUser alive(CallId call, Phase phase, @Nullable Invite about) {
    return new ToUser.Verified(call, true, phase, about, null);
  }

  static ToUser dead(CallId call, @Nullable Invite about) {
    return new ToUser.Verified(call, false, Phase.UNKNOWN, about, null);
  }

  static ToUser release(CallId call) {
    ClientEvent end = new ClientEvent.CallNotConnected(call, 2, 6, null, "");
    return new ToUser.Release(call, List.of(new ToUser.Notice(Audience.ALL, end)));
  }

  static PlaceCall wish(String request, CallId call, UserId... callees) {
    return new PlaceCall(
        request,
        call,
        new TenantId(1),
        SEAT,
        List.of(callees),
        MediaType.VIDEO,
        Duration.ofSeconds(30),
        "",
        "");
  }

  Dialling dials(PlaceCall wish) {
    return User.dial(ANN, state, standing, wish, NOW);
  }

  UserHistory dialled(CallId call, UserId... callees) {
    Dialling dialling = dials(wish("r-1", call, callees));
    assertThat(dialling).isInstanceOf(Dialling.Placed.class);
    return after(((Dialling.Placed) dialling).verdict());
  }

  Joining joins(JoinCall wish) {
    return User.join(ANN, state, standing, wish, NOW);
  }

  /** After the call he is engaged in has confirmed it. */
  Joining joinsKnowing(JoinCall wish) {
    return Joining.knowingHeIsIn(
        state.calls().get(0), ANN, state, standing, wish, around.waiting(), NOW);
  }

  /** After a call he is engaged in has confirmed it. */
  Dialling dialsKnowing(CallId confirmed, PlaceCall wish) {
    return Dialling.knowingHeIsIn(confirmed, ANN, state, standing, wish, around.waiting(), NOW);
  }

  /** What she asks her calls, until she is answered. */
  List<Effect.Tell> asks() {
    return User.questions(ANN, state, standing);
  }

  UserHistory entering(JoinCall wish) {
    return after(((Joining.Enter) joins(wish)).verdict());
  }

  Choosing asked(Choice choice) {
    return User.choose(ANN, state, choice, NOW);
  }

  UserHistory chooses(Choice choice) {
    return after(new Verdict(((Choosing.Chosen) asked(choice)).events(), standing, List.of()));
  }

  UserHistory hears(ToUser message) {
    return after(User.hear(ANN, state, standing, message, around, NOW));
  }

  UserHistory after(Verdict verdict) {
    UserState next = state;
    for (UserEvent event : verdict.events()) {
      next = next.evolve(event);
    }
    return new UserHistory(next, verdict.standing(), verdict, around);
  }

  /** The entity dies and comes back: what it stored is all it has. */
  UserHistory restarted() {
    return new UserHistory(state, Standing.UNKNOWN, Verdict.nothing(Standing.UNKNOWN), around);
  }

  UserHistory stores(UserEvent... events) {
    assertThat(last.events()).containsExactly(events);
    return this;
  }

  UserHistory tells(CallId call, ToCall message) {
    assertThat(last.effects()).contains(new Effect.Tell(call, message));
    return this;
  }

  UserHistory asksForPicture(CallId call) {
    assertThat(last.effects()).contains(new Effect.AskForPicture(call, null));
    return this;
  }

  UserHistory tellsNobody() {
    assertThat(last.effects()).noneMatch(effect -> effect instanceof Effect.Tell);
    return this;
  }

  UserHistory shows(Audience audience, ClientEvent event) {
    assertThat(last.effects()).contains(new Effect.Show(audience, event));
    return this;
  }

  UserHistory showsNothing() {
    assertThat(last.effects()).noneMatch(effect -> effect instanceof Effect.Show);
    return this;
  }

  UserHistory doesNothing() {
    assertThat(last.events()).isEmpty();
    assertThat(last.effects()).isEmpty();
    return this;
  }

  UserHistory isIn(CallId call, Phase phase) {
    assertThat(state.call()).contains(call);
    assertThat(standing.phase()).isEqualTo(phase);
    return this;
  }

  /** With call waiting. */
  UserHistory isAlsoIn(CallId call, Phase phase) {
    assertThat(state.calls()).contains(call).hasSize(2);
    assertThat(standing.in(call, state).phase()).isEqualTo(phase);
    return this;
  }

  UserHistory isFree() {
    assertThat(state.call()).isEmpty();
    return this;
  }

  UserState state() {
    return state;
  }

  Standing standing() {
    return standing;
  }

  Verdict last() {
    return last;
  }
}
