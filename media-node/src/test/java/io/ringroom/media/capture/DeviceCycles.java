package io.ringroom.media.capture;

import static org.awaitility.Awaitility.await;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.protocol.node.FromNode.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A camera and a microphone that are unplugged and plugged in again and again under a running
 * capture, and what that costs.
 */
final class DeviceCycles implements AutoCloseable {
  private static final CaptureSettings SETTINGS =
      new CaptureSettings(
          true,
          false,
          new SourceWish.Auto(),
          new SourceWish.Auto(),
          new VideoFormat(320, 180, 15, 300_000),
          new AudioFormat(32_000),
          PlaySettings.OFF,
          List.of());
  private static final CaptureOrder EVERYTHING =
      new CaptureOrder(new RoomId("call-1"), new UserId("room-node1"), "call-1", true, true);

  private final PipeWireSandbox sandbox;
  private final Path trace = Files.createTempFile("gstreamer", ".trace");
  private final EarInput input = new EarInput();
  private final Decoder pictures = Decoder.ofPictures();
  private final CaptureSupervisor capture;
  private Process camera;
  private Process microphone;

  /**
   * What one cycle cost, and what the worker held at its end.
   *
   * @param slateMillis from the unplugging until the slate is seen
   * @param backMillis from the plugging in until the camera is seen
   */
  record Cycle(long slateMillis, long backMillis, long files, long threads, long kilobytes) {}

  /**
   * @param traced whether GStreamer writes down what it leaks, which itself costs memory
   */
  DeviceCycles(PipeWireSandbox sandbox, boolean traced) throws IOException {
    this.sandbox = sandbox;
    camera = sandbox.plugInCamera("RedCam", "red");
    microphone = sandbox.plugInBriefly("QuietMic");
    input.video.handOnTo(pictures.port());
    capture =
        new CaptureSupervisor(
            SETTINGS,
            input,
            devices -> {},
            CaptureWitness.NONE,
            traced ? traced() : sandbox.environment());
    capture.begin();
    eventually("both devices are found", () -> hardware() == 2);
    capture.start(EVERYTHING);
    eventually("the camera's red is seen", this::askedAndRed);
  }

  private Map<String, String> traced() {
    Map<String, String> all = new HashMap<>(sandbox.environment());
    all.put("GST_TRACERS", "leaks(check-refs=true)");
    all.put("GST_DEBUG", "GST_TRACER:7");
    all.put("GST_DEBUG_FILE", trace.toString());
    return all;
  }

  /** Unplugs both, waits for the slate, plugs both in, waits for the picture. */
  Cycle run() throws IOException {
    long unplugged = System.nanoTime();
    camera.destroyForcibly();
    microphone.destroyForcibly();
    eventually("the slate is seen", () -> !isRed());
    long slate = millisSince(unplugged);
    eventually("neither device is listed", () -> hardware() == 0);
    long plugged = System.nanoTime();
    camera = sandbox.plugInCamera("RedCam", "red");
    microphone = sandbox.plugInBriefly("QuietMic");
    eventually("the camera's red is seen again", this::isRed);
    long back = millisSince(plugged);
    eventually("both devices are found again", () -> hardware() == 2);
    Path worker = Path.of("/proc", Long.toString(capture.workerPid()));
    return new Cycle(
        slate, back, count(worker.resolve("fd")), count(worker.resolve("task")), resident(worker));
  }

  /** Whether picture and sound were each one unbroken stream all the time. */
  boolean isUnbroken() {
    return input.video.isUnbroken() && input.audio.isUnbroken();
  }

  /** How often a worker ended, which is never right. */
  String workerEnd() {
    return capture.lastWorkerEnd();
  }

  /** Ends the capture and reads what GStreamer objects were still alive then. */
  List<String> leaks() throws IOException {
    capture.stop(EVERYTHING.room());
    capture.close();
    try (Stream<String> lines = Files.lines(trace)) {
      return lines.filter(line -> line.contains("object-alive,") && !line.contains("%s")).toList();
    }
  }

  @Override
  public void close() throws IOException {
    capture.close();
    camera.destroyForcibly();
    microphone.destroyForcibly();
    pictures.close();
    input.close();
    Files.deleteIfExists(trace);
  }

  private long hardware() {
    return capture.devices().stream().filter(device -> !device.test()).map(Device::kind).count();
  }

  /** The decoder may have come after the first key frame. */
  private boolean askedAndRed() {
    try {
      if (input.rtcpPort != 0 && input.video.count() > 0 && pictures.bytes() == 0) {
        input.video.askForKeyFrame(input.rtcpPort);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return isRed();
  }

  private boolean isRed() {
    int[] corner = pictures.colour(0, 0);
    return corner[0] > 180 && corner[1] < 70 && corner[2] < 70;
  }

  private static void eventually(String what, BooleanSupplier condition) {
    await(what)
        .atMost(Duration.ofSeconds(40))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(30))
        .until(condition::getAsBoolean);
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }

  private static long resident(Path process) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Runs many cycles and prints each; ends with 1 when anything grew, leaked or came too late.
   *
   * @param arguments how many
   */
  public static void main(String[] arguments) throws IOException {
    boolean right = soak(Integer.parseInt(arguments[0]), /* traced= */ false);
    right &= soak(Math.min(10, Integer.parseInt(arguments[0])), /* traced= */ true);
    System.exit(right ? 0 : 1);
  }

  private static boolean soak(int cycles, boolean traced) throws IOException {
    List<Cycle> done = new ArrayList<>();
    try (PipeWireSandbox sandbox = PipeWireSandbox.start().orElseThrow();
        DeviceCycles devices = new DeviceCycles(sandbox, traced)) {
      for (int n = 1; n <= cycles; n++) {
        Cycle cycle = devices.run();
        done.add(cycle);
        System.out.printf(
            "%3d  slate after %4d ms  picture back after %4d ms  %d files  %d threads  %d kB%n",
            n,
            cycle.slateMillis(),
            cycle.backMillis(),
            cycle.files(),
            cycle.threads(),
            cycle.kilobytes());
      }
      boolean unbroken = devices.isUnbroken();
      String end = devices.workerEnd();
      List<String> leaks = devices.leaks();
      leaks.forEach(System.out::println);
      System.out.printf(
          "one encoder throughout: %s, worker ended: %s, leaked objects: %s%n",
          unbroken, end.isEmpty() ? "never" : end, traced ? leaks.size() : "not looked for");
      return unbroken && end.isEmpty() && leaks.isEmpty() && (traced || isSteady(done));
    }
  }

  /** Compares the last tenth with the second: the first has caches to fill. */
  private static boolean isSteady(List<Cycle> done) {
    int tenth = Math.max(1, done.size() / 10);
    List<Cycle> early =
        done.subList(Math.min(tenth, done.size() - 1), Math.min(2 * tenth, done.size()));
    List<Cycle> late = done.subList(done.size() - tenth, done.size());
    Cycle first = early.get(early.size() - 1);
    Cycle last = late.get(late.size() - 1);
    System.out.printf(
        "files %d -> %d, threads %d -> %d, memory %d -> %d kB%n",
        first.files(),
        last.files(),
        first.threads(),
        last.threads(),
        first.kilobytes(),
        last.kilobytes());
    return last.files() <= first.files() + 2
        && last.threads() <= first.threads() + 2
        && last.kilobytes() <= first.kilobytes() * 1.15
        && done.stream().allMatch(c -> c.slateMillis() < 1_000 && c.backMillis() < 3_000);
  }
}
