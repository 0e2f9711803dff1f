package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Layer, slot, repair and reports together, packet by packet. */
final class RoutingTest {
  private final RouterRig rig = new RouterRig();

  @Test
  void a_packet_leaves_with_the_receivers_numbers() {
    rig.show();
    rig.frame(true, 10);

    RtpPacket out = rig.down.rtp.get(0);
    assertThat(out.ssrc()).isEqualTo(RouterRig.SLOT_SSRC);
    assertThat(out.payloadType()).isEqualTo(RouterRig.SLOT_VP8);
    assertThat(out.extension(RouterRig.IDS.absSendTime())).isPositive();
    assertThat(out.extension(RouterRig.IDS.mid())).isEqualTo(-1);
    assertThat(Packets.descriptor(out).keyFrameStart()).isTrue();
  }

  @Test
  void a_newly_shown_source_is_asked_for_a_key_frame_and_nothing_leaves_before_it() {
    rig.frame(true, 9);
    rig.show();
    rig.frame(false, 10);

    assertThat(rig.down.rtp).isEmpty();
    assertThat(rig.up.of(Rtcp.KeyFrameWanted.class))
        .containsExactly(new Rtcp.KeyFrameWanted(RouterRig.SSRC));

    rig.frame(true, 11);
    assertThat(rig.down.rtp).hasSize(1);
  }

  @Test
  void a_key_frame_whose_beginning_came_late_is_not_begun_with() {
    rig.show();
    rig.frame(false, 9);
    rig.frame(false, 11); // of the key frame that begins with 10

    rig.repeat(true, 1, 10);

    assertThat(rig.down.rtp).as("a picture with a hole").isEmpty();
    assertThat(rig.layer.keyFrameWanted()).isTrue();

    rig.frame(true, 12);
    assertThat(rig.down.rtp).hasSize(1);
  }

  @Test
  void who_asks_for_a_key_frame_that_is_on_its_way_to_him_gets_no_other() {
    rig.show();
    rig.outbound.onRtcp(reportAfterRoundTrip(300_000), rig.now);
    rig.frame(true, 10);

    rig.now += 200_000;
    rig.outbound.onRtcp(new Rtcp.KeyFrameWanted(RouterRig.SLOT_SSRC), rig.now);
    assertThat(rig.layer.keyFrameWanted()).isFalse();

    rig.now += 200_000;
    rig.outbound.onRtcp(new Rtcp.KeyFrameWanted(RouterRig.SLOT_SSRC), rig.now);
    assertThat(rig.layer.keyFrameWanted()).isTrue();
  }

  private Rtcp reportAfterRoundTrip(long micros) {
    long sent = NtpTime.middle(rig.ntp.ntp(rig.now - micros));
    return new Rtcp.ReceiverReport(1, List.of(new Rtcp.Report(RouterRig.SLOT_SSRC, 0, 0, sent, 0)));
  }

  @Test
  void a_gap_is_asked_for_and_the_repeat_is_forwarded_once_under_its_own_number() {
    rig.show();
    rig.frame(true, 10);
    rig.frame(false, 12);
    assertThat(rig.up.of(Rtcp.Nack.class).get(0).seqs()).containsExactly(11);

    rig.repeat(false, 1, 11);
    rig.repeat(false, 2, 11);

    int first = rig.sent().get(0);
    assertThat(rig.sent()).containsExactly(first, first + 2, first + 1);
    assertThat(rig.layer.copies()).isEqualTo(1);
  }

  @Test
  void copies_of_delivered_packets_sent_to_probe_are_not_forwarded() {
    rig.show();
    rig.frame(true, 10);
    rig.repeat(true, 1, 10);

    assertThat(rig.down.rtp).hasSize(1);
  }

  @Test
  void padding_on_the_repair_stream_is_dropped() {
    rig.show();
    rig.frame(true, 10);
    byte[] padded = new byte[12 + 20];
    System.arraycopy(
        Packets.rtp(RouterRig.RTX, 5, 0, RouterRig.RTX_SSRC).bytes(), 0, padded, 0, 12);
    padded[0] = (byte) 0xA0;
    padded[31] = 20;
    rig.send(Packets.view(padded));

    assertThat(rig.down.rtp).hasSize(1);
    assertThat(rig.inbound.unknown()).isZero();
  }

  @Test
  void a_receivers_nack_is_answered_over_rtx_while_the_packet_is_kept() {
    rig.show();
    rig.frame(true, 10);
    rig.frame(false, 11);
    int lost = rig.sent().get(1);

    rig.outbound.onRtcp(new Rtcp.Nack(RouterRig.SLOT_SSRC, new int[] {lost, lost + 50}), rig.now);

    RtpPacket repeat = rig.down.rtp.get(2);
    assertThat(repeat.ssrc()).isEqualTo(RouterRig.SLOT_RTX_SSRC);
    assertThat(repeat.payloadType()).isEqualTo(RouterRig.SLOT_RTX);
    assertThat(Bytes.u16(repeat.bytes(), repeat.payloadOffset())).isEqualTo(lost);
    RtpPacket sent = rig.down.rtp.get(1);
    assertThat(Arrays.copyOfRange(repeat.bytes(), repeat.payloadOffset() + 2, repeat.length()))
        .as("with the picture id this receiver knows")
        .isEqualTo(Arrays.copyOfRange(sent.bytes(), sent.payloadOffset(), sent.length()));
    assertThat(repeat.timestamp()).isEqualTo(sent.timestamp());
    assertThat(repeat.marker()).isEqualTo(sent.marker());
    assertThat(rig.slot.repeated()).isEqualTo(1);
    assertThat(rig.slot.missed()).isEqualTo(1);
  }

