package io.ringroom.media.capture;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.VideoFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * How this node captures; the keys are {@code ringroom.media.capture}.
 *
 * @param enabled false on a node that only forwards: no worker, no GStreamer needed
 * @param spareWorker whether a second worker stands by, so that a crash costs a fraction of a
 *     second
 * @param camera which camera
 * @param microphone which microphone
 * @param play what the room hears and sees of a call
 * @param indicator the program, with its arguments, that is run as devices open and close; empty
 *     for none
 */
public record CaptureSettings(
    boolean enabled,
    boolean spareWorker,
    SourceWish camera,
    SourceWish microphone,
    VideoFormat video,
    AudioFormat audio,
    PlaySettings play,
    List<String> indicator) {

  public CaptureSettings {
    indicator = List.copyOf(indicator);
  }

  /**
   * @param media the object at {@code ringroom.media}
   * @throws ConfigException when a value is missing or out of bounds
   */
  public static CaptureSettings from(Config media) {
    Config capture = media.getConfig("capture");
    try {
      return new CaptureSettings(
          capture.getBoolean("enabled"),
          capture.getBoolean("spare-worker"),
          SourceWish.parse(capture.getString("camera")),
          SourceWish.parse(capture.getString("microphone")),
          new VideoFormat(
              capture.getInt("video.width"),
              capture.getInt("video.height"),
              capture.getInt("video.fps"),
              capture.getInt("video.bitrate")),
          new AudioFormat(capture.getInt("audio.bitrate")),
          PlaySettings.from(capture.getConfig("play")),
          words(capture, "indicator"));
    } catch (IllegalArgumentException e) {
      throw new ConfigException.BadValue(
          capture.origin(), "ringroom.media.capture", String.valueOf(e.getMessage()));
    }
  }

  /** An environment variable cannot hold a list, so a text with spaces is one too. */
  private static List<String> words(Config capture, String key) {
    return capture.getValue(key).valueType() == ConfigValueType.STRING
        ? Stream.of(capture.getString(key).strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList()
        : capture.getStringList(key);
  }
}
