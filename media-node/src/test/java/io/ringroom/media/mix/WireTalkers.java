package io.ringroom.media.mix;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People who each play a tone into a UDP port of 127.0.0.1, in real time. */
public final class WireTalkers implements AutoCloseable {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<Talker> talkers = new ArrayList<>();
  private final DatagramChannel channel;
  private long position;

  private record Talker(TestTalker voice, long ssrc, InetSocketAddress to) {}

  public WireTalkers() throws IOException {
    channel =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    clock.scheduleAtFixedRate(this::speak, 0, 20, TimeUnit.MILLISECONDS);
  }

  /** Somebody begins to play a tone into this port. */
  public synchronized void begin(int port, double hertz, double amplitude) {
    talkers.add(
        new Talker(
            new TestTalker(hertz, amplitude),
            1_000L + talkers.size(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  public synchronized void silence() {
    talkers.forEach(talker -> talker.voice().close());
    talkers.clear();
  }

  private synchronized void speak() {
    position += Sound.FRAME;
    for (Talker talker : talkers) {
      TestTalker.Packet packet = talker.voice().next(position);
      ByteBuffer bytes = ByteBuffer.allocate(12 + packet.payload().length);
      bytes.put((byte) 0x80).put((byte) 111).putShort((short) packet.seq());
      bytes.putInt((int) packet.timestamp()).putInt((int) talker.ssrc()).put(packet.payload());
      try {
        channel.send(bytes.flip(), talker.to());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    silence();
    channel.close();
  }
}