  @Test
  void what_was_sent_before_a_key_frame_is_not_repeated_after_it() {
    rig.show();
    rig.frame(true, 10);
    rig.frame(false, 11);
    rig.frame(true, 12);
    List<Integer> sent = rig.sent();

    rig.outbound.onRtcp(
        new Rtcp.Nack(RouterRig.SLOT_SSRC, new int[] {sent.get(1), sent.get(2)}), rig.now);

    assertThat(rig.slot.repeated()).isEqualTo(1);
    assertThat(rig.slot.missed()).isEqualTo(1);
  }

  @Test
  void many_key_frame_requests_become_one() {
    rig.show();
    rig.frame(true, 10);
    for (int i = 0; i < 10; i++) {
      rig.outbound.onRtcp(new Rtcp.KeyFrameWanted(RouterRig.SLOT_SSRC), rig.now);
      rig.inbound.tick(rig.now);
    }
    assertThat(rig.up.of(Rtcp.KeyFrameWanted.class)).hasSize(1);

    rig.inbound.tick(rig.now + KeyFrameRequests.INTERVAL_MICROS);
    assertThat(rig.up.of(Rtcp.KeyFrameWanted.class)).hasSize(2);
  }

  @Test
  void key_frame_requests_of_a_hundred_receivers_become_one_an_interval() {
    List<Outbound> receivers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      SlotTerms terms =
          new SlotTerms("7", MediaKind.VIDEO, 10_000 + i, 20_000 + i, 120, 121, RouterRig.IDS);
      Outbound receiver =
          new Outbound(List.of(terms), new RouterRig.Wire(), rig.ntp, new Random(i));
      receiver.slots().get(0).bind(rig.layer);
      receivers.add(receiver);
    }
    rig.frame(true, 10);
    rig.up.rtcp.clear();

    long began = rig.now;
    while (rig.now < began + 2 * KeyFrameRequests.INTERVAL_MICROS) {
      for (int i = 0; i < receivers.size(); i++) {
        receivers.get(i).onRtcp(new Rtcp.KeyFrameWanted(10_000 + i), rig.now);
      }
      rig.inbound.tick(rig.now);
      rig.now += 20_000;
    }

