package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.admission.Admission;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.room.RoomBook.Ruling;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the rooms of this node what the platform wishes. While the platform is away everything goes
 * on as it was. Used on the media thread only.
 */
public final class Rooms implements AutoCloseable {
  /** A room that neither the platform nor anybody else has needed for this long is forgotten. */
  public static final Duration ABANDON_AFTER = Duration.ofMinutes(5);

  /** NACKs and key-frame requests wait at most this long; feedback is due every 50 ms. */
  private static final Duration TICK = Duration.ofMillis(20);

  private static final Duration LOOK_FOR_ABANDONED = Duration.ofSeconds(15);
  private static final Logger log = LoggerFactory.getLogger(Rooms.class);

  private final RoomContext context;
  private final MediaLoop loop;
  private final Reports reports;
  private final Joining joining;
  private final CaptureLeases leases;
  private final CaptureInput captureInput;
  private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
  private RoomBook book = RoomBook.empty();
  private MediaLoop.@Nullable Repeating ticks;
  private MediaLoop.@Nullable Repeating abandonedWatch;
  private long awaySinceMicros;

  public Rooms(BrowserPort port, JoinSettings settings, Admission admission, RoomContext context) {
    this.context = context;
    this.loop = context.loop();
    this.reports = context.reports();
    this.joining = new Joining(port, settings, admission, context);
    this.leases = new CaptureLeases(loop, this::onLeaseExpired);
    this.captureInput = new CapturePorts(loop, this);
  }

  /** Where captured RTP enters the rooms. */
  public CaptureInput captureInput() {
    return captureInput;
  }

  /** Opens devices by this from now on; before, leases open nothing. Call it before any message. */
  public void captureWith(CaptureControl control) {
    leases.captureWith(control);
  }

  /** Follows a message about rooms; others are not its business. */
  public void onMessage(ToNode message) {
    if (message instanceof ToNode.Wish wish) {
      onWish(wish);
    } else if (message instanceof ToNode.CloseRoom close) {
      onClose(close);
    } else if (message instanceof ToNode.Connect connect) {
      onConnect(connect);
    } else if (message instanceof ToNode.View view) {
      onView(view);
    } else if (message instanceof ToNode.Receive receive) {
      onReceive(receive);
    }
  }

  private void onWish(ToNode.Wish wish) {
    Ruling ruling = book.onWish(wish);
    if (ruling instanceof Ruling.InForce inForce) {
      book = inForce.next();
      Room room = rooms.computeIfAbsent(wish.room(), id -> new Room(id, context));
      room.apply(inForce.entry().members(), wish.work());
      applyCapture(room, wish);
      keepTicking();
      reports.send(new FromNode.Applied(wish.room(), wish.epoch(), wish.revision()));
    } else if (ruling instanceof Ruling.Ignored ignored) {
      log.info("room={} wish ignored: {}", wish.room(), ignored.why());
    }
  }

  private void applyCapture(Room room, ToNode.Wish wish) {
    RoomMember member =
        wish.members().stream().filter(m -> m.capture() != null).findFirst().orElse(null);
    UserId wanted = member == null ? null : member.user();
    if (!room.sources().capturedUser().equals(Optional.ofNullable(wanted))) {
      room.capture(
          wanted,
          wanted == null
              ? null
              : new CapturedMember(context, small -> leases.small(wish.room(), small)));
    }
    leases.apply(wish.room(), Optional.ofNullable(member));
  }

  private void onLeaseExpired(RoomId id, CaptureOrder order) {
    Room room = rooms.get(id);
    if (room != null) {
      room.capture(null, null);
      room.reportMedia(order.user(), CapturedMember.NAME, "gone", "the lease was not renewed");
      keepTicking();
    }
  }

  private void onClose(ToNode.CloseRoom close) {
    Ruling ruling = book.onClose(close);
    if (ruling instanceof Ruling.Closed closed) {
      book = closed.next();
      end(close.room(), "closed by the platform");
    } else if (ruling instanceof Ruling.Ignored ignored) {
      log.debug("room={} close ignored: {}", close.room(), ignored.why());
    }
  }

  private void end(RoomId id, String why) {
    leases.end(id);
    Room room = rooms.remove(id);
    if (room != null) {
      room.close();
      log.info("room={} over: {}", id, why);
    }
    keepTicking();
  }

