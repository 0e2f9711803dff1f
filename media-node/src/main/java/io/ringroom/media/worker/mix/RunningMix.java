package io.ringroom.media.worker.mix;

import io.ringroom.media.mix.AudioMix;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.mix.MixOutput;
import io.ringroom.media.opus.OpusDecoder;
import io.ringroom.media.opus.OpusEncoder;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.RtcpWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One mix with its sockets. After {@link #open} it belongs to its {@link MixThread}. */
final class RunningMix implements AutoCloseable {
  private static final long REPORT_MICROS = 1_000_000;

  private final List<InetSocketAddress> receivers;
  private final DatagramChannel out;
  private final List<MixInputPort> inputs = new ArrayList<>();
  private final AudioMix mix;
  private final NtpTime ntpTime;
  private final RtcpWriter rtcp = new RtcpWriter();
  private long reportedMicros;
  private long unsent;

  private RunningMix(AudioMixSpec spec, NtpTime ntpTime) throws IOException {
    this.ntpTime = ntpTime;
    this.receivers =
        spec.outputs().stream()
            .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .toList();
    this.out =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    out.configureBlocking(false);
    this.mix = new AudioMix(spec.inputs(), OpusDecoder::new, RunningMix::output, this::send);
    mix.expectLoss(spec.lossPercent());
  }

  /**
   * @throws IOException when a socket cannot be had; nothing is left open then
   */
  static RunningMix open(AudioMixSpec spec, NtpTime ntpTime) throws IOException {
    RunningMix opened = new RunningMix(spec, ntpTime);
    try {
      for (int i = 0; i < spec.inputs(); i++) {
        int input = i;
        opened.inputs.add(
            new MixInputPort(
                (seq, timestamp, payload, now) ->
                    opened.mix.onPacket(input, seq, timestamp, payload, now)));
      }
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private static MixOutput output(int number) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new MixOutput(
        new OpusEncoder(AudioMixSpec.BITRATE),
        new MixOutput.RtpTerms(
            random.nextLong(2, 0xFFFF_FFFFL), PlainTrack.OPUS, PlainTrack.AUDIO_LEVEL),
        random.nextInt(1 << 15),
        random.nextLong(1L << 32));
  }

  List<Integer> ports() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (MixInputPort input : inputs) {
      numbers.add(input.number());
    }
    return numbers;
  }

  void register(Selector selector) {
    for (MixInputPort input : inputs) {
      try {
        input.channel().register(selector, SelectionKey.OP_READ, input);
      } catch (ClosedChannelException e) {
        throw new IllegalStateException("a mix was closed before it began", e);
      }
    }
  }

  void tick(long missed, long nowMicros) {
    mix.tick(missed, nowMicros);
    if (nowMicros - reportedMicros >= REPORT_MICROS) {
      reportedMicros = nowMicros;
      report(nowMicros);
    }
  }

  /** Timestamps mean when the sound came to this node, as far as one moment can stand for all. */
  private void report(long nowMicros) {
    long ntp = ntpTime.ntp(nowMicros);
    for (int i = 0; i < receivers.size(); i++) {
      int number = i;
      mix.output(i)
          .ifPresent(
              output -> {
                rtcp.start()
                    .senderReport(
                        output.ssrc(),
                        ntp,
                        mix.timestampOfNow(output),
                        output.packets(),
                        output.octets())
                    .cname(output.ssrc(), "mix");
                send(number, rtcp.bytes(), rtcp.length());
              });
    }
  }

  private void send(int output, byte[] bytes, int length) {
    try {
      out.send(ByteBuffer.wrap(bytes, 0, length), receivers.get(output));
    } catch (IOException e) {
      unsent++; // a full buffer loses a packet, as any network does
    }
  }

  void complexity(int level) {
    mix.complexity(level);
  }

  void change(AudioMixSpec spec) {
    mix.expectLoss(spec.lossPercent());
  }

  @Override
  public void close() {
    if (unsent > 0) {
      System.err.println("WARN a mix has lost packets on its way out: " + unsent);
    }
    inputs.forEach(MixInputPort::close);
    mix.close();
    try {
      out.close();
    } catch (IOException e) {
      System.err.println("WARN a mix's socket did not close: " + e);
    }
  }
}
