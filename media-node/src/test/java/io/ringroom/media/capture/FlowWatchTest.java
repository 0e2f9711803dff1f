package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.capture.FlowWatch.Verdict;
import io.ringroom.media.worker.FromWorker.Count;
import io.ringroom.media.worker.FromWorker.Flowing;
import org.junit.jupiter.api.Test;

class FlowWatchTest {
  private static final long START = 10_000;

  @Test
  void a_first_packet_may_take_its_time() {
    FlowWatch watch = FlowWatch.begin(true, true, 0);

    assertThat(watch.verdict(FlowWatch.GRACE_MILLIS)).isEqualTo(Verdict.FLOWING);
    assertThat(watch.verdict(FlowWatch.GRACE_MILLIS + 1)).isEqualTo(Verdict.RESTART_CAPTURE);
  }

  @Test
  void one_silent_stream_of_two_is_enough() {
    FlowWatch watch = flowing().observe(sent(5, 50), START + 1_000);

    assertThat(watch.verdict(START + 1_500)).isEqualTo(Verdict.FLOWING);
    assertThat(watch.verdict(START + 1_501)).isEqualTo(Verdict.RESTART_CAPTURE);
  }

  @Test
  void a_stream_that_was_not_ordered_is_not_missed() {
    FlowWatch watch = FlowWatch.begin(false, true, 0).observe(sent(0, 5), START);

    assertThat(watch.observe(sent(0, 50), START + 1_400).verdict(START + 2_000))
        .isEqualTo(Verdict.FLOWING);
  }

  @Test
  void a_worker_that_reports_nothing_at_all_is_noticed() {
    assertThat(flowing().verdict(START + 1_501)).isEqualTo(Verdict.RESTART_CAPTURE);
  }

  @Test
  void the_second_silence_is_the_worker_s_fault() {
    FlowWatch again = FlowWatch.begin(true, true, 0).struck(2_000);

    assertThat(again.verdict(2_000)).isEqualTo(Verdict.FLOWING);
    assertThat(again.verdict(2_001 + FlowWatch.GRACE_MILLIS)).isEqualTo(Verdict.RESTART_WORKER);
  }

  @Test
  void a_long_flow_forgives_a_strike() {
    FlowWatch watch = FlowWatch.begin(true, true, 0).struck(0);
    long later = FlowWatch.FORGIVEN_MILLIS + 1;
    watch = watch.observe(sent(1_000, 1_000), later);

    assertThat(watch.verdict(later + FlowWatch.SILENCE_MILLIS + 1))
        .isEqualTo(Verdict.RESTART_CAPTURE);
  }

  @Test
  void an_exchanged_source_gets_the_time_of_a_fresh_one() {
    FlowWatch watch = flowing().sourceChanged(START + 1_000);

    assertThat(watch.verdict(START + 1_000 + FlowWatch.GRACE_MILLIS)).isEqualTo(Verdict.FLOWING);
    assertThat(watch.verdict(START + 1_001 + FlowWatch.GRACE_MILLIS))
        .isEqualTo(Verdict.RESTART_CAPTURE);
  }

  @Test
  void late_news_of_the_old_source_do_not_shorten_the_time_of_the_new_one() {
    FlowWatch watch = flowing().sourceChanged(START + 1_000).observe(sent(9, 9), START + 1_100);

    assertThat(watch.verdict(START + 4_000)).isEqualTo(Verdict.FLOWING);
  }

  /** Both streams have flowed until {@link #START}, long after the first packet. */
  private static FlowWatch flowing() {
    return FlowWatch.begin(true, true, 0).observe(sent(5, 5), START);
  }

  private static Flowing sent(long video, long audio) {
    return new Flowing("room", new Count(video, video, 0, 0), new Count(audio, audio, 0, 0));
  }
}
