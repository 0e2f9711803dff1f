package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides whom every slot of every connection of a room shows. */
final class Forwarding {
  private final Sources sources;
  private final Consumer<Connection> changed;
  private Map<UserId, RoomMember> members = Map.of();

  /**
   * @param changed told which connection's slots show somebody else than before
   */
  Forwarding(Sources sources, Consumer<Connection> changed) {
    this.sources = sources;
    this.changed = changed;
  }

  /** Who may be shown, and what each of them wants. */
  void members(Map<UserId, RoomMember> now) {
    members = now;
  }

  /** Decides anew, for all. */
  void rebind(long nowMicros) {
    for (Connection connection : sources.connections()) {
      boolean news = rebindVideo(connection);
      news |= rebindAudio(connection, nowMicros);
      news |= connection.allot(nowMicros);
      if (news) {
        changed.accept(connection);
      }
    }
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
    List<UserId> seen =
        wanted(connection).stream()
            .filter(user -> members.containsKey(user) && !user.equals(connection.user()))
            .toList();
    List<Optional<UserId>> places = SlotChoice.place(connection.shown(MediaKind.VIDEO), seen);
    return connection.show(MediaKind.VIDEO, places, sources::layers);
  }

  private boolean rebindAudio(Connection connection, long nowMicros) {
    List<Optional<UserId>> places =
        SpeakerChoice.choose(
            connection.shown(MediaKind.AUDIO), candidates(connection.user(), nowMicros));
    return connection.show(MediaKind.AUDIO, places, sources::layers);
  }

  /** Subscriptions, where the platform keeps them, take the place of the member's own views. */
  private List<UserId> wanted(Connection connection) {
    Subscriptions kept = subscriptions(connection.user());
    return kept == null
        ? connection.views()
        : members.values().stream()
            .filter(member -> member.video() && kept.sees(member.user()))
            .map(RoomMember::user)
            .toList();
  }

  private @Nullable Subscriptions subscriptions(UserId user) {
    RoomMember member = members.get(user);
    return member == null ? null : member.subscriptions();
  }

  private List<SpeakerChoice.Candidate<UserId>> candidates(UserId listener, long nowMicros) {
    Subscriptions kept = subscriptions(listener);
    return members.keySet().stream()
        .filter(user -> !user.equals(listener))
        .filter(user -> kept == null || kept.hears(user))
        .map(user -> new SpeakerChoice.Candidate<>(user, loudness(user, nowMicros)))
        .toList();
  }

  private double loudness(UserId user, long nowMicros) {
    return sources
        .layer(user, MediaKind.AUDIO)
        .filter(Layer::forwarded)
        .map(layer -> layer.loudness().at(nowMicros))
        .orElse(0.0);
  }

  /** Whether somebody hears only the loudest, so that who they are must be looked at. */
  boolean choosesSpeakers() {
    return sources.connections().stream()
        .anyMatch(connection -> members.size() - 1 > connection.shown(MediaKind.AUDIO).size());
  }
}
