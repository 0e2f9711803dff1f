package io.ringroom.http.tencent;

import io.ringroom.domain.ring.MediaType;

/** The values of Tencent's fields. */
final class TencentWords {
  /** {@code RoomIdType}: ours are texts. */
  static final int ROOM_ID_IS_TEXT = 2;

  static final String SINGLE = "SingleCall";
  static final String MULTI = "MultiCall";

  private TencentWords() {}

  static String media(MediaType media) {
    return media == MediaType.VIDEO ? "Video" : "Audio";
  }

  /**
   * @throws IllegalArgumentException when it is neither
   */
  static MediaType media(String text) {
    return switch (text) {
      case "Audio" -> MediaType.AUDIO;
      case "Video" -> MediaType.VIDEO;
      default -> throw new IllegalArgumentException("must be Audio or Video");
    };
  }

  /**
   * Whether it is a call between two.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static boolean single(String text) {
    return switch (text) {
      case SINGLE -> true;
      case MULTI -> false;
      default -> throw new IllegalArgumentException("must be " + SINGLE + " or " + MULTI);
    };
  }
}
