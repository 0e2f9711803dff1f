package io.ringroom.media.opus;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.ringroom.media.mix.SoundDecoder;
import org.jspecify.annotations.Nullable;

/** Decodes one Opus stream to mono sound at 48 kHz. For one thread at a time. */
public final class OpusDecoder implements SoundDecoder {
  private static final int RATE = 48_000;

  private @Nullable Pointer decoder;

  public OpusDecoder() {
    IntByReference error = new IntByReference();
    decoder = LibOpus.opus_decoder_create(RATE, 1, error);
    if (decoder == null) {
      throw new IllegalStateException("no decoder: " + LibOpus.opus_strerror(error.getValue()));
    }
  }

  @Override
  public int decode(byte[] packet, float[] pcm) {
    return run(packet, packet.length, pcm, pcm.length, 0);
  }

  @Override
  public int repair(byte[] next, float[] pcm, int samples) {
    return run(next, next.length, pcm, samples, 1);
  }

  @Override
  public int conceal(float[] pcm, int samples) {
    return run(null, 0, pcm, samples, 0);
  }

  private int run(byte @Nullable [] packet, int size, float[] pcm, int samples, int fec) {
    Pointer open = decoder;
    return open == null
        ? 0
        : Math.max(0, LibOpus.opus_decode_float(open, packet, size, pcm, samples, fec));
  }

  @Override
  public void close() {
    Pointer open = decoder;
    decoder = null;
    if (open != null) {
      LibOpus.opus_decoder_destroy(open);
    }
  }
}
