package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whom every slot of every connection of a room shows. */
final class Forwarding {
  private final Sources sources;
  private final Hearing hearing;
  private final Consumer<Connection> changed;
  private Map<UserId, RoomMember> members = Map.of();

  /**
   * @param changed told which connection's slots show somebody else than before
   */
  Forwarding(Sources sources, AudioMixing mixing, Consumer<Connection> changed) {
    this.sources = sources;
    this.hearing = new Hearing(sources, mixing);
    this.changed = changed;
  }

  /** Who may be shown, and what each of them wants. */
  void members(Map<UserId, RoomMember> now) {
    members = now;
    hearing.members(now);
  }

  /** Decides anew, for all. */
  void rebind(long nowMicros) {
    hearing.mix(nowMicros);
    for (Connection connection : sources.connections()) {
      boolean news = rebindVideo(connection);
      news |= hearing.rebind(connection, nowMicros);
      news |= connection.allot(nowMicros);
      if (news) {
        changed.accept(connection);
      }
    }
    sources.captured().ifPresent(captured -> rebind(captured.playout(), nowMicros));
  }

  private void rebind(Playout playout, long nowMicros) {
    UserId self = sources.capturedUser().orElseThrow();
    playout.rebind(
        hearing.talkers(nowMicros).stream()
            .filter(talker -> !talker.who().equals(self))
            .map(talker -> new Playout.Talker(talker.who(), talker.loudness(), sends(talker.who())))
            .toList(),
        user -> sources.layer(user, MediaKind.AUDIO),
        user -> sources.layer(user, MediaKind.VIDEO),
        nowMicros);
  }

  private boolean sends(UserId user) {
    RoomMember member = members.get(user);
    return member != null && member.video();
  }

  /** Follows the links to the receivers: what they carry, and which encodings come in. */
  void allot(long nowMicros) {
    for (Connection connection : sources.connections()) {
      if (connection.allot(nowMicros)) {
        changed.accept(connection);
      }
    }
  }

  private boolean rebindVideo(Connection connection) {
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

  /**
   * Whether what is shown changes with who speaks, so that it must be looked at again and again.
   */
  boolean followsSpeakers() {
    return hearing.followsSpeakers()
        || sources.captured().filter(captured -> !captured.playout().isEmpty()).isPresent();
  }
}
