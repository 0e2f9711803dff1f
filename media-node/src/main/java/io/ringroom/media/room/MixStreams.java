package io.ringroom.media.room;

import io.ringroom.media.plain.PlainReceiver;
import io.ringroom.media.plain.PlainSender;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The streams between the router and one audio mix: its inputs, and one output more than those. */
final class MixStreams implements AutoCloseable {
  private final List<PlainSender> inputs = new ArrayList<>();
  private final List<PlainReceiver> outputs = new ArrayList<>();
  private List<Integer> ports = List.of();

  private MixStreams() {}

  /**
   * @throws IOException when ports are short; none is kept then
   */
  static MixStreams open(int inputs, RoomContext context) throws IOException {
    MixStreams streams = new MixStreams();
    try {
      for (int i = 0; i < inputs; i++) {
        streams.inputs.add(
            new PlainSender(context.loop(), PlainTrack.AUDIO, context.ntpTime(), context.random()));
      }
      for (int i = 0; i <= inputs; i++) {
        streams.outputs.add(new PlainReceiver(context.loop(), PlainTrack.AUDIO, context.ntpTime()));
      }
      streams.expectMixer();
    } catch (IOException e) {
      streams.close();
      throw e;
    }
    return streams;
  }

  /** What comes now is sent by another process. */
  void expectMixer() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (PlainReceiver output : outputs) {
      numbers.add(output.expectSender());
    }
    ports = List.copyOf(numbers);
  }

  /** Where the mixer sends to, in the order of {@link io.ringroom.media.mix.AudioMixSpec}. */
  List<Integer> outputPorts() {
    return ports;
  }

  /** The mixer listens at these ports, one for each input. */
  void mixerAt(List<Integer> inputPorts) {
    for (int i = 0; i < inputs.size(); i++) {
      inputs.get(i).to(i < inputPorts.size() ? inputPorts.get(i) : 0);
    }
  }

  void feed(int input, @Nullable Layer source) {
    inputs.get(input).show(source);
  }

  /** 0 for the sum, k+1 for the sum without input k. */
  Layer output(int number) {
    return outputs.get(number).layer();
  }

  void tick(long nowMicros) {
    inputs.forEach(input -> input.tick(nowMicros));
    outputs.forEach(output -> output.tick(nowMicros));
  }

  @Override
  public void close() {
    inputs.forEach(PlainSender::close);
    outputs.forEach(PlainReceiver::close);
  }
}
