package io.ringroom.bench.peer;

/** A microphone's worth of Opus packets, 20 ms each: stamped noise, or a real tone for mixers. */
public final class AudioSource {
  private static final long FRAME_MICROS = 20_000;
  private static final int TICKS = 960;
  private static final int NOISE_SIZE = 80; // 32 kbit/s
  static final int LOUD = 20;
  static final int SILENT = 127;

  private final RtpOut out;
  private final Speech speech;
  private long nextMicros;
  private long timestamp;
  private int frame;

  /** What is said now. */
  public interface Speech {
    /** The Opus packet of a moment; an empty one stands for a stamped packet nobody decodes. */
    byte[] packet(int frame);

    /** RFC 6464: 0 is the loudest, 127 is silence. */
    int level();
  }

  AudioSource(RtpOut out, Speech speech) {
    this.out = out;
    this.speech = speech;
  }

  /** Sends what is due; call it every five milliseconds. */
  void tick(long nowMicros) {
    if (nextMicros == 0) {
      // Microphones do not run in step.
      nextMicros = nowMicros + out.ssrc() % FRAME_MICROS;
    }
    while (nowMicros >= nextMicros) {
      nextMicros += FRAME_MICROS;
      timestamp += TICKS;
      byte[] opus = speech.packet(frame++);
      int size = opus.length == 0 ? NOISE_SIZE : opus.length;
      System.arraycopy(opus, 0, out.bytes(), RtpOut.PAYLOAD_AT, opus.length);
      if (opus.length == 0) {
        Stamp.write(out.bytes(), RtpOut.PAYLOAD_AT, nowMicros);
      }
      out.send(false, timestamp, speech.level(), size);
    }
  }
}
