package io.ringroom.media.mix;

import io.ringroom.media.rtp.Bytes;

/**
 * One mixed stream on its way out: limited, encoded once, as RTP. While there is nothing to hear
 * nothing is encoded; a packet now and then tells receivers that the stream goes on.
 */
public final class MixOutput implements AutoCloseable {
  /** RTP header and the extension of the level: RFC 3550, RFC 8285, RFC 6464. */
  private static final int HEADER = 20;

  private static final int LARGEST_PAYLOAD = 1_200;

  /** How much later than in the frame sound comes out of its packet: libopus, 6.5 ms. */
  private static final int ENCODER_DELAY = 312;

  /** The same from the frame that was given to {@link #send}, with what limiting takes. */
  static final int DELAY = Limiter.DELAY + ENCODER_DELAY;

  /** Quieter than this (−80 dBFS) is silence. */
  private static final float AUDIBLE = 1e-4f;

  /** Silent frames that are sent all the same, so that the end of a word is not cut: 200 ms. */
  private static final int HANGOVER = 10;

  /** Frames from one sign of life to the next in silence, as Opus in discontinuous mode: 400 ms. */
  private static final int COMFORT = 20;

  private final SoundEncoder encoder;
  private final RtpTerms terms;
  private final Limiter limiter = new Limiter();
  private final byte[] payload = new byte[LARGEST_PAYLOAD];
  private final byte[] packet = new byte[HEADER + LARGEST_PAYLOAD];
  private int seq;
  private long timestamp;
  private int silent;
  private boolean pausing = true;
  private boolean rested = true;
  private long packets;
  private long octets;

  /**
   * How its packets look.
   *
   * @param levelExtension id of the RFC 6464 extension
   */
  public record RtpTerms(long ssrc, int payloadType, int levelExtension) {}

  /** Takes a packet, in the first {@code length} bytes, which are used again for the next. */
  interface Sink {
    void send(byte[] bytes, int length);
  }

  /**
   * @param firstSeq below 32768, so that nobody guesses a wrap that was none
   */
  public MixOutput(SoundEncoder encoder, RtpTerms terms, int firstSeq, long firstTimestamp) {
    this.encoder = encoder;
    this.terms = terms;
    this.seq = firstSeq;
    this.timestamp = firstTimestamp;
  }

  /**
   * Lets the encoder hear what a listener has heard last from another one: who is switched from
   * that to this hears no seam.
   */
  void warm(float[] frame) {
    encoder.encode(frame, Sound.FRAME, payload);
  }

  /** Sends one frame, which is changed. */
  void send(float[] frame, Sink sink) {
    limiter.apply(frame);
    silent = isSilent(frame) ? silent + 1 : 0;
    boolean due = silent <= HANGOVER || silent % COMFORT == 0;
    if (due) {
      int size = encoder.encode(frame, Sound.FRAME, payload);
      if (size > 0) {
        sink.send(packet, write(size, Sound.level(frame, Sound.FRAME)));
        packets++;
        octets += size;
      }
    }
    pausing = !due;
    rested = false;
    timestamp = timestamp + Sound.FRAME & 0xFFFF_FFFFL;
  }

  /** Nothing is sent for some frames, and time goes on. */
  void skip(long frames) {
    timestamp = timestamp + frames * Sound.FRAME & 0xFFFF_FFFFL;
    pausing = true;
    rested = true;
  }

  /** Whether nothing was sent until now, so that receivers come from another output. */
  boolean rested() {
    return rested;
  }

  private int write(int size, int level) {
    packet[0] = (byte) 0x90;
    packet[1] = (byte) ((pausing ? 0x80 : 0) | terms.payloadType());
    Bytes.put16(packet, 2, seq);
    Bytes.put32(packet, 4, timestamp);
    Bytes.put32(packet, 8, terms.ssrc());
    Bytes.put16(packet, 12, 0xBEDE);
    Bytes.put16(packet, 14, 1);
    packet[16] = (byte) (terms.levelExtension() << 4);
    packet[17] = (byte) level;
    packet[18] = 0;
    packet[19] = 0;
    System.arraycopy(payload, 0, packet, HEADER, size);
    seq = seq + 1 & 0xFFFF;
    return HEADER + size;
  }

  private static boolean isSilent(float[] frame) {
    for (int i = 0; i < Sound.FRAME; i++) {
      if (Math.abs(frame[i]) > AUDIBLE) {
        return false;
      }
    }
    return true;
  }

  SoundEncoder encoder() {
    return encoder;
  }

  public long ssrc() {
    return terms.ssrc();
  }

  /** Timestamp of the frame that comes next. */
  public long timestamp() {
    return timestamp;
  }

  public long packets() {
    return packets;
  }

  /** Payload bytes sent. */
  public long octets() {
    return octets;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
