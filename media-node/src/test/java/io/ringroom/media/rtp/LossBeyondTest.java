package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever speaks learns what his listeners lose, so that his encoder protects what it sends. */
final class LossBeyondTest {
  private static final ExtensionIds IDS = new ExtensionIds(4, 0, 0, 0, 0, 1);
  private static final int OPUS = 111;

  private final RouterRig.Wire up = new RouterRig.Wire();
  private final NtpTime ntp = new NtpTime(0);
  private final Inbound speaker =
      new Inbound(
          List.of(
              new TrackTerms(
                  "0", MediaKind.AUDIO, OPUS, -1, List.of(7L), List.of(), IDS, /* nack= */ false)),
          up,
          ntp);
  private final Outbound listener =
      new Outbound(
          List.of(new SlotTerms("1", MediaKind.AUDIO, 50, 51, OPUS, -1, IDS)),
          new RouterRig.Wire(),
          ntp,
          new Random(1));

  @Test
  void the_loss_of_the_worst_listener_is_reported_to_the_speaker() {
    listener.slots().get(0).bind(speaker.layer(MediaKind.AUDIO).orElseThrow());
    speak();

    assertThat(reportedLoss()).isZero();

    loses(51);
    assertThat(reportedLoss()).isEqualTo(51);
  }

  @Test
  void one_listener_without_any_reception_does_not_cost_all_others_more_than_a_quarter() {
    listener.slots().get(0).bind(speaker.layer(MediaKind.AUDIO).orElseThrow());
    speak();
    loses(255);

    assertThat(reportedLoss()).isEqualTo(64);
  }

  private void speak() {
    byte[] bytes = Packets.rtp(OPUS, 1, 0, 7, new byte[20]).bytes();
    speaker.onRtp(bytes, 0, bytes.length, 1_000_000);
  }

  private void loses(int fraction) {
    listener.onRtcp(
        new Rtcp.ReceiverReport(1, List.of(new Rtcp.Report(50, fraction, 0, 0, 0))), 1_000_000);
  }

  private int reportedLoss() {
    up.rtcp.clear();
    now += 1_000_000;
    speaker.tick(now);
    return up.of(Rtcp.ReceiverReport.class).get(0).reports().get(0).fractionLost();
  }

  private long now = 1_000_000;
}
