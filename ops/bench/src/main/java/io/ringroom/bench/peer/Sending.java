package io.ringroom.bench.peer;

import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.RtcpWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a peer sends: its sources in their rhythm, and a sender report for each every second. */
final class Sending {
  static final int TICK_MILLIS = 5;
  private static final int REPORT_EVERY = 1_000 / TICK_MILLIS;

  private final List<RtpOut> streams = new ArrayList<>();
  private final NtpTime ntp;
  private @Nullable Pictures video;
  private @Nullable AudioSource audio;
  private int ticks;

  Sending(NtpTime ntp) {
    this.ntp = ntp;
  }

  void video(RtpOut out, int bitsPerSecond, int framesPerSecond) {
    video = new VideoSource(out, bitsPerSecond, framesPerSecond);
    streams.add(out);
  }

  void pictures(RtpOut out, Clip.Show show) {
    video = new ClipSource(out, show);
    streams.add(out);
  }

  void audio(RtpOut out, AudioSource.Speech speech) {
    audio = new AudioSource(out, speech);
    streams.add(out);
  }

  void wantKeyFrame() {
    if (video != null) {
      video.wantKeyFrame();
    }
  }

  /** Sends what is due; writes reports, when they are due, to {@code rtcp}. */
  void tick(long nowMicros, RtcpWriter rtcp) {
    if (audio != null) {
      audio.tick(nowMicros);
    }
    if (video != null) {
      video.tick(nowMicros);
    }
    if (++ticks % REPORT_EVERY == 0) {
      for (RtpOut stream : streams) {
        rtcp.senderReport(
            stream.ssrc(),
            ntp.ntp(nowMicros),
            stream.timestampAt(nowMicros),
            stream.packets(),
            stream.octets());
        rtcp.cname(stream.ssrc(), "load");
      }
    }
  }

  long packets() {
    return streams.stream().mapToLong(RtpOut::packets).sum();
  }
}
