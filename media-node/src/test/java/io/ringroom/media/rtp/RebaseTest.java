package io.ringroom.media.rtp;

import static io.ringroom.media.rtp.Rebase.Verdict.DROP;
import static io.ringroom.media.rtp.Rebase.Verdict.FORWARD;
import static io.ringroom.media.rtp.Rebase.Verdict.KEY_FRAME_NEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RebaseTest {
  private static final String ALICE = "alice";
  private static final String BOB = "bob";

  private final Rebase video = new Rebase(MediaKind.VIDEO, 100, 5_000);
  private final Rebase audio = new Rebase(MediaKind.AUDIO, 100, 5_000);
  private long now;

  @Test
  void video_begins_with_a_key_frame_only() {
    video.want(ALICE, true);

    assertThat(picture(ALICE, false, 7, 1_000, 1, 1)).isEqualTo(KEY_FRAME_NEEDED);
    assertThat(picture(ALICE, true, 8, 1_000, 2, 2)).isEqualTo(FORWARD);
    assertThat(video.outSeq()).isEqualTo(101);
  }

  @Test
  void the_old_source_goes_on_until_the_new_one_has_a_key_frame() {
    given_alice_flows();
    video.want(BOB, true);

    assertThat(picture(BOB, false, 900, 77, 40, 9)).isEqualTo(KEY_FRAME_NEEDED);
    assertThat(picture(ALICE, false, 2, 4_000, 11, 1)).isEqualTo(FORWARD);
    assertThat(picture(BOB, true, 901, 77, 41, 10)).isEqualTo(FORWARD);
    assertThat(picture(ALICE, false, 3, 7_000, 12, 1)).isEqualTo(DROP);
  }

  @Test
  void numbers_go_on_without_a_gap_over_a_switch() {
    given_alice_flows();
    int seq = video.outSeq();
    long timestamp = video.outTimestamp();
    int pictureId = video.outPicture();
    int tl0 = video.outTl0();
    video.want(BOB, true);
    now += 100_000;

    picture(BOB, true, 60_000, 123_456_789L, 20_000, 200);

    assertThat(video.outSeq()).isEqualTo(seq + 1);
    assertThat(video.outTimestamp() - timestamp).isEqualTo(9_000); // 100 ms of 90 kHz
    assertThat(video.outPicture()).isEqualTo(pictureId + 1);
    assertThat(video.outTl0()).isEqualTo(tl0 + 1 & 0xFF);
  }

  @Test
  void a_gap_of_the_source_stays_a_gap_so_that_it_can_be_asked_for() {
    given_alice_flows();
    int seq = video.outSeq();

    picture(ALICE, false, 4, 4_000, 11, 1);

    assertThat(video.outSeq()).isEqualTo(seq + 3);
  }

  @Test
  void a_packet_that_was_overtaken_keeps_its_own_number() {
    given_alice_flows();
    int seq = video.outSeq();
    picture(ALICE, false, 3, 4_000, 11, 1);

    assertThat(picture(ALICE, false, 2, 4_000, 11, 1)).isEqualTo(FORWARD);

    assertThat(video.outSeq()).isEqualTo(seq + 1);
  }

  @Test
  void a_packet_from_before_the_switch_is_dropped() {
    given_alice_flows();
    video.want(BOB, true);
    picture(BOB, true, 500, 77, 40, 9);

    assertThat(picture(BOB, false, 499, 70, 39, 9)).isEqualTo(DROP);
  }

  @Test
  void an_encoder_that_starts_anew_is_rebased_at_its_first_key_frame() {
    given_alice_flows();
    int seq = video.outSeq();
    int epoch = 1;

    RtpPacket delta = Packets.rtp(96, 40_000, 9, 1, Packets.vp8(false, 1, 1));
    RtpPacket key = Packets.rtp(96, 40_001, 9, 1, Packets.vp8(true, 2, 2));

    assertThat(video.offer(ALICE, epoch, delta, Packets.descriptor(delta), now))
        .isEqualTo(KEY_FRAME_NEEDED);
    assertThat(video.offer(ALICE, epoch, key, Packets.descriptor(key), now)).isEqualTo(FORWARD);
    assertThat(video.outSeq()).isEqualTo(seq + 1);
  }

  @Test
  void wanting_the_present_source_again_calls_the_switch_off() {
    given_alice_flows();
    video.want(BOB, true);
    video.want(ALICE, true);

    assertThat(picture(BOB, true, 500, 77, 40, 9)).isEqualTo(DROP);
    assertThat(picture(ALICE, false, 2, 4_000, 11, 1)).isEqualTo(FORWARD);
  }

  @Test
  void nobody_wanted_stops_the_stream_at_once() {
    given_alice_flows();
    video.want(null, true);

    assertThat(picture(ALICE, false, 2, 4_000, 11, 1)).isEqualTo(FORWARD);
    video.want(null, false);
    assertThat(picture(ALICE, true, 3, 4_000, 11, 1)).isEqualTo(DROP);
  }

  @Test
  void audio_switches_at_the_next_packet() {
    audio.want(ALICE, true);
    assertThat(sound(ALICE, 1)).isEqualTo(FORWARD);
    audio.want(BOB, true);

    assertThat(sound(ALICE, 2)).isEqualTo(DROP);
    assertThat(sound(BOB, 30_000)).isEqualTo(FORWARD);
    assertThat(audio.outSeq()).isEqualTo(102);
  }

  @Property
  void whatever_sources_do_the_stream_never_repeats_or_skips_a_number_at_a_switch(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 3) Integer> switches,
      @ForAll @IntRange(min = 0, max = 65_535) int firstSeq) {
    Rebase rebase = new Rebase(MediaKind.VIDEO, 32_000, 0xFFFF_FF00L);
    int[] seqs = {firstSeq, firstSeq + 20_000, firstSeq + 40_000, firstSeq + 65_000};
    List<String> sources = List.of("a", "b", "c", "d");
    List<Integer> sent = new ArrayList<>();
    long time = 0;
    long lastTimestamp = -1;
    for (int source : switches) {
      rebase.want(sources.get(source), true);
      for (int i = 0; i < 3; i++) {
        seqs[source]++;
        time += 20_000;
        RtpPacket packet =
            Packets.rtp(96, seqs[source], time * 9 / 100, 1, Packets.vp8(i == 0, i, i));
        var verdict =
            rebase.offer(sources.get(source), 0, packet, Packets.descriptor(packet), time);
        assertThat(verdict).isEqualTo(FORWARD);
        sent.add(rebase.outSeq());
        if (lastTimestamp >= 0) {
          assertThat((int) (rebase.outTimestamp() - lastTimestamp)).isPositive();
        }
        lastTimestamp = rebase.outTimestamp();
      }
    }
    for (int i = 1; i < sent.size(); i++) {
      assertThat(Seq.distance(sent.get(i - 1), sent.get(i))).isEqualTo(1);
    }
  }

  private void given_alice_flows() {
    video.want(ALICE, true);
    picture(ALICE, true, 1, 1_000, 10, 1);
  }

  private Rebase.Verdict picture(
      Object source, boolean key, int seq, long timestamp, int pictureId, int tl0) {
    RtpPacket packet = Packets.rtp(96, seq, timestamp, 1, Packets.vp8(key, pictureId, tl0));
    return video.offer(source, 0, packet, Packets.descriptor(packet), now);
  }

  private Rebase.Verdict sound(Object source, int seq) {
    return audio.offer(source, 0, Packets.rtp(111, seq, 960, 1, (byte) 1), null, now);
  }
}
