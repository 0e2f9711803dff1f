package io.ringroom.media.capture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Decodes RTP with GStreamer's own tool, so that content can be looked at by somebody else's code.
 */
public final class Decoder implements AutoCloseable {
  /** Pictures are decoded to this size: enough to tell colours apart. */
  public static final int WIDTH = 14;

  public static final int HEIGHT = 8;

  /** Samples a second of decoded sound. */
  public static final int RATE = 48_000;

  private final int width;
  private final int height;
  private final Path file;
  private final Process process;
  private final int port;

  private Decoder(String what, int width, int height) throws IOException {
    this(freePort(), "udpsrc port=%d " + what, width, height, Map.of());
  }

  private Decoder(int port, String what, int width, int height, Map<String, String> environment)
      throws IOException {
    this.width = width;
    this.height = height;
    this.port = port;
    file = Files.createTempFile("decoded", ".raw");
    List<String> words = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
    words.addAll(List.of(what.formatted(port).split(" ")));
    words.addAll(List.of("!", "filesink", "buffer-mode=unbuffered", "location=" + file));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    process = builder.start();
  }

  private static int freePort() throws IOException {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Hears what a loudspeaker plays. */
  static Decoder ofLoudspeaker(String name, PipeWireSandbox sandbox) throws IOException {
    return ofMicrophone(name + ".monitor", sandbox);
  }

  /** Hears what a microphone hears, untreated. */
  static Decoder ofMicrophone(String name, PipeWireSandbox sandbox) throws IOException {
    return new Decoder(
        0,
        "pulsesrc device="
            + name
            + " ! audioconvert ! audioresample"
            + " ! audio/x-raw,format=S16LE,channels=1,rate="
            + RATE,
        WIDTH,
        HEIGHT,
        sandbox.environment());
  }

  public static Decoder ofPictures() throws IOException {
    return ofPictures(WIDTH, HEIGHT);
  }

  /** Pictures, scaled to this size. */
  public static Decoder ofPictures(int width, int height) throws IOException {
    return new Decoder(
        "caps=application/x-rtp,media=video,clock-rate=90000,encoding-name=VP8,payload=96"
            + " ! rtpvp8depay ! vp8dec ! videoconvert ! videoscale"
            + " ! video/x-raw,format=RGBA,width=%d,height=%d".formatted(width, height),
        width,
        height);
  }

  public static Decoder ofSound() throws IOException {
    return new Decoder(
        "caps=application/x-rtp,media=audio,clock-rate=48000,encoding-name=OPUS,payload=111"
            + " ! rtpopusdepay ! opusdec ! audioconvert ! audioresample"
            + " ! audio/x-raw,format=S16LE,channels=1,rate="
            + RATE,
        0,
        0);
  }

  public int port() {
    return port;
  }

  public long bytes() {
    return file.toFile().length();
  }

  /** Red, green and blue of one point of the newest picture, 0 to 255; black before the first. */
  public int[] colour(int x, int y) {
    int frame = width * height * 4;
    long frames = bytes() / frame;
    if (frames == 0) {
      return new int[3];
    }
    byte[] pixel = read((frames - 1) * frame + (y * width + x) * 4L, 3);
    return new int[] {pixel[0] & 0xff, pixel[1] & 0xff, pixel[2] & 0xff};
  }

  /** Root mean square of the newest half second, dB below full scale; −120 for silence. */
  double level() {
    return level(0.5);
  }

  /** The same of some newest seconds. */
  double level(double seconds) {
    int samples = (int) (RATE * seconds);
    if (bytes() < samples * 2L) {
      return -120;
    }
    ByteBuffer sound =
        ByteBuffer.wrap(read((bytes() / 2 - samples) * 2, samples * 2))
            .order(ByteOrder.LITTLE_ENDIAN);
    double energy = 0;
    for (int n = 0; n < samples; n++) {
      energy += Math.pow(sound.getShort(n * 2) / 32768.0, 2);
    }
    return Math.max(-120, 10 * Math.log10(energy / samples + 1e-12));
  }

  /** The share of the newest half second's energy that is at a frequency, 0 to 1. */
  public double shareAt(double hertz) {
    int samples = RATE / 2;
    if (bytes() < samples * 2L) {
      return 0;
    }
    ByteBuffer sound =
        ByteBuffer.wrap(read((bytes() / 2 - samples) * 2, samples * 2))
            .order(ByteOrder.LITTLE_ENDIAN);
    double real = 0;
    double imaginary = 0;
    double energy = 0;
    for (int n = 0; n < samples; n++) {
      double sample = sound.getShort(n * 2);
      double angle = 2 * Math.PI * hertz * n / RATE;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
      energy += sample * sample;
    }
    return energy == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (samples * energy);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(file);
  }

  private byte[] read(long from, int length) {
    byte[] bytes = new byte[length];
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      open.seek(from);
      open.readFully(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes;
  }
}
