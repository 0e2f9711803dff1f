package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where the media of a room's members come from. */
final class Sources {
  private final Map<UserId, Connection> connections = new LinkedHashMap<>();
  private final Map<UserId, MemberSource> pulled = new LinkedHashMap<>();
  private @Nullable UserId capturedUser;
  private @Nullable CapturedMember captured;

  void add(Connection connection) {
    connections.put(connection.user(), connection);
  }

  /**
   * @return whether it was still this connection that served its user
   */
  boolean remove(Connection connection) {
    return connections.remove(connection.user(), connection);
  }

  Collection<Connection> connections() {
    return connections.values();
  }

  Optional<Connection> connection(UserId user) {
    return Optional.ofNullable(connections.get(user));
  }

  /** This member is captured on this host; null when nobody is. */
  void capture(@Nullable UserId user, @Nullable CapturedMember source) {
    capturedUser = user;
    captured = source;
  }

  /** A network camera is a member from now on. */
  void pull(UserId user, MemberSource camera) {
    pulled.put(user, camera);
  }

  /** This network camera is a member no longer. */
  void drop(UserId user, MemberSource camera) {
    pulled.remove(user, camera);
  }

  Optional<UserId> capturedUser() {
    return Optional.ofNullable(capturedUser);
  }

  Optional<CapturedMember> captured() {
    return Optional.ofNullable(captured);
  }

  Optional<CapturedMember> captured(UserId user) {
    return user.equals(capturedUser) ? captured() : Optional.empty();
  }

  /** Devices of this host go before a browser of the same user, which goes before a camera. */
  Optional<MemberSource> of(UserId user) {
    Optional<MemberSource> fromDevices = captured(user).map(source -> source);
    return fromDevices.or(() -> connection(user)).or(() -> Optional.ofNullable(pulled.get(user)));
  }

  /** Every encoding of a stream of a member, the smallest first; none for a mix. */
  List<Layer> layers(Shown shown, MediaKind kind) {
    return Optional.ofNullable(shown.user())
        .flatMap(this::of)
        .map(MemberSource::inbound)
        .map(sent -> shown.isScreen() ? sent.screen() : sent.layers(kind))
        .orElse(List.of());
  }

  /** The best of what a member sends from microphone or camera. */
  Optional<Layer> layer(UserId user, MediaKind kind) {
    return of(user).flatMap(source -> source.inbound().layer(kind));
  }

  void forEach(BiConsumer<UserId, MemberSource> action) {
    connections.forEach(action);
    pulled.forEach(action);
    if (capturedUser != null && captured != null) {
      action.accept(capturedUser, captured);
    }
  }

  boolean isEmpty() {
    return connections.isEmpty() && pulled.isEmpty() && captured == null;
  }
}
