package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Simulcast;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what the video slots of a room's connections carry: whom they view, or the mix. */
final class Seeing {
  private final Sources sources;
  private final VideoMixing mix;
  private final Director director = new Director();
  private Map<UserId, RoomMember> members = Map.of();

  Seeing(Sources sources, VideoMixing mix) {
    this.sources = sources;
    this.mix = mix;
  }

  void members(Map<UserId, RoomMember> now) {
    members = now;
  }

  /** How the mixed picture is divided from now on. */
  void layout(MixLayout layout) {
    director.layout(layout);
  }

  /** Decides whether there is a mixed picture and who is where in it. */
  void mix(long nowMicros) {
    mix.want(sources.connections().stream().anyMatch(this::wantsMix), nowMicros);
    if (mix.isToBeMade(nowMicros)) {
      mix.show(director.look(members, sources, nowMicros), nowMicros);
    } else {
      mix.rest();
    }
  }

  private boolean wantsMix(Connection connection) {
    return connection.reception() == Reception.MIXED && maySeeMix(connection.user());
  }

  /** A mix leaves nobody out, so who has left somebody out does not get it. */
  boolean maySeeMix(UserId user) {
    Subscriptions kept = subscriptions(user);
    return kept == null || kept.seesAll();
  }

  /**
   * @return whether any slot shows something else than before
   */
  boolean rebind(Connection connection) {
    if (wantsMix(connection) && !waitsForMix(connection)) {
      List<Optional<Shown>> mixed =
          SlotChoice.place(connection.places().shown(MediaKind.VIDEO), List.of(Shown.MIX));
      return connection.places().show(MediaKind.VIDEO, mixed, (shown, kind) -> mix.layers());
    }
    List<Shown> seen = wanted(connection).toList();
    List<Optional<Shown>> places =
        SlotChoice.place(connection.places().shown(MediaKind.VIDEO), seen);
    return connection.places().show(MediaKind.VIDEO, places, sources::layers);
  }

  /** Whoever sees the others one by one goes on to, until there is something to see in the mix. */
  private boolean waitsForMix(Connection connection) {
    return !mix.isLive()
        && connection.places().shown(MediaKind.VIDEO).stream()
            .flatMap(Optional::stream)
            .anyMatch(shown -> !shown.equals(Shown.MIX));
  }

  /** What the pictures he wants take when all are small, bits per second; 0 when there are none. */
  long smallest(Connection connection, long nowMicros) {
    return wanted(connection)
        .distinct()
        .limit(connection.places().shown(MediaKind.VIDEO).size())
        .mapToLong(shown -> smallest(shown, nowMicros))
        .sum();
  }

  private long smallest(Shown shown, long nowMicros) {
    return Simulcast.live(sources.layers(shown, MediaKind.VIDEO)).stream()
        .findFirst()
        .map(layer -> Place.price(layer, nowMicros))
        .orElse(0L);
  }

  /**
   * Shared screens before cameras: whoever shares one wants it to be looked at. Subscriptions,
   * where the platform keeps them, take the place of the member's own views.
   */
  private Stream<Shown> wanted(Connection connection) {
    Subscriptions kept = subscriptions(connection.user());
    Stream<Shown> all =
        kept == null
            ? Stream.concat(
                connection.screens().stream().filter(this::shares).map(Shown::screen),
                connection.views().stream().map(Shown::of))
            : Stream.concat(
                seen(RoomMember::shares, kept::seesScreen).map(Shown::screen),
                seen(RoomMember::video, kept::sees).map(Shown::of));
    return all.filter(shown -> !connection.user().equals(shown.user()))
        .filter(shown -> shown.isOfAny(members));
  }

  private boolean shares(UserId user) {
    RoomMember member = members.get(user);
    return member != null && member.shares();
  }

  private Stream<UserId> seen(Predicate<RoomMember> sending, Predicate<UserId> wanted) {
    return members.values().stream().filter(sending).map(RoomMember::user).filter(wanted);
  }

  private @Nullable Subscriptions subscriptions(UserId user) {
    RoomMember member = members.get(user);
    return member == null ? null : member.subscriptions();
  }

  /** Whether the picture follows who speaks, so that it must be looked at again and again. */
  boolean followsSpeakers() {
    return mix.isOn() || mix.isWatched();
  }
}
