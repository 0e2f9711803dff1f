package io.ringroom.media.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file or stream, decoded from its beginning to its end by GStreamer's own tool: what a player
 * shows.
 */
public final class PlayedFile {
  /** Pictures are decoded to this size: enough to tell colours apart. */
  private static final int WIDTH = 14;

  private static final int HEIGHT = 8;
  private static final int RATE = 48_000;
  private static final long LIMIT_SECONDS = 30;

  private final byte[] pictures;
  private final byte[] sound;

  private PlayedFile(byte[] pictures, byte[] sound) {
    this.pictures = pictures;
    this.sound = sound;
  }

  /** Plays a file, or anything that has an address. */
  public static PlayedFile of(String uri) throws IOException {
    Path pictures = Files.createTempFile("played", ".rgba");
    Path sound = Files.createTempFile("played", ".pcm");
    try {
      play(
          "uridecodebin uri=%s name=in".formatted(uri)
              + " in. ! queue ! videoconvert ! videoscale ! "
              + "video/x-raw,format=RGBA,width=%d,height=%d ! filesink location=%s"
                  .formatted(WIDTH, HEIGHT, pictures)
              + " in. ! queue ! audioconvert ! audioresample ! "
              + "audio/x-raw,format=S16LE,channels=1,rate=%d ! filesink location=%s"
                  .formatted(RATE, sound));
      return new PlayedFile(Files.readAllBytes(pictures), Files.readAllBytes(sound));
    } finally {
      Files.deleteIfExists(pictures);
      Files.deleteIfExists(sound);
    }
  }

  /** Sound without a picture. */
  static PlayedFile ofSound(Path file) throws IOException {
    Path sound = Files.createTempFile("played", ".pcm");
    try {
      play(
          "filesrc location=%s ! matroskademux ! opusdec ! audioconvert ! audioresample"
                  .formatted(file)
              + " ! audio/x-raw,format=S16LE,channels=1,rate=%d ! filesink location=%s"
                  .formatted(RATE, sound));
      return new PlayedFile(new byte[0], Files.readAllBytes(sound));
    } finally {
      Files.deleteIfExists(sound);
    }
  }

  /** A picture without sound. */
  static PlayedFile ofPicture(Path file) throws IOException {
    Path pictures = Files.createTempFile("shown", ".rgba");
    try {
      play(
          "filesrc location=%s ! jpegdec ! videoconvert ! videoscale".formatted(file)
              + " ! video/x-raw,format=RGBA,width=%d,height=%d ! filesink location=%s"
                  .formatted(WIDTH, HEIGHT, pictures));
      return new PlayedFile(Files.readAllBytes(pictures), new byte[0]);
    } finally {
      Files.deleteIfExists(pictures);
    }
  }

  public static PlayedFile of(Path file) throws IOException {
    return of(file.toUri().toString());
  }

  private static void play(String graph) throws IOException {
    List<String> words = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
    words.addAll(List.of(graph.split(" ")));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  public int frames() {
    return pictures.length / (WIDTH * HEIGHT * 4);
  }

  public double soundSeconds() {
    return sound.length / 2.0 / RATE;
  }

  /** Red, green and blue, 0 to 255, of a point of a picture; x and y as shares of its size. */
  public int[] colour(int frame, double x, double y) {
    int at = ((frame * HEIGHT + (int) (y * HEIGHT)) * WIDTH + (int) (x * WIDTH)) * 4;
    return new int[] {pictures[at] & 0xff, pictures[at + 1] & 0xff, pictures[at + 2] & 0xff};
  }

  /** The share of the energy of one second that is at a frequency, 0 to 1 (Goertzel). */
  public double shareAt(double hertz, double fromSecond) {
    ByteBuffer pcm = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
    int from = (int) (fromSecond * RATE);
    double real = 0;
    double imaginary = 0;
    double energy = 0;
    for (int n = 0; n < RATE && (from + n) * 2 + 1 < sound.length; n++) {
      double sample = pcm.getShort((from + n) * 2);
      double angle = 2 * Math.PI * hertz * n / RATE;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
      energy += sample * sample;
    }
    return energy == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (RATE * energy);
  }
}
