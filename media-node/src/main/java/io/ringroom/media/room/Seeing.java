package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.MediaKind;
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
  private final VideoMix mix;
  private final Director director = new Director();
  private Map<UserId, RoomMember> members = Map.of();

  Seeing(Sources sources, VideoMix mix) {
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

  /** A mix leaves nobody out, so who has left somebody out does not get it. */
  private boolean wantsMix(Connection connection) {
    Subscriptions kept = subscriptions(connection.user());
    return connection.reception() == Reception.MIXED
        && (kept == null || (kept.video() && kept.videoBut().isEmpty()));
  }

  /**
   * @return whether any slot shows something else than before
   */
  boolean rebind(Connection connection) {
    if (wantsMix(connection)) {
      List<Optional<Shown>> mixed =
          SlotChoice.place(connection.shown(MediaKind.VIDEO), List.of(Shown.MIX));
      return connection.show(MediaKind.VIDEO, mixed, (shown, kind) -> mix.layers());
    }
    List<Shown> seen =
        wanted(connection)
            .filter(shown -> !connection.user().equals(shown.user()))
            .filter(shown -> shown.isOfAny(members))
            .toList();
    List<Optional<Shown>> places = SlotChoice.place(connection.shown(MediaKind.VIDEO), seen);
    return connection.show(MediaKind.VIDEO, places, sources::layers);
  }

  /**
   * Shared screens before cameras: whoever shares one wants it to be looked at. Subscriptions,
   * where the platform keeps them, take the place of the member's own views.
   */
  private Stream<Shown> wanted(Connection connection) {
    Subscriptions kept = subscriptions(connection.user());
    return kept == null
        ? Stream.concat(
            connection.screens().stream().filter(this::shares).map(Shown::screen),
            connection.views().stream().map(Shown::of))
        : Stream.concat(
            seen(kept, RoomMember::shares).map(Shown::screen),
            seen(kept, RoomMember::video).map(Shown::of));
  }

  private boolean shares(UserId user) {
    RoomMember member = members.get(user);
    return member != null && member.shares();
  }

  private Stream<UserId> seen(Subscriptions kept, Predicate<RoomMember> sending) {
    return members.values().stream().filter(sending).map(RoomMember::user).filter(kept::sees);
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
