package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.media.compose.Canvas;
import io.ringroom.media.compose.Subject;
import io.ringroom.media.compose.Tile;
import io.ringroom.media.plain.PlainReceiver;
import io.ringroom.media.plain.PlainSender;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.CompositionSpec.Rendition;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.transport.MediaLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mixed picture of a room. It is there to be bound to at any time, and is made only while
 * somebody does: it knows its viewers by who is bound to its renditions. On the media thread only.
 */
final class VideoMixing implements TaskControl.Listener, AutoCloseable {
  /** What every composed picture is at most; wide enough for sixteen faces on a telephone. */
  static final Canvas CANVAS = new Canvas(640, 360, 15);

  private static final Logger log = LoggerFactory.getLogger(VideoMixing.class);
  private static final List<Encoding> ENCODINGS =
      List.of(new Encoding(640, 360, 600_000), new Encoding(320, 180, 150_000));

  /** Who looks away and back again within this time waits for nothing. */
  private static final long LINGER_MICROS = 5_000_000;

  /** A composition that could not be made is not tried again sooner. */
  private static final long PAUSE_MICROS = 5_000_000;

  private final RoomId room;
  private final RoomContext context;

  /** Empty until somebody wants to see it, which in most rooms nobody ever does. */
  private final List<PlainReceiver> renditions = new ArrayList<>();

  private final List<PlainSender> senders = new ArrayList<>();
  private final List<Integer> renditionPorts = new ArrayList<>();
  private InputPlan plan = InputPlan.EMPTY;
  private @Nullable CompositionSpec spec;
  private int generation;
  private boolean playing;
  private boolean wanted;
  private long watchedMicros;
  private long notBeforeMicros = Long.MIN_VALUE;

  VideoMixing(RoomId room, RoomContext context) {
    this.room = room;
    this.context = context;
  }

  /** One size in which the picture is encoded. */
  private record Encoding(int width, int height, int bitrate) {}

  /** What to bind a viewer to, the smallest encoding first. */
  List<Layer> layers() {
    return List.of(rendition(1).layer(), rendition(0).layer());
  }

  private PlainReceiver rendition(int index) {
    while (renditions.size() < ENCODINGS.size()) {
      renditions.add(new PlainReceiver(context.loop(), PlainTrack.VIDEO, context.ntpTime()));
    }
    return renditions.get(index);
  }

  /** The best of them. */
  Layer best() {
    return rendition(0).layer();
  }

  /** What its smallest encoding takes, bits per second. */
  static long leastBits() {
    return ENCODINGS.get(ENCODINGS.size() - 1).bitrate();
  }

  /** Whether there is something to see in it. */
  boolean isLive() {
    return playing && layers().stream().anyMatch(Layer::isLive);
  }

  /** Whether somebody is to watch it, though nothing of it may be sent to him at the moment. */
  void want(boolean wanted, long nowMicros) {
    this.wanted = wanted;
    if (isWatched()) {
      watchedMicros = nowMicros;
    }
  }

  /** Whether anybody watches. */
  boolean isWatched() {
    return wanted || renditions.stream().anyMatch(one -> !one.layer().subscribers().isEmpty());
  }

  /** Whether it is worth looking who is in it. */
  boolean isToBeMade(long nowMicros) {
    return spec == null
        ? isWatched() && nowMicros >= notBeforeMicros
        : isWatched() || nowMicros - watchedMicros < LINGER_MICROS;
  }

  /** Makes none. */
  void rest() {
    if (spec != null) {
      stop();
    }
  }

  /** Makes the picture this one. */
  void show(Picture picture, long nowMicros) {
    List<Subject> sending =
        picture.tiles().stream().map(Tile::subject).filter(picture::sends).toList();
    InputPlan before = plan;
    plan = plan.carry(sending);
    try {
      openInputs();
      bindInputs(before, picture);
      if (before.size() != plan.size()) {
        beginAnew();
      }
      CompositionSpec next = spec(picture);
      if (!next.equals(spec)) {
        spec = next;
        context.tasks().start(WorkerRole.MIX, taskId(), next, this);
      }
    } catch (IOException e) {
      log.warn("room={} no port for the mixed picture: {}", room, e.toString());
      stop();
      notBeforeMicros = nowMicros + PAUSE_MICROS;
    }
  }

