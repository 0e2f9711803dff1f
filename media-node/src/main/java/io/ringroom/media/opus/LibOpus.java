package io.ringroom.media.opus;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libopus we need, under their own names, bound directly: mixing calls them some
 * hundred times a second for each talker, and a proxy would cost more than the sum of the samples.
 *
 * <p>{@code opus_encoder_ctl} is variadic in C. An integer or a pointer behind the request travels
 * in the same register either way on the platforms Debian's GStreamer runs on (System V x86-64,
 * AAPCS64), so it is declared with a fixed argument: direct mapping knows no variadic calls.
 */
final class LibOpus {
  static final int OK = 0;
  static final int APPLICATION_AUDIO = 2049;
  static final int SET_BITRATE = 4002;
  static final int SET_COMPLEXITY = 4010;
  static final int SET_INBAND_FEC = 4012;
  static final int SET_PACKET_LOSS_PERC = 4014;

  static {
    try {
      Native.register(LibOpus.class, "libopus.so.0");
    } catch (UnsatisfiedLinkError e) {
      UnsatisfiedLinkError said =
          new UnsatisfiedLinkError("libopus is not installed; run: apt-get install libopus0");
      said.initCause(e);
      throw said;
    }
  }

  private LibOpus() {}

  static native @Nullable Pointer opus_encoder_create(
      int rate, int channels, int application, IntByReference error);

  static native void opus_encoder_destroy(Pointer encoder);

  static native int opus_encoder_ctl(Pointer encoder, int request, int value);

  static native int opus_encode_float(
      Pointer encoder, float[] pcm, int samples, byte[] packet, int packetSize);

  static native @Nullable Pointer opus_decoder_create(int rate, int channels, IntByReference error);

  static native void opus_decoder_destroy(Pointer decoder);

  /** The packet is null for one that is lost, which is concealed. */
  static native int opus_decode_float(
      Pointer decoder, byte @Nullable [] packet, int size, float[] pcm, int samples, int fec);

  static native String opus_strerror(int error);
}
