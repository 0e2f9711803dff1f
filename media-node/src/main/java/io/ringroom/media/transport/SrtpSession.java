package io.ringroom.media.transport;

/**
 * Encrypts and decrypts the packets of one connection in place. One thread uses it.
 *
 * <p>Every method works on the first {@code length} bytes of the array and gives the new length, or
 * {@link #REFUSED}. Encrypting needs {@link io.ringroom.media.rtp.MediaSink#TAIL} free bytes
 * behind.
 */
public interface SrtpSession {
  /** The packet is forged, a replay or malformed: drop it. */
  int REFUSED = -1;

  int protectRtp(byte[] bytes, int length);

  int protectRtcp(byte[] bytes, int length);

  int unprotectRtp(byte[] bytes, int length);

  int unprotectRtcp(byte[] bytes, int length);
}