  private void onConnect(ToNode.Connect connect) {
    RoomBook.Refusal refusal =
        book.refusal(connect.room(), connect.epoch(), connect.user()).orElse(null);
    Room room = rooms.get(connect.room());
    if (refusal != null || room == null) {
      RoomBook.Refusal why = refusal == null ? RoomBook.Refusal.NO_ROOM : refusal;
      reports.send(new FromNode.ConnectFailed(connect.requestId(), why.name(), why.message()));
      return;
    }
    reports.send(joining.join(room, connect, connections()));
    keepTicking();
  }

  private void onView(ToNode.View view) {
    Room room = rooms.get(view.room());
    if (room != null && book.refusal(view.room(), view.epoch(), view.user()).isEmpty()) {
      room.view(view.user(), view.views(), view.screensOrNone());
    }
  }

  private void onReceive(ToNode.Receive receive) {
    Room room = rooms.get(receive.room());
    if (room != null && book.refusal(receive.room(), receive.epoch(), receive.user()).isEmpty()) {
      room.receive(receive.user(), receive.reception(), receive.adapts());
    }
  }

  /** Ticks run only while there is somebody to tick for: idle rooms cost nothing. */
  private void keepTicking() {
    boolean active = rooms.values().stream().anyMatch(Room::isActive);
    if (active && ticks == null) {
      ticks = loop.every(TICK, this::tick);
    } else if (!active && ticks != null) {
      ticks.close();
      ticks = null;
    }
  }

  private void tick(long nowMicros) {
    boolean active = false;
    for (Room room : rooms.values()) {
      if (room.isActive()) {
        active = true;
        room.tick(nowMicros);
      }
    }
    if (!active) {
      keepTicking();
    }
  }

  /** The platform is there again: it is told what it may have missed. */
  public void onPlatformBack() {
    if (abandonedWatch != null) {
      abandonedWatch.close();
      abandonedWatch = null;
    }
    rooms.values().forEach(Room::reportEverything);
  }

  /** The platform cannot be reached. Media goes on; leases run out by themselves. */
  public void onPlatformAway() {
    if (abandonedWatch == null) {
      awaySinceMicros = MediaLoop.nowMicros();
      abandonedWatch = loop.every(LOOK_FOR_ABANDONED, this::dropAbandoned);
    }
  }

  private void dropAbandoned(long nowMicros) {
    long limit = ABANDON_AFTER.toNanos() / 1_000;
    for (RoomId id : new ArrayList<>(rooms.keySet())) {
      Room room = rooms.get(id);
      if (room != null
          && !room.isLive()
          && nowMicros - Math.max(awaySinceMicros, room.lastLiveMicros()) > limit) {
        book = book.abandon(id);
        end(id, "neither the platform nor anybody connected for " + ABANDON_AFTER);
      }
    }
  }

  /** The order in force for this captured member; null when there is none. */
  @Nullable CaptureOrder captureOrder(RoomId room, UserId user) {
    CaptureOrder order = leases.order(room);
    return order != null && order.user().equals(user) ? order : null;
  }

  CaptureInput.Ports openCapture(RoomId id, UserId user) throws IOException {
    Room room = rooms.get(id);
    if (room == null || captureOrder(id, user) == null) {
      throw new IllegalStateException("room " + id + " has no lease for " + user);
    }
    return room.sources()
        .captured(user)
        .orElseThrow(() -> new IllegalStateException(user + " is not captured in " + id))
        .open();
  }

  @Nullable Room room(RoomId id) {
    return rooms.get(id);
  }

  /** What runs here, for the greeting of the platform. */
  public List<FromNode.RunningRoom> running() {
    return book.running().entrySet().stream()
        .map(
            room ->
                new FromNode.RunningRoom(
                    room.getKey(), room.getValue().epoch(), room.getValue().revision()))
        .toList();
  }

  /** Browser connections of all rooms. */
  public int connections() {
    return rooms.values().stream().mapToInt(room -> room.sources().connections().size()).sum();
  }

  public int size() {
    return rooms.size();
  }

  /** Everything that runs, as a tree for JSON. */
  public Map<String, Object> dump() {
    Map<String, Object> all = new LinkedHashMap<>();
    book.running()
        .forEach(
            (id, entry) -> {
              Room room = rooms.get(id);
              if (room != null) {
                all.put(id.value(), RoomDump.of(room, entry));
              }
            });
    return all;
  }

  /** Ends every room: the node stops. */
  @Override
  public void close() {
    for (RoomId id : new ArrayList<>(rooms.keySet())) {
      end(id, "the node stops");
    }
    if (abandonedWatch != null) {
      abandonedWatch.close();
    }
  }
}
