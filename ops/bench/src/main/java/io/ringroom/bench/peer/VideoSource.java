package io.ringroom.bench.peer;

import io.ringroom.media.rtp.Bytes;

/**
 * A camera's worth of VP8 packets: frames at a steady rate, a key frame ten times as large whenever
 * one is asked for, spread over time as a browser's pacer does. Nobody could decode them.
 */
final class VideoSource implements Pictures {
  static final int STAMP_AT = 14; // behind the payload descriptor and a key frame's header

  private static final int PAYLOAD = 1_100;
  private static final int DESCRIPTOR = 4;
  private static final int KEY_FRAME_FACTOR = 10;
  private static final long KEY_FRAME_PAUSE_MICROS = 500_000;

  /** Frame tag, start code, 1280 × 720. */
  private static final byte[] KEY_FRAME_HEADER = {
    0x10, 0x02, 0x00, (byte) 0x9D, 0x01, 0x2A, 0x00, 0x05, (byte) 0xD0, 0x02
  };

  private final RtpOut out;
  private final long frameMicros;
  private final int frameBytes;
  private final double bytesPerMicro;
  private long nextFrameMicros;
  private long lastTickMicros;
  private long timestamp;
  private int picture;
  private int left;
  private boolean first;
  private boolean key;
  private boolean keyWanted = true;
  private long lastKeyMicros = Long.MIN_VALUE / 2;
  private double budget;

  VideoSource(RtpOut out, int bitsPerSecond, int framesPerSecond) {
    this.out = out;
    this.frameMicros = 1_000_000L / framesPerSecond;
    this.frameBytes = bitsPerSecond / 8 / framesPerSecond;
    this.bytesPerMicro = 2.5 * bitsPerSecond / 8 / 1_000_000; // libwebrtc's pacing factor
  }

  @Override
  public void wantKeyFrame() {
    keyWanted = true;
  }

  @Override
  public void tick(long nowMicros) {
    if (lastTickMicros > 0) {
      budget = Math.min(3 * PAYLOAD, budget + (nowMicros - lastTickMicros) * bytesPerMicro);
    }
    lastTickMicros = nowMicros;
    if (nextFrameMicros == 0) {
      nextFrameMicros = nowMicros;
    }
    if (left == 0 && nowMicros >= nextFrameMicros) {
      startFrame(nowMicros);
    }
    while (left > 0 && budget > 0) {
      packet(nowMicros);
    }
  }

  private void startFrame(long nowMicros) {
    nextFrameMicros = Math.max(nextFrameMicros + frameMicros, nowMicros - 5 * frameMicros);
    timestamp = nextFrameMicros * 9 / 100 & 0xFFFF_FFFFL;
    key = keyWanted && nowMicros - lastKeyMicros > KEY_FRAME_PAUSE_MICROS;
    if (key) {
      keyWanted = false;
      lastKeyMicros = nowMicros;
    }
    left = key ? KEY_FRAME_FACTOR * frameBytes : frameBytes;
    first = true;
    picture = picture + 1 & 0x7FFF;
  }

  private void packet(long nowMicros) {
    int size = Math.max(Math.min(left, PAYLOAD), STAMP_AT + Stamp.SIZE);
    byte[] bytes = out.bytes();
    int at = RtpOut.PAYLOAD_AT;
    bytes[at] = (byte) (0x80 | (first ? 0x10 : 0));
    bytes[at + 1] = (byte) 0x80;
    Bytes.put16(bytes, at + 2, 0x8000 | picture);
    System.arraycopy(KEY_FRAME_HEADER, 0, bytes, at + DESCRIPTOR, KEY_FRAME_HEADER.length);
    bytes[at + DESCRIPTOR] = (byte) (key ? 0x10 : 0x11);
    Stamp.write(bytes, at + STAMP_AT, nowMicros);
    left = Math.max(0, left - PAYLOAD);
    budget -= size;
    first = false;
    out.send(left == 0, timestamp, -1, size);
  }
}
