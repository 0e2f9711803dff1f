package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A sender and a receiver joined by the real routing, without network or encryption. */
final class RouterRig {
  static final long SSRC = 1_000;
  static final long RTX_SSRC = 1_001;
  static final int VP8 = 96;
  static final int RTX = 97;
  static final int SLOT_VP8 = 120;
  static final int SLOT_RTX = 121;
  static final long SLOT_SSRC = 5_000;
  static final long SLOT_RTX_SSRC = 5_001;

  static final ExtensionIds IDS = new ExtensionIds(4, 0, 0, 2, 3, 1);

  final Wire up = new Wire();
  final Wire down = new Wire();
  final NtpTime ntp = new NtpTime(1_700_000_000_000_000L);
  final Inbound inbound =
      new Inbound(
          List.of(
              new TrackTerms(
                  "0",
                  MediaKind.VIDEO,
                  VP8,
                  RTX,
                  List.of(SSRC),
                  List.of(RTX_SSRC),
                  IDS,
                  /* nack= */ true)),
          up,
          ntp);
  final Outbound outbound =
      new Outbound(
          List.of(
              new SlotTerms(
                  "7", MediaKind.VIDEO, SLOT_SSRC, SLOT_RTX_SSRC, SLOT_VP8, SLOT_RTX, IDS)),
          down,
          ntp,
          new Random(1));
  final Layer layer = inbound.layer(MediaKind.VIDEO).orElseThrow();
  final Slot slot = outbound.slots().get(0);
  long now = 1_000_000;

  /** Collects what is sent. */
  static final class Wire implements MediaSink {
    final List<RtpPacket> rtp = new ArrayList<>();
    final List<Rtcp> rtcp = new ArrayList<>();
    int feedbacks;

    @Override
    public void sendRtp(byte[] bytes, int length) {
      rtp.add(Packets.view(Arrays.copyOf(bytes, length)));
    }

    @Override
    public void sendRtcp(byte[] bytes, int length) {
      rtcp.addAll(Rtcp.parse(bytes, 0, length));
      if ((bytes[0] & 0x1F) == Rtcp.FMT_TRANSPORT_CC && (bytes[1] & 0xFF) == 205) {
        feedbacks++;
      }
    }

    <T extends Rtcp> List<T> of(Class<T> kind) {
      return rtcp.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  void show() {
    slot.bind(layer);
  }

  void frame(boolean key, int seq) {
    send(Packets.rtp(VP8, seq, now * 9 / 100, SSRC, Packets.vp8(key, seq & 0x7FFF, seq)));
  }

  void repeat(boolean key, int rtxSeq, int original) {
    byte[] vp8 = Packets.vp8(key, original & 0x7FFF, original);
    byte[] payload = new byte[2 + vp8.length];
    Bytes.put16(payload, 0, original & 0xFFFF);
    System.arraycopy(vp8, 0, payload, 2, vp8.length);
    send(Packets.rtp(RTX, rtxSeq, now * 9 / 100, RTX_SSRC, payload));
  }

  void send(RtpPacket packet) {
    now += 10_000;
    byte[] bytes = Arrays.copyOf(packet.bytes(), packet.bytes().length + 100);
    inbound.onRtp(bytes, 0, packet.length(), now);
  }

  List<Integer> sent() {
    return down.rtp.stream().map(RtpPacket::seq).toList();
  }
}
