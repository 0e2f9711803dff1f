package io.ringroom.media.sdp;

/** The offer cannot be answered; the message says why, in words for the one who sent it. */
public final class BadSdpException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadSdpException(String message) {
    super(message);
  }
}
