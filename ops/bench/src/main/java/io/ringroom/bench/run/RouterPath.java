package io.ringroom.bench.run;

import io.ringroom.bench.report.Table;
import io.ringroom.media.rtp.Bytes;
import io.ringroom.media.rtp.ExtensionIds;
import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.MediaSink;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.Outbound;
import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.media.rtp.TrackTerms;
import io.ringroom.media.transport.JitsiSrtpSession;
import io.ringroom.media.transport.SrtpKeys;
import io.ringroom.media.transport.SrtpProfile;
import io.ringroom.media.transport.SrtpSession;
import io.ringroom.media.transport.UdpPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The way of a packet through the router alone, on one thread: decrypt once, then rewrite, encrypt
 * and send for every receiver, to a socket nobody reads. Tells the CPU time of that thread and what
 * it allocates; needs no second process and no quiet machine.
 */
final class RouterPath {
  private static final int ROUNDS = 8;
  private static final int PACKETS = 6_000;
  private static final int SIZE = 1_100;
  private static final long SSRC = 1_000;
  private static final ExtensionIds IDS = new ExtensionIds(0, 0, 0, 2, 3, 0);

  private final Lab lab;
  private final Table table;
  private final Random random = new Random(1);

  RouterPath(Lab lab) {
    this.lab = lab;
    this.table =
        lab.table(
            "router",
            "cipher",
            "receivers",
            "without",
            "µs per packet out",
            "packets out per CPU-s",
            "bytes allocated per packet");
  }

  void run() {
    String cipher = lab.options().text("cipher", "SunJCE");
    JitsiSrtpSession.useCipher(cipher);
    for (String receivers : lab.options().list("receivers", "10,100")) {
      for (String without : List.of("nothing", "sending", "encryption and sending")) {
        measure(cipher, Integer.parseInt(receivers), without);
      }
    }
    lab.finish(table);
  }

  private void measure(String cipher, int receivers, String without) {
    long nanos = Long.MAX_VALUE;
    long allocated = Long.MAX_VALUE;
    int packets = PACKETS * 10 / receivers;
    for (int round = 0; round < ROUNDS; round++) {
      Meter meter = round(receivers, packets, without);
      nanos = Math.min(nanos, meter.nanos);
      allocated = Math.min(allocated, meter.allocated);
    }
    double each = (double) nanos / packets / receivers;
    table.row(
        cipher,
        receivers,
        without,
        "%.2f".formatted(each / 1_000),
        Math.round(1e9 / each),
        allocated / packets / receivers);
    lab.say(table.last());
  }

  private record Meter(long nanos, long allocated) {
    static Meter now() {
      var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      return new Meter(threads.getCurrentThreadCpuTime(), threads.getCurrentThreadAllocatedBytes());
    }

    Meter since(Meter before) {
      return new Meter(nanos - before.nanos, allocated - before.allocated);
    }
  }

  private Meter round(int receivers, int packets, String without) {
    try (UdpPort out = UdpPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        UdpPort nobody = UdpPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      NtpTime ntp = new NtpTime(0);
      SrtpKeys keys = keys();
      SrtpSession sender = JitsiSrtpSession.client(keys);
      SrtpSession receiving = JitsiSrtpSession.server(keys);
      Inbound inbound = new Inbound(List.of(track()), new Nowhere(), ntp);
      Layer layer = inbound.layer(MediaKind.VIDEO).orElseThrow();
      List<Outbound> kept = new ArrayList<>();
      for (int i = 0; i < receivers; i++) {
        MediaSink sink = sink(without, out, nobody.address());
        Outbound outbound = new Outbound(List.of(slot(i)), sink, ntp, random);
        outbound.slots().get(0).bind(layer);
        kept.add(outbound);
      }
      byte[][] encrypted = new byte[packets][];
      int[] lengths = new int[packets];
      for (int seq = 0; seq < packets; seq++) {
        encrypted[seq] = packet(seq);
        lengths[seq] = sender.protectRtp(encrypted[seq], SIZE);
      }
      byte[] bytes = new byte[UdpPort.BUFFER];
      Meter before = Meter.now();
      for (int i = 0; i < packets; i++) {
        System.arraycopy(encrypted[i], 0, bytes, 0, lengths[i]);
        int plain = receiving.unprotectRtp(bytes, lengths[i]);
        inbound.onRtp(bytes, 0, plain, 1_000_000L + i * 5_000L);
      }
      Meter used = Meter.now().since(before);
      if (kept.stream().anyMatch(o -> o.slots().get(0).packets() != packets)) {
        throw new IllegalStateException("not every packet was forwarded");
      }
      return used;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MediaSink sink(String without, UdpPort out, InetSocketAddress to) {
    SrtpSession session = JitsiSrtpSession.server(keys());
    return switch (without) {
      case "nothing" ->
          new Nowhere() {
            @Override
            public void sendRtp(byte[] bytes, int length) {
              out.send(bytes, session.protectRtp(bytes, length), to);
            }
          };
      case "sending" ->
          new Nowhere() {
            @Override
            public void sendRtp(byte[] bytes, int length) {
              session.protectRtp(bytes, length);
            }
          };
      default -> new Nowhere();
    };
  }

  private static class Nowhere implements MediaSink {
    @Override
    public void sendRtp(byte[] bytes, int length) {}

    @Override
    public void sendRtcp(byte[] bytes, int length) {}
  }

  private SrtpKeys keys() {
    byte[] material = new byte[SrtpKeys.size(SrtpProfile.AEAD_AES_128_GCM)];
    random.nextBytes(material);
    return new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, material);
  }

  private static TrackTerms track() {
    return new TrackTerms("0", MediaKind.VIDEO, 96, 97, List.of(SSRC), List.of(), IDS, true);
  }

  private static SlotTerms slot(int i) {
    return new SlotTerms("1", MediaKind.VIDEO, 5_000 + i, 9_000 + i, 96, 97, IDS);
  }

  /** A VP8 packet; each begins a key frame, so that slots need not wait. */
  private static byte[] packet(int seq) {
    byte[] bytes = new byte[UdpPort.BUFFER];
    bytes[0] = (byte) 0x80;
    bytes[1] = 96;
    Bytes.put16(bytes, 2, seq);
    Bytes.put32(bytes, 4, seq * 450L);
    Bytes.put32(bytes, 8, SSRC);
    bytes[12] = (byte) 0x90;
    bytes[13] = (byte) 0x80;
    Bytes.put16(bytes, 14, 0x8000 | seq & 0x7FFF);
    bytes[16] = 0x10;
    return bytes;
  }
}
