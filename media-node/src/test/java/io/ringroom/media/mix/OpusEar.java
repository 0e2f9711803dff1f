package io.ringroom.media.mix;

import io.ringroom.media.opus.OpusDecoder;
import io.ringroom.media.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A receiver of one stream: keeps what it hears. For one thread at a time. */
public final class OpusEar implements AutoCloseable {
  private final OpusDecoder decoder = new OpusDecoder();
  private final List<float[]> frames = new ArrayList<>();
  private final List<Long> timestamps = new ArrayList<>();
  private final float[] pcm = new float[Sound.LONGEST_PACKET];
  private final RtpPacket packet = new RtpPacket();

  public void onPacket(byte[] bytes, int length) {
    if (!packet.wrap(bytes, 0, length)) {
      throw new IllegalArgumentException("not RTP");
    }
    byte[] payload = new byte[packet.payloadLength()];
    System.arraycopy(bytes, packet.payloadOffset(), payload, 0, payload.length);
    int count = decoder.decode(payload, pcm);
    frames.add(Arrays.copyOf(pcm, count));
    timestamps.add(packet.timestamp());
  }

  public int packets() {
    return frames.size();
  }

  /** Timestamps of all packets, in the order they came. */
  List<Long> timestamps() {
    return timestamps;
  }

  /** The timestamp of the first sample this loud, 1 being full scale; −1 without one. */
  long firstAbove(float amplitude) {
    for (int i = 0; i < frames.size(); i++) {
      for (int j = 0; j < frames.get(i).length; j++) {
        if (Math.abs(frames.get(i)[j]) > amplitude) {
          return timestamps.get(i) + j & 0xFFFF_FFFFL;
        }
      }
    }
    return -1;
  }

  /** The last so many seconds of sound that came, one behind the other. */
  public float[] last(double seconds) {
    int wanted = (int) Math.round(seconds * 50);
    List<float[]> taken = frames.subList(Math.max(0, frames.size() - wanted), frames.size());
    float[] all = new float[taken.stream().mapToInt(frame -> frame.length).sum()];
    int at = 0;
    for (float[] frame : taken) {
      System.arraycopy(frame, 0, all, at, frame.length);
      at += frame.length;
    }
    return all;
  }

  /** How loud a tone was in the last second, dBFS. */
  public double hears(double hertz) {
    float[] sound = last(1);
    return sound.length == 0 ? -180 : Tones.decibels(sound, 0, sound.length, hertz);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
