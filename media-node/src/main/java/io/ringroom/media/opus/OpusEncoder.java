package io.ringroom.media.opus;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.ringroom.media.mix.SoundEncoder;
import org.jspecify.annotations.Nullable;

/** Encodes mono sound at 48 kHz as Opus in packets of 20 ms. For one thread at a time. */
public final class OpusEncoder implements SoundEncoder {
  private static final int RATE = 48_000;

  private @Nullable Pointer encoder;

  /**
   * @param bitrate bits per second, 6,000 to 510,000
   */
  public OpusEncoder(int bitrate) {
    IntByReference error = new IntByReference();
    Pointer made = LibOpus.opus_encoder_create(RATE, 1, LibOpus.APPLICATION_AUDIO, error);
    if (made == null) {
      throw new IllegalStateException("no encoder: " + LibOpus.opus_strerror(error.getValue()));
    }
    encoder = made;
    set(LibOpus.SET_BITRATE, bitrate);
  }

  @Override
  public void complexity(int level) {
    set(LibOpus.SET_COMPLEXITY, level);
  }

  /** Redundancy costs quality while nothing is lost, so it is there only for who needs it. */
  @Override
  public void expectLoss(int percent) {
    set(LibOpus.SET_INBAND_FEC, percent > 0 ? 1 : 0);
    set(LibOpus.SET_PACKET_LOSS_PERC, percent);
  }

  private void set(int request, int value) {
    Pointer open = encoder;
    int result = open == null ? LibOpus.OK : LibOpus.opus_encoder_ctl(open, request, value);
    if (result != LibOpus.OK) {
      throw new IllegalArgumentException(
          "encoder setting " + request + " = " + value + ": " + LibOpus.opus_strerror(result));
    }
  }

  @Override
  public int encode(float[] pcm, int samples, byte[] packet) {
    Pointer open = encoder;
    return open == null
        ? 0
        : Math.max(0, LibOpus.opus_encode_float(open, pcm, samples, packet, packet.length));
  }

  @Override
  public void close() {
    Pointer open = encoder;
    encoder = null;
    if (open != null) {
      LibOpus.opus_encoder_destroy(open);
    }
  }
}
