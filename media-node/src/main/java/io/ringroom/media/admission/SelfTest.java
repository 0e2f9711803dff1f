package io.ringroom.media.admission;

import io.ringroom.media.rtp.Bytes;
import io.ringroom.media.transport.JitsiSrtpSession;
import io.ringroom.media.transport.SrtpKeys;
import io.ringroom.media.transport.SrtpProfile;
import io.ringroom.media.transport.SrtpSession;
import io.ringroom.media.transport.UdpPort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * Finds out what this machine can do by doing it for a moment: packets are encrypted and sent to a
 * socket nobody reads, as forwarding does. Counted is processor time, so that a machine that is
 * busy with other things while the node starts is not taken for a slow one.
 */
public final class SelfTest {
  /** A packet of video. */
  private static final int SIZE = 1_000;

  private static final int BATCH = 500;

  /** Processor time of a round. Longer: a later start. */
  private static final long NANOS = 40_000_000;

  /** The best counts: the first ones are still being compiled. */
  private static final int ROUNDS = 4;

  /** However busy the machine: a round is over after this much time. */
  private static final long LIMIT_NANOS = 500_000_000;

  /**
   * The share of the media thread that may go into sending: the rest is for receiving, feedback,
   * retransmission and garbage. More: late packets before the node calls itself full.
   */
  private static final double USABLE = 0.6;

  private SelfTest() {}

  /** Packets a second one media thread can forward. Run it when the cryptography is warm. */
  public static int packetsPerSecond() {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (UdpPort from = UdpPort.bind(loopback);
        UdpPort to = UdpPort.bind(loopback)) {
      double best = 1;
      for (int round = 0; round < ROUNDS; round++) {
        best = Math.max(best, measure(from, to.address()));
      }
      return (int) Math.max(1, best * USABLE);
    } catch (IOException e) {
      throw new IllegalStateException("packets cannot be sent on loopback: " + e.getMessage(), e);
    }
  }

  private static double measure(UdpPort from, InetSocketAddress to) {
    SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    byte[] material = new byte[SrtpKeys.size(profile)];
    Arrays.fill(material, (byte) 7); // what is sent is noise to nobody
    SrtpSession session = JitsiSrtpSession.server(new SrtpKeys(profile, material));
    byte[] packet = new byte[UdpPort.BUFFER];
    long began = System.nanoTime();
    long cpuBefore = cpuNanos();
    long used = 0;
    long sent = 0;
    while (used < NANOS && System.nanoTime() - began < LIMIT_NANOS) {
      for (int i = 0; i < BATCH; i++, sent++) {
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        Bytes.put16(packet, 2, (int) sent & 0xFFFF);
        Bytes.put32(packet, 8, 1);
        from.send(packet, session.protectRtp(packet, SIZE), to);
      }
      used = cpuNanos() - cpuBefore;
    }
    return sent * 1e9 / Math.max(1, used);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
