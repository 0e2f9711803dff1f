package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.Subscriptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room with the media that really flows in it: connections, the captured member, and who is
 * shown in which slot. Used on the media thread only.
 */
final class Room implements Connection.Events {
  private static final Logger log = LoggerFactory.getLogger(Room.class);

  /** How often the loudest are looked for. More often: no better, as loudness is smoothed. */
  private static final long SPEAKERS_MICROS = 200_000;

  private final RoomId id;
  private final Reports reports;
  private final Map<UserId, Connection> connections = new LinkedHashMap<>();
  private final Map<UserId, FlowWatch> flows = new LinkedHashMap<>();
  private final Map<UserId, FromNode.Media> lastNews = new LinkedHashMap<>();
  private Map<UserId, RoomMember> members = Map.of();
  private @Nullable UserId capturedUser;
  private @Nullable CapturedMember captured;
  private long lastSpeakersMicros;
  private long lastLiveMicros = MediaLoop.nowMicros();

  Room(RoomId id, Reports reports) {
    this.id = id;
    this.reports = reports;
  }

  /** Makes the members those of the wish; who is missing is disconnected. */
  void apply(Map<UserId, RoomMember> wished) {
    members = wished;
    lastNews.keySet().retainAll(wished.keySet());
    for (Connection connection : new ArrayList<>(connections.values())) {
      if (!wished.containsKey(connection.user())) {
        remove(connection);
        connection.close();
      }
    }
    for (RoomMember member : wished.values()) {
      source(member.user()).ifPresent(source -> source.forward(member.audio(), member.video()));
    }
    rebind();
  }

  /** A browser of this member replaces the one he had, if any. */
  void connect(UserId user, Function<Connection.Events, Connection> make) {
    Connection before = connections.get(user);
    if (before != null) {
      remove(before);
      before.close();
    }
    Connection connection = make.apply(this);
    connections.put(user, connection);
    flows.put(user, new FlowWatch());
    RoomMember member = members.get(user);
    connection.forward(member != null && member.audio(), member != null && member.video());
    rebind();
    reportSlots(connection); // even when all are empty: the browser must know its slots
    log.info(
        "room={} user={} connection={} answered{}",
        id,
        user,
        connection.name(),
        before == null ? "" : ", replaces " + before.name());
  }

  void view(UserId user, List<UserId> views) {
    Connection connection = connections.get(user);
    if (connection != null) {
      connection.view(views);
      rebind();
    }
  }

  /** This member is captured on this host from now on; null when no more. */
  void capture(@Nullable UserId user, @Nullable CapturedMember source) {
    if (captured != null) {
      captured.close();
    }
    if (capturedUser != null) {
      flows.remove(capturedUser);
    }
    capturedUser = user;
    captured = source;
    if (user != null && source != null) {
      flows.put(user, new FlowWatch());
      RoomMember member = members.get(user);
      source.forward(member != null && member.audio(), member != null && member.video());
    }
    rebind();
  }

  Optional<CapturedMember> captured(UserId user) {
    return user.equals(capturedUser) ? Optional.ofNullable(captured) : Optional.empty();
  }

  private Optional<MemberSource> source(UserId user) {
    Optional<MemberSource> fromDevices = captured(user).map(source -> source);
    return fromDevices.isPresent()
        ? fromDevices
        : Optional.<MemberSource>ofNullable(connections.get(user));
  }

  private Optional<Layer> layer(UserId user, MediaKind kind) {
    return source(user).flatMap(source -> source.inbound().layer(kind));
  }

