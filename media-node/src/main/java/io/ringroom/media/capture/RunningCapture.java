package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import io.ringroom.media.lease.CaptureInput.Ports;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.process.Workers;
import io.ringroom.media.worker.ToWorker;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one capture of this host: for whom it runs and how far it has come. Lives on the capture
 * thread.
 */
final class RunningCapture {
  /** What a worker calls it. */
  static final String ID = "room";

  private final CaptureSettings settings;
  private final Map<RoomId, Ports> ports = new LinkedHashMap<>();
  private final Set<RoomId> small = new HashSet<>();
  private Orders orders = Orders.NONE;
  private @Nullable FlowWatch watch;
  private long askedMillis;
  private boolean started;
  private boolean startingAnew;

  RunningCapture(CaptureSettings settings) {
    this.settings = settings;
  }

  Orders orders() {
    return orders;
  }

  /** Another order of its room, or the first one; it comes true once its ports are known. */
  void take(CaptureOrder order) {
    orders = orders.with(order);
    ports.remove(order.room());
  }

  void drop(RoomId room) {
    orders = orders.without(room);
    ports.remove(room);
    small.remove(room);
    if (orders.isEmpty()) {
      forgotten();
    }
  }

  /**
   * A room needs the small picture, or no more.
   *
   * @return whether the command is another one by that
   */
  boolean small(RoomId room, boolean wanted) {
    boolean before = small.isEmpty();
    if (wanted && orders.of(room).isPresent()) {
      small.add(room);
    } else {
      small.remove(room);
    }
    return small.isEmpty() != before;
  }

  /** Where a room takes what is captured. */
  void sendTo(RoomId room, Ports where) {
    ports.put(room, where);
  }

  /**
   * The command that makes all orders come true whose ports are known.
   *
   * @param loudspeakers whether this host has any
   */
  ToWorker.Start command(DeviceWishes wishes, boolean loudspeakers) {
    List<Integer> pictures = ports(orders.video(), Ports::videoRtp);
    List<Integer> sounds = ports(orders.audio(), Ports::audioRtp);
    return new ToWorker.Start(
        ID,
        pictures.isEmpty() ? null : wishes.video(settings, pictures, !small.isEmpty()),
        sounds.isEmpty() ? null : wishes.audio(settings, sounds),
        wishes.play(settings, loudspeakers));
  }

  private List<Integer> ports(Stream<CaptureOrder> wanting, ToIntFunction<Ports> which) {
    return wanting
        .map(order -> ports.get(order.room()))
        .filter(Objects::nonNull)
        .map(known -> which.applyAsInt(known))
        .toList();
  }

  /** A worker was told this; it must answer in time. */
  void asked(ToWorker.Start command, long nowMillis) {
    askedMillis = nowMillis;
    started = false;
    boolean video = command.video() != null;
    boolean audio = command.audio() != null;
    watch =
        watch == null
            ? FlowWatch.begin(video, audio, nowMillis)
            : watch.only(video, audio, nowMillis);
  }

  /** Whether the worker was told to have the camera open. */
  boolean wantsVideo() {
    return watch != null && watch.video() != null;
  }

  /** Whether the worker was told to have the microphone open. */
  boolean wantsAudio() {
    return watch != null && watch.audio() != null;
  }

  /** It is being stopped in order to be asked for again. */
  void startAnew(FlowWatch struck) {
    watch = struck;
    startingAnew = true;
  }

  /** The worker has stopped it: whether it is to be asked for again now. */
  boolean stopped() {
    boolean again = startingAnew;
    startingAnew = false;
    return again;
  }

  void started() {
    started = true;
  }

  /** The worker that was told is gone, and what is known of its streams with it. */
  void forgotten() {
    ports.clear();
    watch = null;
    askedMillis = 0;
    started = false;
    startingAnew = false;
  }

  /** Whether the worker has owed its answer for longer than it may. */
  boolean overdue(long nowMillis) {
    return askedMillis != 0 && !started && nowMillis - askedMillis > Workers.PATIENCE.toMillis();
  }

  /** Absent while no worker has been told. */
  @Nullable FlowWatch watch() {
    return watch;
  }

  void watch(FlowWatch next) {
    watch = next;
  }
}
