package io.ringroom.media.worker.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.rtp.Bytes;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.RtpPacket;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final int KEY = 0;
  private static final int DELTA = 1;

  private final Frames video = new Frames(MediaKind.VIDEO);
  private long now = 1_000_000;
  private int seq = 65_534;
  private long timestamp = 0xFFFF_F000L;

  @Test
  @Tag("row-62")
  void packets_of_a_picture_are_put_together_across_the_wrap_of_their_numbers() {
    picture(KEY, 3);
    picture(DELTA, 2);

    List<Frame> frames = video.take(now);

    assertThat(frames).extracting(Frame::keyFrame).containsExactly(true, false);
    assertThat(frames.get(0).bytes()).hasSize(3 * 4);
    assertThat(frames.get(1).micros() - frames.get(0).micros()).isEqualTo(66_666);
  }

  @Test
  @Tag("row-62")
  void a_packet_that_comes_late_is_waited_for() {
    picture(KEY, 1);
    byte[] late = packet(DELTA, true, false);
    byte[] after = packet(DELTA, false, true);
    timestamp += 6_000;
    give(after);
    assertThat(video.take(now)).hasSize(1);

    give(late);

    assertThat(video.take(now)).hasSize(1);
  }

  @Test
  @Tag("row-62")
  void after_a_hole_nothing_is_shown_until_a_key_frame_which_is_asked_for() {
    picture(KEY, 1);
    packet(DELTA, true, true); // lost
    timestamp += 6_000;
    picture(DELTA, 1);
    assertThat(video.take(now)).hasSize(1);
    assertThat(video.keyFrameWanted()).isFalse();

    now += Reorder.PATIENCE_MICROS;
    assertThat(video.take(now)).isEmpty();
    assertThat(video.keyFrameWanted()).isTrue();

    picture(DELTA, 1);
    picture(KEY, 1);
    assertThat(video.take(now)).extracting(Frame::keyFrame).containsExactly(true);
    assertThat(video.keyFrameWanted()).isFalse();
  }

  @Test
  @Tag("row-62")
  void two_streams_are_told_in_the_time_of_the_routers_reports() {
    Frames audio = new Frames(MediaKind.AUDIO);
    long ntp = (2_208_988_800L + 1_000) << 32; // a thousand seconds into 1970
    audio.onSenderReport(ntp, 48_000);
    byte[] sound = rtp(111, 1, 48_000 + 960, true, new byte[] {1, 2, 3});
    audio.onPacket(view(sound), 5);

    assertThat(audio.take(now).get(0).micros()).isEqualTo(1_000_020_000L);
  }

  private void picture(int kind, int packets) {
    for (int i = 0; i < packets; i++) {
      give(packet(kind, i == 0, i == packets - 1));
    }
    timestamp += 6_000;
  }

  /** Takes the next sequence number; the payload is a descriptor and four bytes. */
  private byte[] packet(int kind, boolean first, boolean last) {
    byte[] payload = {(byte) (first ? 0x10 : 0), (byte) kind, 0, 0, 0};
    byte[] made = rtp(96, seq, timestamp, last, payload);
    seq = (seq + 1) & 0xFFFF;
    return made;
  }

  private void give(byte[] packet) {
    video.onPacket(view(packet), now);
  }

  private static RtpPacket view(byte[] packet) {
    RtpPacket view = new RtpPacket();
    assertThat(view.wrap(packet, 0, packet.length)).isTrue();
    return view;
  }

  private static byte[] rtp(int type, int seq, long timestamp, boolean marker, byte[] payload) {
    byte[] packet = new byte[12 + payload.length];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) (type | (marker ? 0x80 : 0));
    Bytes.put16(packet, 2, seq);
    Bytes.put32(packet, 4, timestamp & 0xFFFF_FFFFL);
    Bytes.put32(packet, 8, 7);
    System.arraycopy(payload, 0, packet, 12, payload.length);
    return packet;
  }
}
