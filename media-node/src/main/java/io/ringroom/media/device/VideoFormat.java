package io.ringroom.media.device;

/**
 * How the picture is encoded.
 *
 * @param width pixels, 64 to 3840; a camera with a smaller picture is not scaled up
 * @param height pixels, 64 to 2160
 * @param fps frames a second, 1 to 60
 * @param bitrate bits a second, 50,000 to 20,000,000
 */
public record VideoFormat(int width, int height, int fps, int bitrate) {
  /** What the small size takes at most, bits a second. */
  public static final int SMALL_BITRATE = 150_000;

  /** A picture half as high as a larger one is no small one yet. */
  private static final int SMALL_HEIGHT = 270;

  private static final int LEAST_BITRATE = 50_000;

  public VideoFormat {
    Bounds.require("width", width, 64, 3840);
    Bounds.require("height", height, 64, 2160);
    Bounds.require("fps", fps, 1, 60);
    Bounds.require("video bitrate", bitrate, LEAST_BITRATE, 20_000_000);
  }

  /**
   * The small size of the same picture, for receivers whose link is narrow: as large as browsers
   * send theirs.
   */
  public VideoFormat small() {
    int times = height >= 2 * SMALL_HEIGHT ? 4 : 2;
    return new VideoFormat(
        Math.max(64, width / times),
        Math.max(64, height / times),
        fps,
        Math.max(LEAST_BITRATE, Math.min(SMALL_BITRATE, bitrate / times)));
  }
}
