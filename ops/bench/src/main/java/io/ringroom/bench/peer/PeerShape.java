package io.ringroom.bench.peer;

/**
 * What a peer sends and can receive.
 *
 * @param audioSlots m-lines to receive sound on
 * @param videoSlots m-lines to receive pictures on
 */
public record PeerShape(boolean sendsAudio, boolean sendsVideo, int audioSlots, int videoSlots) {
  /** Sends both and receives nothing. */
  public static final PeerShape PUBLISHER = new PeerShape(true, true, 0, 0);

  /** Receives one of each and sends nothing. */
  public static final PeerShape VIEWER = new PeerShape(false, false, 1, 1);

  public boolean sends() {
    return sendsAudio || sendsVideo;
  }

  public boolean receives() {
    return audioSlots + videoSlots > 0;
  }
}
