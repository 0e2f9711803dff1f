package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.admission.JoinRate;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.RoomTask;
import java.io.IOException;
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
  private static final long LOOK_MICROS = 200_000;

  private final RoomId id;
  private final RoomContext context;
  private final Sources sources = new Sources();
  private final AudioMixing mixing;
  private final VideoMixing picture;
  private final Forwarding forwarding;
  private final Flows flows = new Flows();
  private final Qualities qualities = new Qualities();
  private final RoomTasks tasks;
  private final Map<UserId, FromNode.Media> lastNews = new LinkedHashMap<>();
  private final JoinRate joinRate = new JoinRate();
  private Map<UserId, RoomMember> members = Map.of();
  private long lastLookMicros;
  private long lastLiveMicros = MediaLoop.nowMicros();

  Room(RoomId id, RoomContext context) {
    this.id = id;
    this.context = context;
    this.mixing = new AudioMixing(id, context);
    this.picture = new VideoMixing(id, context);
    Seeing seeing = new Seeing(sources, picture);
    this.forwarding = new Forwarding(sources, mixing, seeing, this::reportSlots);
    this.tasks = new RoomTasks(id, context, sources, this::mixed, seeing);
  }

  /** Makes the members those of the wish; who is missing is disconnected. */
  void apply(Map<UserId, RoomMember> wished, List<RoomTask> work) {
    members = wished;
    tasks.apply(work);
    mixing.keep(tasks.wantMix());
    forwarding.members(wished);
    lastNews.keySet().retainAll(wished.keySet());
    for (Connection connection : List.copyOf(sources.connections())) {
      if (!wished.containsKey(connection.user())) {
        remove(connection);
        connection.close();
      }
    }
    sources.forEach(this::permit);
    rebind();
  }

  /** Lets through what the platform allows, and nothing else. */
  private void permit(UserId user, MemberSource source) {
    RoomMember member = members.get(user);
    if (member == null) {
      source.forward(false, false, false);
    } else {
      source.forward(member.audio(), member.video(), member.shares());
    }
  }

  JoinRate joinRate() {
    return joinRate;
  }

  /** A browser of this member replaces the one he had, if any. */
  void connect(UserId user, Function<Connection.Events, Connection> make) {
    Optional<Connection> before = sources.connection(user);
    before.ifPresent(
        replaced -> {
          remove(replaced);
          replaced.close();
        });
    Connection connection = make.apply(this);
    sources.add(connection);
    flows.begin(user);
    permit(user, connection);
    rebind();
    reportSlots(connection); // even when all are empty: the browser must know its slots
    log.info(
        "room={} user={} connection={} answered{}",
        id,
        user,
        connection.name(),
        before.map(replaced -> ", replaces " + replaced.name()).orElse(""));
  }

  void view(UserId user, List<UserId> views, List<UserId> screens) {
    sources
        .connection(user)
        .ifPresent(
            connection -> {
              connection.view(views, screens);
              rebind();
            });
  }

  /**
   * How this member receives the others from now on.
   *
   * @param adapts whether more cheaply by itself while his link is weak
   */
  void receive(UserId user, Reception reception, boolean adapts) {
    sources
        .connection(user)
        .ifPresent(
            connection -> {
              connection.receive(reception, adapts);
              rebind();
            });
  }

  /** This member is captured on this host from now on; null when no more. */
  void capture(@Nullable UserId user, @Nullable CapturedMember source) {
    sources.captured().ifPresent(CapturedMember::close);
    sources.capturedUser().ifPresent(flows::end);
    sources.capture(user, source);
    if (user != null && source != null) {
      flows.begin(user);
      permit(user, source);
    }
    rebind();
  }

  /** What this member's room hears and sees goes to these ports from now on. */
  void playTo(UserId user, List<Integer> ports) {
    sources
        .captured(user)
        .ifPresent(
            captured -> {
              try {
                captured.playout().to(ports);
                rebind();
              } catch (IOException e) {
                log.warn("room={} user={} hears nothing, no port: {}", id, user, e.toString());
              }
            });
  }

  Sources sources() {
    return sources;
  }

  private void rebind() {
    forwarding.rebind(MediaLoop.nowMicros());
    tasks.bind(members.keySet());
  }

  /** All together, as recordings and streams of the whole room have it. */
  private Optional<Layer> mixed(MediaKind kind) {
    return kind == MediaKind.AUDIO ? mixing.whole(MediaLoop.nowMicros()) : mixedPicture();
  }

  /** Made as soon as it is bound; a room in which nobody may show anything needs none. */
  private Optional<Layer> mixedPicture() {
    boolean shown = members.values().stream().anyMatch(one -> one.video() || one.shares());
    return shown ? Optional.of(picture.best()) : Optional.empty();
  }

  /** Sends what is due and looks who speaks. */
  void tick(long nowMicros) {
    sources.forEach((user, source) -> source.tick(nowMicros));
    tasks.tick(nowMicros);
    mixing.tick(nowMicros);
    picture.tick(nowMicros);
    if (nowMicros - lastLookMicros >= LOOK_MICROS) {
      lastLookMicros = nowMicros;
      flows.look(
          members,
          sources,
          nowMicros,
          (user, source, state) -> reportMedia(user, source, state, ""));
      reportQuality(qualities.look(sources.connections(), nowMicros));
      forwarding.levels(id, nowMicros).ifPresent(context.reports()::send);
      if (forwarding.adapt(nowMicros) || forwarding.followsSpeakers()) {
        rebind();
      } else {
        forwarding.allot(nowMicros);
      }
    }
    if (isLive()) {
      lastLiveMicros = nowMicros;
    }
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
    qualities.sayAgain();
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
    if (sources.remove(connection)) {
      flows.end(connection.user());
      qualities.end(connection.user());
    }
  }

  void reportMedia(UserId user, String connection, String state, String detail) {
    FromNode.Media news = new FromNode.Media(id, user, connection, state, detail);
    lastNews.put(user, news);
    context.reports().send(news);
  }

  private void reportQuality(List<FromNode.UserQuality> changed) {
    if (!changed.isEmpty()) {
      context.reports().send(new FromNode.Quality(id, changed));
    }
  }

  private void reportSlots(Connection connection) {
    context
        .reports()
        .send(
            new FromNode.Slots(
                id,
                connection.user(),
                connection.name(),
                connection.slots(),
                connection.isReduced() ? connection.reception() : null));
  }

  /** Says again what the platform may have missed. */
  void reportEverything() {
    sources.connections().forEach(this::reportSlots);
    lastNews.values().forEach(context.reports()::send);
    tasks.reportEverything();
  }

  /** Whether somebody is connected; a captured member alone is nobody's company. */
  boolean isLive() {
    return sources.connections().stream().anyMatch(Connection::isUp);
  }

  /** Whether it needs ticks. */
  boolean isActive() {
    return !sources.isEmpty() || mixing.isOpen() || picture.isOn();
  }

  long lastLiveMicros() {
    return lastLiveMicros;
  }

  Map<UserId, RoomMember> members() {
    return members;
  }

  void close() {
    tasks.close();
    List<Connection> open = List.copyOf(sources.connections());
    open.forEach(this::remove);
    flows.clear();
    open.forEach(Connection::close);
    // Nobody is left for whom a mix would begin again.
    capture(null, null);
    mixing.close();
    picture.close();
  }
}