  /** Decides anew whom every slot shows. */
  private void rebind() {
    long now = MediaLoop.nowMicros();
    for (Connection connection : connections.values()) {
      List<UserId> seen =
          wanted(connection).stream()
              .filter(user -> members.containsKey(user) && !user.equals(connection.user()))
              .toList();
      List<Optional<UserId>> video = SlotChoice.place(connection.shown(MediaKind.VIDEO), seen);
      List<Optional<UserId>> audio =
          SpeakerChoice.choose(
              connection.shown(MediaKind.AUDIO), candidates(connection.user(), now));
      boolean changed = connection.show(MediaKind.VIDEO, video, this::layer);
      changed |= connection.show(MediaKind.AUDIO, audio, this::layer);
      if (changed) {
        reportSlots(connection);
      }
    }
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
        .map(
            user ->
                new SpeakerChoice.Candidate<>(
                    user,
                    layer(user, MediaKind.AUDIO)
                        .filter(Layer::forwarded)
                        .map(layer -> layer.loudness().at(nowMicros))
                        .orElse(0.0)))
        .toList();
  }

  /** Sends what is due and looks who speaks. */
  void tick(long nowMicros) {
    for (Connection connection : connections.values()) {
      connection.tick(nowMicros);
    }
    if (captured != null) {
      captured.tick(nowMicros);
    }
    if (nowMicros - lastSpeakersMicros >= SPEAKERS_MICROS) {
      lastSpeakersMicros = nowMicros;
      watchFlows(nowMicros);
      if (moreSpeakersThanSlots()) {
        rebind();
      }
    }
    if (isLive()) {
      lastLiveMicros = nowMicros;
    }
  }

  private boolean moreSpeakersThanSlots() {
    return connections.values().stream()
        .anyMatch(connection -> members.size() - 1 > connection.shown(MediaKind.AUDIO).size());
  }

  private void watchFlows(long nowMicros) {
    flows.forEach(
        (user, watch) -> {
          RoomMember member = members.get(user);
          Optional<MemberSource> source = source(user);
          if (member == null || source.isEmpty() || !isUp(source.get())) {
            return;
          }
          watch
              .look(member.audio() || member.video(), source.get().lastPacketMicros(), nowMicros)
              .ifPresent(state -> reportMedia(user, name(source.get()), state, ""));
        });
  }

  private static boolean isUp(MemberSource source) {
    return !(source instanceof Connection connection) || connection.transport().isConnected();
  }

  private static String name(MemberSource source) {
    return source instanceof Connection connection ? connection.name() : CapturedMember.NAME;
  }

  @Override
  public void onConnected(Connection connection) {
    log.info(
        "room={} user={} connection={} connected with {}",
        id,
        connection.user(),
        connection.name(),
        connection.transport().profile());
    reportMedia(connection.user(), connection.name(), "connected", "");
  }

  @Override
  public void onGone(Connection connection, String reason) {
    log.info(
        "room={} user={} connection={} gone: {}", id, connection.user(), connection.name(), reason);
    remove(connection);
    reportMedia(connection.user(), connection.name(), "gone", reason);
    rebind();
  }

  private void remove(Connection connection) {
    if (connections.remove(connection.user(), connection)) {
      flows.remove(connection.user());
    }
  }

  void reportMedia(UserId user, String connection, String state, String detail) {
    FromNode.Media news = new FromNode.Media(id, user, connection, state, detail);
    lastNews.put(user, news);
    reports.send(news);
  }

  private void reportSlots(Connection connection) {
    reports.send(new FromNode.Slots(id, connection.user(), connection.name(), connection.slots()));
  }

  /** Says again what the platform may have missed. */
  void reportEverything() {
    connections.values().forEach(this::reportSlots);
    lastNews.values().forEach(reports::send);
  }

  /** Whether somebody is connected; a captured member alone is nobody's company. */
  boolean isLive() {
    return connections.values().stream().anyMatch(c -> c.transport().isConnected());
  }

  /** Whether it needs ticks. */
  boolean isActive() {
    return !connections.isEmpty() || captured != null;
  }

  long lastLiveMicros() {
    return lastLiveMicros;
  }

  Collection<Connection> connections() {
    return connections.values();
  }

  Optional<UserId> capturedUser() {
    return Optional.ofNullable(capturedUser);
  }

  Map<UserId, RoomMember> members() {
    return members;
  }

  void close() {
    capture(null, null);
    List<Connection> open = new ArrayList<>(connections.values());
    connections.clear();
    flows.clear();
    open.forEach(Connection::close);
  }
}
