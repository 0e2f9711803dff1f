package io.ringroom.media.mix;

import io.ringroom.media.task.TaskSpec;
import java.util.List;

/**
 * One audio mix as a worker's task. It listens at one port for each input, in their order, and
 * sends Opus, mono, in packets of 20 ms with their level; all streams are {@link
 * io.ringroom.media.plain.PlainTrack#AUDIO}.
 *
 * @param outputs ports of 127.0.0.1: first for the sum of all inputs, then for each input what its
 *     talker hears; so there is one input less than outputs. They stay as they are for the life of
 *     the task.
 * @param lossPercent what listeners lose, 0 to 100; above 0 packets carry redundancy
 */
public record AudioMixSpec(List<Integer> outputs, int lossPercent) implements TaskSpec {
  /** Bits per second of each output: several voices at once are more than speech to an encoder. */
  public static final int BITRATE = 64_000;

  public AudioMixSpec {
    outputs = List.copyOf(outputs);
  }

  public int inputs() {
    return outputs.size() - 1;
  }
}