    assertThat(rig.up.of(Rtcp.KeyFrameWanted.class)).hasSizeBetween(1, 2);
  }

  @Test
  void a_restarted_encoder_with_a_new_ssrc_goes_on_in_the_same_stream() {
    rig.show();
    rig.frame(true, 10);
    int last = rig.sent().get(0);
    rig.send(Packets.rtp(RouterRig.VP8, 50_000, 1, 77, Packets.vp8(false, 5, 5)));
    rig.send(Packets.rtp(RouterRig.VP8, 50_001, 1, 77, Packets.vp8(true, 6, 6)));

    assertThat(rig.sent()).containsExactly(last, last + 1);
    assertThat(rig.layer.ssrc()).isEqualTo(77);
  }

  @Test
  void a_restarted_encoder_that_kept_its_ssrc_is_known_by_its_jump() {
    rig.show();
    rig.frame(true, 10);
    int last = rig.sent().get(0);
    rig.frame(true, 40_000);

    assertThat(rig.sent()).containsExactly(last, last + 1);
    assertThat(rig.up.of(Rtcp.Nack.class)).isEmpty();
  }

  @Test
  void an_encoder_may_be_restarted_any_number_of_times() {
    rig.show();
    for (int i = 0; i < 200; i++) {
      rig.send(Packets.rtp(RouterRig.VP8, 7 * i, 1, 10_000 + i, Packets.vp8(true, 6, 6)));
    }
    assertThat(rig.down.rtp).hasSize(200);
  }

  @Test
  void what_is_muted_is_not_forwarded_and_comes_back_with_a_key_frame() {
    rig.show();
    rig.frame(true, 10);
    rig.layer.forward(false);
    rig.frame(true, 11);
    assertThat(rig.down.rtp).hasSize(1);

    rig.layer.forward(true);
    rig.frame(false, 12);
    rig.frame(true, 13);

    int first = rig.sent().get(0);
    assertThat(rig.sent()).containsExactly(first, first + 1);
  }

  @Test
  void nobody_is_seen_under_the_name_of_one_who_is_silent() {
    rig.show();
    rig.frame(true, 10);

    rig.slot.bind(new Layer(MediaKind.VIDEO, new SenderClock.Shift()));
    rig.frame(false, 11);

    assertThat(rig.down.rtp).hasSize(1);
    assertThat(rig.layer.subscribers()).isEmpty();
  }

  @Test
  void a_slot_leaves_every_source_it_does_not_show_any_more() {
    Layer second = new Layer(MediaKind.VIDEO, new SenderClock.Shift());
    rig.show();
    rig.frame(true, 10);
    rig.slot.bind(second);
    rig.slot.bind(rig.layer);
    rig.slot.bind(null);

    assertThat(second.subscribers()).isEmpty();
    assertThat(rig.layer.subscribers()).isEmpty();
  }

  @Test
  void a_sender_report_tells_when_the_source_sampled() {
    rig.show();
    long rtp = 90_000;
    rig.inbound.onRtcp(
        new Rtcp.SenderReport(RouterRig.SSRC, rig.ntp.ntp(rig.now), rtp, List.of()), rig.now);
    rig.frame(true, 10);
    RtpPacket out = rig.down.rtp.get(0);
    long sourceTimestamp = rig.now * 9 / 100 - 900; // frame() stamps before it advances the clock
    rig.now += 1_000_000;

    rig.outbound.tick(rig.now);

    Rtcp.SenderReport report = rig.down.of(Rtcp.SenderReport.class).get(0);
    assertThat(report.ntp()).isEqualTo(rig.ntp.ntp(rig.now));
    long sourceNow = rtp + (rig.now - 1_000_000) * 90_000 / 1_000_000;
    long expected = out.timestamp() + sourceNow - sourceTimestamp;
    assertThat((int) (report.rtp() - expected)).isBetween(-1, 1);
  }

  @Test
  void a_receivers_report_gives_round_trip_and_loss() {
    rig.show();
    rig.frame(true, 10);
    long lsr = NtpTime.middle(rig.ntp.ntp(rig.now));
    long later = rig.now + 150_000;
    rig.outbound.onRtcp(
        new Rtcp.ReceiverReport(
            1,
            List.of(new Rtcp.Report(RouterRig.SLOT_SSRC, 25, 0, lsr, NtpTime.toCompact(100_000)))),
        later);

    assertThat(rig.outbound.roundTripMicros()).isBetween(49_900L, 50_100L);
    assertThat(rig.slot.fractionLost()).isEqualTo(25);
  }

  @Test
  void arrival_times_are_reported_every_fifty_milliseconds() {
    byte[] bytes = new byte[12 + 8 + 9];
    byte[] vp8 = Packets.vp8(true, 1, 1);
    for (int i = 0; i < 10; i++) {
      RtpPacket plain = Packets.rtp(RouterRig.VP8, i, 1, RouterRig.SSRC);
      System.arraycopy(plain.bytes(), 0, bytes, 0, 12);
      bytes[0] |= 0x10;
      Bytes.put16(bytes, 12, 0xBEDE);
      Bytes.put16(bytes, 14, 1);
      bytes[16] = (byte) (RouterRig.IDS.transportCc() << 4 | 1);
      Bytes.put16(bytes, 17, 100 + i);
      System.arraycopy(vp8, 0, bytes, 20, vp8.length);
      rig.send(Packets.view(bytes));
      rig.inbound.tick(rig.now);
    }
    assertThat(rig.up.feedbacks).isEqualTo(2);
  }

  @Property(tries = 3_000)
  void no_bytes_make_the_routing_throw(
      @ForAll @Size(max = 5) List<@Size(max = 200) byte[]> packets) {
    RouterRig fuzzed = new RouterRig();
    fuzzed.show();
    fuzzed.frame(true, 1);
    assertThatCode(
            () -> {
              for (byte[] packet : packets) {
                byte[] bytes = java.util.Arrays.copyOf(packet, packet.length + 100);
                if (packet.length > 12) {
                  bytes[0] = (byte) (0x80 | bytes[0] & 0x3F);
                  Bytes.put32(bytes, 8, RouterRig.SSRC + (bytes[8] & 1));
                  bytes[1] = (byte) (RouterRig.VP8 + (bytes[1] & 1));
                }
                fuzzed.inbound.onRtp(bytes, 0, packet.length, fuzzed.now);
                Rtcp.parse(packet, 0, packet.length)
                    .forEach(
                        rtcp -> {
                          fuzzed.inbound.onRtcp(rtcp, fuzzed.now);
                          fuzzed.outbound.onRtcp(rtcp, fuzzed.now);
                        });
              }
              fuzzed.inbound.tick(fuzzed.now + 1_000_000);
              fuzzed.outbound.tick(fuzzed.now + 1_000_000);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void everything_sent_to_a_receiver_is_numbered_for_his_feedback_repeats_too() {
    rig.show();
    rig.frame(true, 100);
    rig.frame(false, 101);
    rig.outbound.onRtcp(new Rtcp.Nack(RouterRig.SLOT_SSRC, new int[] {rig.sent().get(0)}), rig.now);

    assertThat(rig.down.rtp)
        .extracting(packet -> Bytes.u16(packet.bytes(), packet.extension(3) + 1))
        .containsExactly(0, 1, 2);
  }
}
