package io.ringroom.media.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The forward rule: turns packets of changing sources into one unbroken stream. Sequence number,
 * timestamp, picture id and TL0PICIDX continue where the source before left off.
 *
 * <p>Video changes its source only at a key frame; until then the old one goes on. Audio changes at
 * the next packet. A source that starts anew (its {@code epoch} changes) is treated like another
 * source, so receivers never notice that an encoder was restarted.
 */
public final class Rebase {
  /** What to do with a packet. */
  public enum Verdict {
    DROP,
    FORWARD,
    /** Not forwarded; the source must be asked for a key frame. */
    KEY_FRAME_NEEDED
  }

  private final boolean video;
  private final int clockRate;
  private @Nullable Object current;
  private int currentEpoch;
  private @Nullable Object pending;

  private long firstIn;
  private long highestIn;
  private int seqOffset;
  private long timestampOffset;
  private int pictureOffset;
  private int tl0Offset;

  private int lastSeq;
  private long lastTimestamp;
  private long lastAtMicros = -1;
  private int lastPicture;
  private int lastTl0;

  private int outSeq;
  private long outTimestamp;
  private int outPicture;
  private int outTl0;
  private int switches;

  /**
   * @param startSeq first sequence number is the one after this; below 32768, so that the roll-over
   *     counter of SRTP cannot be guessed wrong by a receiver that misses the first packets
   */
  public Rebase(MediaKind kind, int startSeq, long startTimestamp) {
    this.video = kind == MediaKind.VIDEO;
    this.clockRate = kind.clockRate();
    this.lastSeq = startSeq;
    this.lastTimestamp = startTimestamp;
  }

  /**
   * From now on this source is wanted; null for none.
   *
   * @param keepUntilThen whether the present source may go on until the wanted one can take over;
   *     without effect on audio, which has nothing to wait for
   */
  public void want(@Nullable Object source, boolean keepUntilThen) {
    if (source == current) {
      pending = null;
      return;
    }
    if (!keepUntilThen || !video) {
      current = null;
    }
    pending = source;
  }

  /** Whether a wanted source has not begun to flow. */
  public boolean waiting() {
    return pending != null;
  }

  /**
   * Decides about one packet of {@code source}; after {@link Verdict#FORWARD} the {@code out}
   * numbers are those to send.
   *
   * @param epoch changes when the source starts anew
   * @param vp8 the packet's descriptor, read already; null for audio
   */
  public Verdict offer(
      Object source, int epoch, RtpPacket packet, @Nullable Vp8Descriptor vp8, long nowMicros) {
    if (source == current && epoch != currentEpoch) {
      if (pending == null) {
        pending = current;
      }
      current = null;
    }
    if (source != current) {
      if (source != pending) {
        return Verdict.DROP;
      }
      if (vp8 != null && !vp8.keyFrameStart()) {
        return Verdict.KEY_FRAME_NEEDED;
      }
      switchTo(source, epoch, packet, vp8, nowMicros);
    }
    long number = Seq.unwrap(highestIn, packet.seq());
    if (number < firstIn) {
      return Verdict.DROP; // from before the switch: its number belongs to the source before
    }
    outSeq = packet.seq() + seqOffset & 0xFFFF;
    outTimestamp = packet.timestamp() + timestampOffset & 0xFFFF_FFFFL;
    if (vp8 != null) {
      outPicture = vp8.pictureId() + pictureOffset & 0x7FFF;
      outTl0 = vp8.tl0() + tl0Offset & 0xFF;
    }
    if (number >= highestIn) {
      remember(number, vp8, nowMicros);
    }
    return Verdict.FORWARD;
  }

  private void switchTo(
      Object source, int epoch, RtpPacket packet, @Nullable Vp8Descriptor vp8, long nowMicros) {
    long elapsed = lastAtMicros < 0 ? 0 : nowMicros - lastAtMicros;
    long ticks = Math.max(1, elapsed * clockRate / 1_000_000L);
    current = source;
    currentEpoch = epoch;
    pending = null;
    firstIn = 0x10000L + packet.seq();
    highestIn = firstIn;
    seqOffset = lastSeq + 1 - packet.seq();
    timestampOffset = lastTimestamp + ticks - packet.timestamp();
    if (vp8 != null) {
      pictureOffset = lastPicture + 1 - vp8.pictureId();
      tl0Offset = lastTl0 + 1 - vp8.tl0();
    }
    switches++;
  }

  private void remember(long number, @Nullable Vp8Descriptor vp8, long nowMicros) {
    highestIn = number;
    lastSeq = outSeq;
    lastTimestamp = outTimestamp;
    lastAtMicros = nowMicros;
    if (vp8 != null && vp8.pictureIdBits() > 0) {
      lastPicture = outPicture;
    }
    if (vp8 != null && vp8.hasTl0()) {
      lastTl0 = outTl0;
    }
  }

  public int outSeq() {
    return outSeq;
  }

  public long outTimestamp() {
    return outTimestamp;
  }

  public int outPicture() {
    return outPicture;
  }

  public int outTl0() {
    return outTl0;
  }

  /** The source that flows now. */
  public @Nullable Object current() {
    return current;
  }

  /** The timestamp under which a moment of the current source's clock is sent. */
  public long toOut(long sourceTimestamp) {
    return sourceTimestamp + timestampOffset & 0xFFFF_FFFFL;
  }

  /** How often the source changed or started anew. */
  public int switches() {
    return switches;
  }
}
