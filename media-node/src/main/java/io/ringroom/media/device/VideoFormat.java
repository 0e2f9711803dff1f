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
  public VideoFormat {
    Bounds.require("width", width, 64, 3840);
    Bounds.require("height", height, 64, 2160);
    Bounds.require("fps", fps, 1, 60);
    Bounds.require("video bitrate", bitrate, 50_000, 20_000_000);
  }
}
