package io.ringroom.media.mix;

import io.ringroom.media.mix.JitterBuffer.Waiting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One talker on his way into the mix: packets in, a frame every tick out. What is heard stays at
 * the live edge: as late as the network demands ({@link DelayTarget}) and not later, whatever
 * happened before. A little too late is caught up with unheard; far too late is left out at once.
 */
final class MixInput implements AutoCloseable {
  /** Off by up to a tick is right: packets come at any moment between two ticks. */
  private static final long TOO_EARLY = -240;

  private static final long TOO_LATE = Sound.FRAME + 240;

  /** From here on sound is left out at once: 100 ms. */
  private static final long FAR_TOO_LATE = 4_800;

  /** Far too early, too: 500 ms, which is a clock that has jumped back. */
  private static final long FAR_TOO_EARLY = -24_000;

  /** What leaving something out needs. */
  private static final int MORE = Sound.FRAME + TimeStretch.MOST_LAG;

  /** Ticks between two stretches, which keeps the tempo within about a tenth. */
  private static final int STRETCH_PAUSE = 3;

  /** The longest gap worth making up for from the packet behind it: 60 ms. */
  private static final int REPAIRABLE = 2_880;

  /** What is made up comes in steps of 2.5 ms. */
  private static final int CONCEALMENT_STEP = 120;

  /** After so much made up sound there is silence: 200 ms. */
  private static final int MOST_CONCEALED = 9_600;

  private final SoundDecoder decoder;
  private final JitterBuffer buffer = new JitterBuffer();
  private final Samples samples = new Samples();
  private final float[] decoded = new float[Sound.LONGEST_PACKET];
  private final float[] stretchable = new float[MORE];

  /** Position of the first sample that has not been decoded. */
  private long next;

  private boolean playing;
  private int concealed;
  private int sinceStretch;
  private int lastSeq;
  private long lastPacketMicros = Long.MIN_VALUE / 2;
  private long delayMicros;
  private long repairs;
  private long skips;

  MixInput(SoundDecoder decoder) {
    this.decoder = decoder;
  }

  void onPacket(int seq, long timestamp, byte[] payload, long nowMicros) {
    lastPacketMicros = nowMicros;
    buffer.put(seq, timestamp, payload, nowMicros);
  }

  /**
   * The next 20 ms.
   *
   * @return false for silence; {@code frame} holds nothing then
   */
  boolean play(float[] frame, long nowMicros) {
    if (!buffer.started()) {
      return false;
    }
    long due = buffer.due(nowMicros);
    if (!playing && !begin(due)) {
      return false;
    }
    long behind = behind(due);
    if (behind > FAR_TOO_LATE || behind < FAR_TOO_EARLY) {
      skips++;
      if (!begin(due)) {
        return false;
      }
      behind = behind(due);
    }
    delayMicros = buffer.targetMicros() + Sound.micros(due - (next - samples.size()));
    sinceStretch++;
    if (sinceStretch > STRETCH_PAUSE && behind > TOO_LATE && ahead(MORE)) {
      stretch(frame, true);
    } else if (sinceStretch > STRETCH_PAUSE && behind < TOO_EARLY && fill(Sound.FRAME)) {
      stretch(frame, false);
    } else if (fill(Sound.FRAME)) {
      samples.peek(frame, Sound.FRAME);
      samples.drop(Sound.FRAME);
    } else {
      return stop();
    }
    buffer.playedUpTo(next);
    return true;
  }

  /**
   * How late the next packet is taken, beyond what the network demands. With samples of the one
   * before still to be played it is taken that much sooner than its own first sample is heard.
   */
  private long behind(long due) {
    return due - (samples.size() < Sound.FRAME ? next : next - samples.size());
  }

  /** Starts at the live edge, when there is something to start with. */
  private boolean begin(long due) {
    playing = false;
    samples.clear();
    buffer.playedUpTo(due - Sound.FRAME);
    Waiting first = buffer.first();
    if (first == null || first.position() > due) {
      return false;
    }
    next = first.position();
    lastSeq = first.seq() - 1 & 0xFFFF;
    concealed = 0;
    sinceStretch = 0;
    playing = true;
    return true;
  }

  private boolean stop() {
    playing = false;
    samples.clear();
    return false;
  }

  private void stretch(float[] frame, boolean shorter) {
    samples.peek(stretchable, shorter ? MORE : Sound.FRAME);
    int used =
        shorter
            ? TimeStretch.shorten(stretchable, frame)
            : TimeStretch.lengthen(stretchable, frame);
    samples.drop(used);
    sinceStretch = 0;
  }

  /** Whether so many samples are there without making any up. */
  private boolean ahead(int count) {
    while (samples.size() < count) {
      Waiting first = buffer.first();
      if (first == null || first.position() != next) {
        return false;
      }
      decodeNext();
    }
    return true;
  }

  /** Gets so many samples, made up where packets are missing; false when it is time for silence. */
  private boolean fill(int count) {
    while (samples.size() < count) {
      Waiting first = buffer.first();
      if (first != null && first.position() <= next) {
        decodeNext();
      } else if (concealed >= MOST_CONCEALED) {
        return false;
      } else {
        makeUp(first);
      }
    }
    return true;
  }

  private void decodeNext() {
    Waiting packet = buffer.take();
    if (packet == null) {
      return;
    }
    lastSeq = packet.seq();
    int count = decoder.decode(packet.payload(), decoded);
    if (count > 0) {
      concealed = 0;
      next = packet.position();
      append(count);
    }
  }

  private void makeUp(@Nullable Waiting after) {
    long gap = after == null ? Long.MAX_VALUE : after.position() - next;
    int missing = whole((int) Math.min(gap, Sound.FRAME));
    int made;
    if (after != null && isRepairable(after, gap)) {
      missing = (int) gap;
      made = decoder.repair(after.payload(), decoded, missing);
    } else {
      made = decoder.conceal(decoded, missing);
    }
    if (made < missing) {
      Arrays.fill(decoded, Math.max(0, made), missing, 0);
    }
    repairs++;
    concealed += missing;
    append(missing);
  }

  /**
   * Where nothing was lost the sender was silent: that is not made up for from what he says next.
   */
  private boolean isRepairable(Waiting after, long gap) {
    boolean lost = !JitterBuffer.adjacent(lastSeq, after.seq());
    return lost && gap <= REPAIRABLE && gap % CONCEALMENT_STEP == 0;
  }

  private static int whole(int count) {
    return (count + CONCEALMENT_STEP - 1) / CONCEALMENT_STEP * CONCEALMENT_STEP;
  }

  private void append(int count) {
    samples.add(decoded, count);
    next += count;
  }

  /** When the last packet came. */
  long lastPacketMicros() {
    return lastPacketMicros;
  }

  /** How often sound was made up for. */
  long repairs() {
    return repairs;
  }

  /** Packets that came when their moment was over. */
  long late() {
    return buffer.late();
  }

  /** How often sound was left out at once to be live again. */
  long skips() {
    return skips;
  }

  /** How long ago the packet came that the last frame begins with, had it come without jitter. */
  long delayMicros() {
    return delayMicros;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
