package io.ringroom.media.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mix of one room: a fixed number of inputs, and one output more than that. Output 0 is the
 * sum, for everybody who is in no input; output k+1 is the sum without input k, for who talks
 * there, and is encoded only while somebody does.
 */
public final class AudioMix implements AutoCloseable {
  /**
   * For how long after his last packet a talker has an output of his own. Shorter: an encoder comes
   * and goes with every pause of a sender that is silent in silence.
   */
  static final long HANGOVER_MICROS = 2_500_000;

  /** Frames of the sum an encoder hears before its first packet. */
  private static final int WARM_FRAMES = 3;

  private final List<MixInput> inputs = new ArrayList<>();
  private final List<@Nullable MixOutput> outputs = new ArrayList<>();
  private final float[][] played;
  private final boolean[] heard;
  private final float[] sum = new float[Sound.FRAME];
  private final float[] out = new float[Sound.FRAME];
  private final float[][] before = new float[WARM_FRAMES][Sound.FRAME];
  private final IntFunction<MixOutput> makeOutput;
  private final Sink sink;
  private long encoded;
  private int complexity = Complexity.BEST;
  private int lossPercent;

  /** Takes the packets of all outputs. */
  public interface Sink {
    /**
     * @param output 0 for the sum, k+1 for what input k hears
     * @param bytes used again for the next packet
     */
    void send(int output, byte[] bytes, int length);
  }

  /**
   * @param size how many inputs
   */
  public AudioMix(
      int size, Supplier<SoundDecoder> decoders, IntFunction<MixOutput> makeOutput, Sink sink) {
    for (int i = 0; i < size; i++) {
      inputs.add(new MixInput(decoders.get()));
      outputs.add(null);
    }
    outputs.add(null);
    this.makeOutput = makeOutput;
    this.sink = sink;
    this.played = new float[size][Sound.FRAME];
    this.heard = new boolean[size];
  }

  /** A packet of the talker in this input. */
  public void onPacket(int input, int seq, long timestamp, byte[] payload, long nowMicros) {
    inputs.get(input).onPacket(seq, timestamp, payload, nowMicros);
  }

  /**
   * Mixes and sends the next 20 ms.
   *
   * @param skipped ticks that were missed since the last one
   */
  public void tick(long skipped, long nowMicros) {
    if (skipped > 0) {
      outputs.forEach(output -> skip(output, skipped));
    }
    Arrays.fill(sum, 0);
    for (int i = 0; i < played.length; i++) {
      heard[i] = inputs.get(i).play(played[i], nowMicros);
      if (heard[i]) {
        add(sum, played[i], 1);
      }
    }
    System.arraycopy(sum, 0, out, 0, Sound.FRAME);
    send(0);
    for (int i = 0; i < played.length; i++) {
      if (nowMicros - inputs.get(i).lastPacketMicros() <= HANGOVER_MICROS) {
        sendWithout(i);
      } else {
        skip(outputs.get(i + 1), 1);
      }
    }
    remember();
  }

  private static void skip(@Nullable MixOutput output, long frames) {
    if (output != null) {
      output.skip(frames);
    }
  }

  private void sendWithout(int input) {
    System.arraycopy(sum, 0, out, 0, Sound.FRAME);
    if (heard[input]) {
      add(out, played[input], -1);
    }
    send(input + 1);
  }

  private void send(int number) {
    MixOutput output = outputs.get(number);
    if (output == null) {
      output = makeOutput.apply(number);
      outputs.set(number, output);
      output.encoder().complexity(complexity);
      output.encoder().expectLoss(lossPercent);
    }
    if (output.rested()) {
      for (float[] frame : before) {
        output.warm(frame);
      }
    }
    output.send(out, (bytes, length) -> sink.send(number, bytes, length));
    encoded++;
  }

  private void remember() {
    float[] oldest = before[0];
    System.arraycopy(before, 1, before, 0, WARM_FRAMES - 1);
    before[WARM_FRAMES - 1] = oldest;
    System.arraycopy(sum, 0, oldest, 0, Sound.FRAME);
  }

  private static void add(float[] to, float[] from, float gain) {
    for (int i = 0; i < Sound.FRAME; i++) {
      to[i] += gain * from[i];
    }
  }

  /** How much work each encoder may do, 0 to 10. */
  public void complexity(int level) {
    complexity = level;
    opened().forEach(output -> output.encoder().complexity(level));
  }

  /** What the receivers with the most loss lose, percent. */
  public void expectLoss(int percent) {
    lossPercent = percent;
    opened().forEach(output -> output.encoder().expectLoss(percent));
  }

  List<MixInput> inputs() {
    return inputs;
  }

  /**
   * The timestamp that what comes to this node now will be sent with by an output: a listener who
   * knows it can show a picture that came at the same time with it. Right after {@link #tick}; of
   * several talkers, whose networks differ, it is the average.
   */
  public long timestampOfNow(MixOutput output) {
    long begun = output.timestamp() - Sound.FRAME;
    return begun + MixOutput.DELAY + Sound.samples(delayMicros()) & 0xFFFF_FFFFL;
  }

  /** How long ago that with which the last frame begins came, on average over who was heard. */
  private long delayMicros() {
    long waited = 0;
    int talkers = 0;
    for (int i = 0; i < heard.length; i++) {
      if (heard[i]) {
        waited += inputs.get(i).delayMicros();
        talkers++;
      }
    }
    return talkers == 0 ? DelayTarget.LEAST_MICROS : waited / talkers;
  }

  private Stream<MixOutput> opened() {
    return outputs.stream().filter(Objects::nonNull).map(Objects::requireNonNull);
  }

  /** The one of this number, once it was needed. */
  public Optional<MixOutput> output(int number) {
    return Optional.ofNullable(outputs.get(number));
  }

  /** Frames encoded in all. */
  long encoded() {
    return encoded;
  }

  @Override
  public void close() {
    inputs.forEach(MixInput::close);
    opened().forEach(MixOutput::close);
  }
}
