package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What goes back to senders: gaps, repeats, arrival times, loss. */
final class FeedbackTest {

  @Test
  void a_gap_is_asked_for_at_once_and_again_until_it_is_given_up() {
    MissingPackets missing = new MissingPackets();
    missing.onPacket(65_534);
    missing.onPacket(1);

    assertThat(missing.due(0)).containsExactly(65_535, 0);
    assertThat(missing.due(10_000)).isEmpty();
    assertThat(missing.due(MissingPackets.RETRY_MICROS)).containsExactly(65_535, 0);

    missing.onPacket(0);
    for (int i = 2; i < MissingPackets.MAX_TRIES; i++) {
      assertThat(missing.due(i * MissingPackets.RETRY_MICROS)).containsExactly(65_535);
    }
    assertThat(missing.due(100 * MissingPackets.RETRY_MICROS)).isEmpty();
    assertThat(missing.isEmpty()).isTrue();
  }

  @Test
  void a_gap_too_wide_is_not_repaired() {
    MissingPackets missing = new MissingPackets();
    missing.onPacket(0);

    assertThat(missing.onPacket(MissingPackets.MAX_GAP + 2)).isFalse();
    assertThat(missing.isEmpty()).isTrue();
  }

  @Property
  void what_never_came_is_exactly_what_is_missing(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 80) Integer> arrivals,
      @ForAll @IntRange(min = 0, max = 65_535) int base) {
    MissingPackets missing = new MissingPackets();
    List<Integer> expected = new ArrayList<>();
    int first = arrivals.get(0);
    int highest = first;
    for (int arrival : arrivals) {
      missing.onPacket(base + arrival & 0xFFFF);
      highest = Math.max(highest, arrival);
    }
    for (int i = first; i < highest; i++) {
      if (!arrivals.contains(i)) {
        expected.add(base + i & 0xFFFF);
      }
    }
    assertThat(java.util.Arrays.stream(missing.due(0)).boxed().toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void copies_are_recognised_across_a_wrap() {
    SeenPackets seen = new SeenPackets();

    assertThat(seen.firstTime(65_535)).isTrue();
    assertThat(seen.firstTime(0)).isTrue();
    assertThat(seen.firstTime(65_535)).isFalse();
    assertThat(seen.firstTime(65_533)).isTrue();
    assertThat(seen.firstTime(65_533)).isFalse();
    assertThat(seen.firstTime(2_000)).isTrue();
    assertThat(seen.firstTime(0)).as("older than the window").isFalse();
  }

  @Test
  void payloads_are_kept_until_as_many_as_fit_have_come_after_them() {
    KeptPayloads kept = new KeptPayloads();
    byte[] out = new byte[16];
    int first = kept.keep(Packets.rtp(96, 7, 1, 2, (byte) 5, (byte) 6));

    assertThat(kept.copy(first, out, 3)).isEqualTo(2);
    assertThat(out).startsWith(0, 0, 0, 5, 6);
    assertThat(kept.copy(first + 1, out, 0)).as("not there yet").isEqualTo(-1);
    for (int i = 1; i < KeptPayloads.SIZE; i++) {
      kept.keep(Packets.rtp(96, 7 + i, 1, 2, (byte) i));
    }
    assertThat(kept.copy(first, out, 0)).isEqualTo(2);
    kept.keep(Packets.rtp(96, 9, 1, 2, (byte) 1));
    assertThat(kept.copy(first, out, 0)).as("overwritten").isEqualTo(-1);
  }

  @Test
  void key_frames_are_asked_for_at_most_once_an_interval() {
    KeyFrameRequests requests = new KeyFrameRequests();
    assertThat(requests.due(0)).isFalse();
    requests.want();
    assertThat(requests.due(0)).isTrue();
    requests.want();
    assertThat(requests.due(KeyFrameRequests.INTERVAL_MICROS - 1)).isFalse();
    assertThat(requests.due(KeyFrameRequests.INTERVAL_MICROS)).isTrue();
    requests.satisfied();
    assertThat(requests.due(10 * KeyFrameRequests.INTERVAL_MICROS)).isFalse();
  }

  @Test
  void loss_and_jitter_are_those_of_rfc_3550() {
    ReceiveStats stats = new ReceiveStats(90_000);
    stats.onPacket(65_534, 0, 0);
    stats.onPacket(65_535, 900, 10_000);
    stats.onPacket(2, 2_700, 40_000); // 0 and 1 missing; 10 ms late

    assertThat(stats.lost()).isEqualTo(2);
    assertThat(stats.extendedHighestSeq()).isEqualTo(0x10002);
    assertThat(stats.fractionLostSinceLastReport()).isEqualTo(2 * 256 / 5);
    assertThat(stats.fractionLostSinceLastReport()).isZero();
    assertThat(stats.jitter()).isEqualTo(900 / 16);
  }

  @Property
  void every_arrival_can_be_read_back_from_the_transport_feedback(
      @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 300) Integer> order,
      @ForAll @Size(min = 120, max = 120) List<@IntRange(min = 0, max = 90_000) Integer> gaps,
      @ForAll @IntRange(min = 0, max = 65_535) int base) {
    TwccRecorder recorder = new TwccRecorder();
    TreeMap<Integer, Long> arrived = new TreeMap<>();
    long now = 5_000_000;
    for (int i = 0; i < order.size(); i++) {
      now += gaps.get(i);
      recorder.onPacket(base + order.get(i) & 0xFFFF, now);
      arrived.put(base + order.get(i) & 0xFFFF, now / 250);
    }
    TreeMap<Integer, Long> read = new TreeMap<>();
    byte[] out = new byte[RtcpWriter.CAPACITY];
    while (recorder.hasNews()) {
      int length = recorder.feedback(1, 2, out, 0);
      if (length > 0) {
        assertThat(length % 4).isZero();
        assertThat(Bytes.u16(out, 2)).isEqualTo(length / 4 - 1);
        read(out, length, read);
      }
    }
    assertThat(read).isEqualTo(arrived);
  }

  private static void read(byte[] bytes, int length, TreeMap<Integer, Long> into) {
    Rtcp.TransportFeedback feedback = (Rtcp.TransportFeedback) Rtcp.parse(bytes, 0, length).get(0);
    for (int i = 0; i < feedback.arrivals().length; i++) {
      if (feedback.arrivals()[i] != Rtcp.TransportFeedback.MISSING) {
        into.put(feedback.firstSeq() + i & 0xFFFF, feedback.arrivals()[i] / 250);
      }
    }
  }
}
