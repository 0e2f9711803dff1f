package io.ringroom.domain.room;

import io.ringroom.domain.ring.Tracks;
import io.ringroom.protocol.node.Subscriptions;

/**
 * What a token permits in one room.
 *
 * @param bits a sum of the constants here, which are those of TRTC's PrivateMapKey
 */
public record Rights(int bits) {
  public static final int CREATE = 1;
  public static final int ENTER = 2;
  public static final int SEND_AUDIO = 4;
  public static final int RECEIVE_AUDIO = 8;
  public static final int SEND_VIDEO = 16;
  public static final int RECEIVE_VIDEO = 32;

  /** To share a screen. */
  public static final int SEND_SCREEN = 64;

  /** To see the screens that others share, beside {@link #RECEIVE_VIDEO}. */
  public static final int RECEIVE_SCREEN = 128;

  /** To put others out and to close what they publish: ours, and in no PrivateMapKey. */
  public static final int MODERATE = 256;

  /** The most a web token may say. */
  public static final int MOST = 511;

  /** Everything a PrivateMapKey can say, that of sharing a screen included. */
  public static final Rights ALL = new Rights(255);

  public boolean mayCreate() {
    return has(CREATE);
  }

  public boolean mayEnter() {
    return has(ENTER);
  }

  public boolean maySendAudio() {
    return has(SEND_AUDIO);
  }

  public boolean maySendVideo() {
    return has(SEND_VIDEO);
  }

  public boolean maySendScreen() {
    return has(SEND_SCREEN);
  }

  public boolean mayReceiveAudio() {
    return has(RECEIVE_AUDIO);
  }

  public boolean mayReceiveVideo() {
    return has(RECEIVE_VIDEO);
  }

  public boolean mayReceiveScreen() {
    return has(RECEIVE_SCREEN);
  }

  public boolean mayModerate() {
    return has(MODERATE);
  }

  private boolean has(int bit) {
    return (bits & bit) != 0;
  }

  /** What of these tracks may be published. */
  public Tracks within(Tracks asked) {
    return new Tracks(
        asked.audio() && maySendAudio(),
        asked.video() && maySendVideo(),
        asked.shares() && maySendScreen());
  }

  /** What of these subscriptions may be had. */
  public Subscriptions within(Subscriptions asked) {
    Subscriptions heard = mayReceiveAudio() ? asked : asked.noAudio();
    Subscriptions seen = mayReceiveVideo() ? heard : heard.noVideo();
    return mayReceiveScreen() ? seen : seen.noScreens();
  }
}
