package io.ringroom.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.rtp.Vp8Descriptor;
import org.junit.jupiter.api.Test;

final class VideoSourceTest {
  private long bytes;
  private int packets;
  private int keyFrames;
  private final RtpOut out =
      new RtpOut(
          7,
          PeerSdp.VP8,
          new RtpOut.Wire() {
            @Override
            public void send(byte[] packet, int length) {
              RtpPacket view = new RtpPacket();
              assertThat(view.wrap(packet, 0, length)).isTrue();
              Vp8Descriptor vp8 = new Vp8Descriptor();
              vp8.read(packet, view.payloadOffset(), view.payloadLength());
              keyFrames += vp8.keyFrameStart() ? 1 : 0;
              bytes += view.payloadLength();
              packets++;
            }

            @Override
            public int nextTransportSeq() {
              return packets;
            }
          });
  private final VideoSource source = new VideoSource(out, 1_500_000, 30);

  @Test
  void a_second_has_the_bits_it_was_told_and_one_key_frame_when_one_is_wanted() {
    run(1_000_000, 3_000_000);
    assertThat(keyFrames).isEqualTo(1);

    bytes = 0;
    run(3_000_000, 13_000_000);
    assertThat(bytes * 8 / 10).isBetween(1_400_000L, 1_600_000L);
    assertThat(keyFrames).isEqualTo(1);

    source.wantKeyFrame();
    run(13_000_000, 14_000_000);
    assertThat(keyFrames).isEqualTo(2);
  }

  private void run(long from, long until) {
    for (long now = from; now < until; now += 5_000) {
      source.tick(now);
    }
  }
}
