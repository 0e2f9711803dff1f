package io.ringroom.media.mix;

import io.ringroom.media.opus.OpusDecoder;
import io.ringroom.media.opus.OpusEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A mix with real codecs in a time of its own: talkers send into inputs over a network that may
 * lose and delay, and everything each output sends is decoded as a receiver would.
 */
final class MixRig implements AutoCloseable {
  private final AudioMix mix;
  private final Map<Integer, OpusEar> ears = new HashMap<>();
  private final Map<Integer, TestTalker> talkers = new HashMap<>();
  private final PriorityQueue<Arrival> network =
      new PriorityQueue<>(java.util.Comparator.comparingLong(Arrival::micros));
  private Network conditions = (input, number) -> 0;
  private long nowMicros = 1_000_000;
  private long sent;

  private record Arrival(long micros, int input, TestTalker.Packet packet) {}

  /** How long a packet travels; negative when it is lost. */
  interface Network {
    long delayMicros(int input, long number);
  }

  MixRig(int inputs) {
    mix =
        new AudioMix(
            inputs,
            OpusDecoder::new,
            output ->
                new MixOutput(
                    new OpusEncoder(AudioMixSpec.BITRATE),
                    new MixOutput.RtpTerms(1_000 + output, 111, 1),
                    1,
                    0xFFFF_0000L),
            (output, bytes, length) ->
                ears.computeIfAbsent(output, o -> new OpusEar()).onPacket(bytes, length));
  }

  AudioMix mix() {
    return mix;
  }

  void over(Network network) {
    conditions = network;
  }

  /** Who talks into this input from now on; null for nobody. */
  void talks(int input, @Nullable TestTalker talker) {
    if (talker == null) {
      talkers.remove(input);
    } else {
      talkers.put(input, talker);
    }
  }

  void run(double seconds) {
    for (int i = 0; i < Math.round(seconds * 50); i++) {
      step();
    }
  }

  private void step() {
    for (Map.Entry<Integer, TestTalker> entry : talkers.entrySet()) {
      TestTalker.Packet packet = entry.getValue().next(Sound.samples(nowMicros));
      long delay = conditions.delayMicros(entry.getKey(), sent++);
      if (delay >= 0) {
        network.add(new Arrival(nowMicros + delay, entry.getKey(), packet));
      }
    }
    nowMicros += Sound.FRAME_MICROS;
    while (!network.isEmpty() && network.element().micros() <= nowMicros) {
      Arrival arrival = network.remove();
      TestTalker.Packet packet = arrival.packet();
      mix.onPacket(
          arrival.input(), packet.seq(), packet.timestamp(), packet.payload(), arrival.micros());
    }
    mix.tick(0, nowMicros);
  }

  /** What time it is, microseconds. */
  long nowMicros() {
    return nowMicros;
  }

  /** What this output has sent. */
  OpusEar ear(int output) {
    return ears.computeIfAbsent(output, o -> new OpusEar());
  }

  @Override
  public void close() {
    mix.close();
    talkers.values().forEach(TestTalker::close);
    ears.values().forEach(OpusEar::close);
  }
}
