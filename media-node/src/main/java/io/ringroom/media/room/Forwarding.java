package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.compose.Subject;
import io.ringroom.media.rtp.Layer;
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
    List<Subject> seen =
        wanted(connection)
            .filter(subject -> !subject.user().equals(connection.user()))
            .filter(subject -> members.containsKey(subject.user()))
            .toList();
    List<Optional<Subject>> places = SlotChoice.place(connection.shown(MediaKind.VIDEO), seen);
    return connection.show(MediaKind.VIDEO, places, sources::layers);
  }

  private boolean rebindAudio(Connection connection, long nowMicros) {
    List<Optional<Subject>> places =
        SpeakerChoice.choose(
            connection.shown(MediaKind.AUDIO), candidates(connection.user(), nowMicros));
    return connection.show(MediaKind.AUDIO, places, sources::layers);
  }

  /**
   * Shared screens before cameras: whoever shares one wants it to be looked at. Subscriptions,
   * where the platform keeps them, take the place of the member's own views.
   */
  private Stream<Subject> wanted(Connection connection) {
    Subscriptions kept = subscriptions(connection.user());
    return kept == null
        ? Stream.concat(
            connection.screens().stream().filter(this::shares).map(Subject::screen),
            connection.views().stream().map(Subject::camera))
        : Stream.concat(
            seen(kept, RoomMember::shares).map(Subject::screen),
            seen(kept, RoomMember::video).map(Subject::camera));
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

  private List<SpeakerChoice.Candidate<Subject>> candidates(UserId listener, long nowMicros) {
    Subscriptions kept = subscriptions(listener);
    return members.keySet().stream()
        .filter(user -> !user.equals(listener))
        .filter(user -> kept == null || kept.hears(user))
        .map(user -> new SpeakerChoice.Candidate<>(Subject.camera(user), loudness(user, nowMicros)))
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
