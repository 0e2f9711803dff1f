package io.ringroom.bench.peer;

import io.ringroom.media.mix.Sound;
import io.ringroom.media.mix.TestTalker;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Somebody who plays a tone or is silent, and sends real Opus either way, as browsers do. */
public final class Voice implements AudioSource.Speech {
  private static final int FRAMES = 50; // a second, played again and again
  private static final double LOUDNESS = 0.2;
  private static final int LOUD_LEVEL = 17;

  /** Encoding is not what shall be measured: each tone is encoded once. */
  private static final ConcurrentMap<Double, byte[][]> ENCODED = new ConcurrentHashMap<>();

  private final byte[][] tone;
  private final byte[][] silence;
  private volatile boolean talking;
  private volatile boolean asked;
  private volatile long firstNanos;

  public Voice(double hertz, boolean talking) {
    this.tone = encoded(hertz);
    this.silence = encoded(0);
    this.talking = talking;
  }

  private static byte[][] encoded(double hertz) {
    return ENCODED.computeIfAbsent(hertz, Voice::encode);
  }

  private static byte[][] encode(double hertz) {
    byte[][] packets = new byte[FRAMES][];
    try (TestTalker talker = new TestTalker(hertz == 0 ? 440 : hertz, hertz == 0 ? 0 : LOUDNESS)) {
      for (int i = 0; i < FRAMES; i++) {
        packets[i] = talker.next((long) i * Sound.FRAME).payload();
      }
    }
    return packets;
  }

  /** Begins to talk with the next packet, whose time {@link #firstNanos} tells then. */
  public void talk() {
    firstNanos = 0;
    asked = true;
  }

  public void hush() {
    talking = false;
  }

  /** When the first loud packet left since {@link #talk}; 0 while none did. */
  public long firstNanos() {
    return firstNanos;
  }

  @Override
  public byte[] packet(int frame) {
    if (asked) {
      asked = false;
      talking = true;
      firstNanos = System.nanoTime();
    }
    return (talking ? tone : silence)[frame % FRAMES];
  }

  @Override
  public int level() {
    return talking ? LOUD_LEVEL : AudioSource.SILENT;
  }
}