  private void openInputs() throws IOException {
    while (senders.size() < plan.size()) {
      senders.add(
          new PlainSender(context.loop(), PlainTrack.VIDEO, context.ntpTime(), context.random()));
    }
  }

  private void bindInputs(InputPlan before, Picture picture) {
    for (int i = 0; i < plan.size(); i++) {
      Optional<Subject> now = plan.inputs().get(i);
      PlainSender sender = senders.get(i);
      if (i < before.size() && !now.equals(before.inputs().get(i))) {
        // Else the one before would go on under the other's name until his first key frame.
        sender.show(null);
      }
      sender.show(now.flatMap(picture::source).orElse(null));
    }
  }

  /** Other numbers of inputs need another composition; its viewers see a key frame, no more. */
  private void beginAnew() throws IOException {
    if (spec != null) {
      context.tasks().stop(WorkerRole.MIX, taskId());
    }
    spec = null;
    playing = false;
    generation++;
    expectWorker();
  }

  private void expectWorker() throws IOException {
    senders.forEach(sender -> sender.to(0));
    renditionPorts.clear();
    for (int i = 0; i < ENCODINGS.size(); i++) {
      renditionPorts.add(rendition(i).expectSender());
      rendition(i).rtcpTo(0);
    }
  }

  private CompositionSpec spec(Picture picture) {
    List<Rendition> wanted = new ArrayList<>();
    for (int i = 0; i < ENCODINGS.size(); i++) {
      Encoding encoding = ENCODINGS.get(i);
      wanted.add(
          new Rendition(
              encoding.width(),
              encoding.height(),
              encoding.bitrate(),
              renditionPorts.get(i),
              /* wanted= */ true));
    }
    return new CompositionSpec(
        CANVAS.width(),
        CANVAS.height(),
        CANVAS.fps(),
        plan.size(),
        wanted,
        picture.background(),
        picture.tiles().stream().map(tile -> tile(tile, picture.name(tile.subject()))).toList());
  }

  private CompositionSpec.Tile tile(Tile tile, String name) {
    return new CompositionSpec.Tile(
        plan.of(tile.subject()).orElse(CompositionSpec.NO_INPUT),
        tile.subject().user().value() + (tile.subject().screen() ? "/screen" : ""),
        tile.place().x(),
        tile.place().y(),
        tile.place().width(),
        tile.place().height(),
        tile.z(),
        tile.fill(),
        name);
  }

  private String taskId() {
    return room.value() + "/picture-" + generation;
  }

  /**
   * Asks for key frames that are due. Inputs are sent no reports: their ports take RTP alone, and
   * pictures are put together by when they arrive.
   */
  void tick(long nowMicros) {
    if (playing) {
      renditions.forEach(rendition -> rendition.tick(nowMicros));
    }
  }

  /** Whether a composition runs or is to run. */
  boolean isOn() {
    return spec != null;
  }

  @Override
  public void running(List<Integer> ports) {
    if (spec == null || ports.size() != senders.size() + renditions.size()) {
      return;
    }
    playing = true;
    for (int i = 0; i < senders.size(); i++) {
      senders.get(i).to(ports.get(i));
    }
    for (int i = 0; i < renditions.size(); i++) {
      renditions.get(i).rtcpTo(ports.get(senders.size() + i));
    }
    log.info("room={} mixed picture with {} inputs", room, senders.size());
  }

  @Override
  public void interrupted(String why) {
    log.warn("room={} mixed picture interrupted: {}", room, why);
    playing = false;
    try {
      expectWorker();
    } catch (IOException e) {
      ended(e.toString());
    }
  }

  @Override
  public void news(String state, String detail) {
    log.warn("room={} mixed picture {}: {}", room, state, detail);
  }

  @Override
  public void ended(String why) {
    log.error("room={} no mixed picture: {}", room, why);
    stop();
    notBeforeMicros = MediaLoop.nowMicros() + PAUSE_MICROS;
  }

  private void stop() {
    if (spec != null) {
      context.tasks().stop(WorkerRole.MIX, taskId());
      log.info("room={} mixed picture is no longer made", room);
    }
    spec = null;
    playing = false;
    plan = InputPlan.EMPTY;
    senders.forEach(PlainSender::close);
    senders.clear();
    renditions.forEach(rendition -> rendition.rtcpTo(0));
  }

  @Override
  public void close() {
    stop();
    renditions.forEach(PlainReceiver::close);
  }
}
