package io.ringroom.bench.peer;

import io.ringroom.media.rtp.Bytes;

/** A camera that sends real pictures, encoded beforehand. */
final class ClipSource implements Pictures {
  private final RtpOut out;
  private final Clip.Show show;
  private boolean keyFrameWanted = true;
  private int picture;

  ClipSource(RtpOut out, Clip.Show show) {
    this.out = out;
    this.show = show;
  }

  @Override
  public void wantKeyFrame() {
    keyFrameWanted = true;
  }

  @Override
  public void tick(long nowMicros) {
    Clip.Frame frame = show.next(nowMicros, keyFrameWanted);
    if (frame == null) {
      return;
    }
    keyFrameWanted &= !frame.key();
    picture = picture + 1 & 0x7FFF;
    long timestamp = nowMicros * 9 / 100 & 0xFFFF_FFFFL;
    for (int i = 0; i < frame.payloads().size(); i++) {
      byte[] payload = frame.payloads().get(i);
      System.arraycopy(payload, 0, out.bytes(), RtpOut.PAYLOAD_AT, payload.length);
      Bytes.put16(out.bytes(), RtpOut.PAYLOAD_AT + Clip.PICTURE_ID_AT, 0x8000 | picture);
      out.send(i == frame.payloads().size() - 1, timestamp, -1, payload.length);
    }
  }
}
