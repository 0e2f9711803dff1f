package io.ringroom.media;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import io.ringroom.id.NodeId;
import io.ringroom.media.cameraroom.CameraRoomSettings;
import io.ringroom.media.capture.CaptureSettings;
import io.ringroom.media.link.LinkSettings;
import io.ringroom.media.record.RecordingSettings;
import io.ringroom.media.room.JoinSettings;
import io.ringroom.media.room.MixSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How this media node runs; the keys are {@code ringroom.media}, each explained in {@code
 * reference.conf}.
 *
 * @param rtp where media comes in
 * @param health where {@code /live}, {@code /ready} and {@code /dump} are served
 * @param srtpCipher {@code SunJCE} or {@code OpenSSL}
 * @param var where the node keeps its files
 * @param drainWithin how long a node that is told to end lets its rooms run on, 0 or more
 * @param mix how voices are mixed
 */
public record MediaSettings(
    NodeId node,
    LinkSettings link,
    InetSocketAddress rtp,
    InetSocketAddress health,
    JoinSettings join,
    String srtpCipher,
    CameraRoomSettings room,
    CaptureSettings capture,
    Duration drainWithin,
    MixSettings mix,
    RecordingSettings recordings,
    Path var) {

  public MediaSettings {
    if (!srtpCipher.equals("SunJCE") && !srtpCipher.equals("OpenSSL")) {
      throw new IllegalArgumentException("srtp-cipher must be SunJCE or OpenSSL");
    }
  }

  /**
   * @param media the object at {@code ringroom.media}
   * @throws ConfigException when a value is missing or wrong; the message names the key
   */
  public static MediaSettings from(Config media) {
    try {
      InetSocketAddress rtp = address(media, "bind", "rtp-port");
      NodeId node = new NodeId(media.getString("node-id"));
      return new MediaSettings(
          node,
          new LinkSettings(URI.create(media.getString("platform-url")), key(media)),
          rtp,
          address(media.getConfig("health"), "bind", "port"),
          new JoinSettings(
              Advertised.addresses(rtp.getAddress(), list(media, "advertise")),
              media.getInt("max-connections")),
          media.getString("srtp-cipher"),
          CameraRoomSettings.from(media, node),
          CaptureSettings.from(media),
          media.getDuration("drain-within"),
          new MixSettings(media.getInt("mix.talkers")),
          RecordingSettings.from(media),
          Path.of(media.getString("var")));
    } catch (IllegalArgumentException | IOException e) {
      throw new ConfigException.BadValue(
          media.origin(), "ringroom.media", String.valueOf(e.getMessage()), e);
    }
  }

  private static InetSocketAddress address(Config config, String host, String port)
      throws IOException {
    return new InetSocketAddress(
        InetAddress.getByName(config.getString(host)), config.getInt(port));
  }

  /** An environment variable cannot hold a list, so a text with commas is one too. */
  private static List<String> list(Config config, String key) {
    Stream<String> entries =
        config.getValue(key).valueType() == ConfigValueType.STRING
            ? Stream.of(config.getString(key).split(",", -1))
            : config.getStringList(key).stream();
    return entries.map(String::strip).filter(entry -> !entry.isEmpty()).toList();
  }

  private static String key(Config media) throws IOException {
    String given = media.getString("node-key").strip();
    Path kept = Path.of(media.getString("var"), "node-key");
    if (given.isEmpty() && Files.isReadable(kept)) {
      return Files.readString(kept).strip();
    }
    if (given.isEmpty()) {
      throw new IllegalArgumentException(
          "this node has no credential: set RINGROOM_NODE_KEY or put it into " + kept);
    }
    return given;
  }
}
