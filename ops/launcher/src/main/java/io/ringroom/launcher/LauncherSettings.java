package io.ringroom.launcher;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the launcher is told, see its {@code reference.conf} for the meaning of each.
 *
 * @param dbUrl empty when the launcher runs a PostgreSQL of its own
 */
record LauncherSettings(
    Path home,
    Path var,
    int httpPort,
    int rtpPort,
    int mediaHttpPort,
    String nodeId,
    String roomAnswer,
    String roomAllow,
    String dbUrl,
    List<String> platformJavaOpts,
    List<String> mediaJavaOpts,
    Duration startLimit,
    Duration stopLimit) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * Checks what can be checked without trying.
   *
   * @throws IllegalArgumentException when a port is no port, two ports are one, or a limit is not
   *     positive
   */
  LauncherSettings {
    requirePort("RINGROOM_HTTP_PORT", httpPort);
    requirePort("RINGROOM_RTP_PORT", rtpPort);
    requirePort("RINGROOM_MEDIA_HTTP_PORT", mediaHttpPort);
    if (httpPort == mediaHttpPort) {
      throw new IllegalArgumentException(
          "RINGROOM_HTTP_PORT and RINGROOM_MEDIA_HTTP_PORT are both " + httpPort);
    }
    requirePositive("RINGROOM_START_LIMIT", startLimit);
    requirePositive("RINGROOM_STOP_LIMIT", stopLimit);
  }

  /**
   * Reads {@code ringroom.launcher}.
   *
   * @throws IllegalArgumentException on a bad value, or a key that does not exist
   */
  static LauncherSettings from(Config root) {
    Config config = root.getConfig("ringroom.launcher");
    refuseUnknown(config);
    return new LauncherSettings(
        absolute(config, "home"),
        absolute(config, "var"),
        config.getInt("http-port"),
        config.getInt("rtp-port"),
        config.getInt("media-http-port"),
        config.getString("node-id"),
        config.getString("room-answer"),
        config.getString("room-allow"),
        config.getString("db-url"),
        words(config.getString("platform-java-opts")),
        words(config.getString("media-java-opts")),
        config.getDuration("start-limit"),
        config.getDuration("stop-limit"));
  }

  private static void refuseUnknown(Config config) {
    var unknown = new TreeSet<>(config.root().keySet());
    Stream.of(
            "home var http-port rtp-port media-http-port node-id room-answer room-allow db-url",
            "platform-java-opts media-java-opts start-limit stop-limit")
        .flatMap(BLANKS::splitAsStream)
        .forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("Unknown key ringroom.launcher." + unknown.first());
    }
  }

  private static Path absolute(Config config, String key) {
    return Path.of(config.getString(key)).toAbsolutePath().normalize();
  }

  private static List<String> words(String text) {
    return BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  private static void requirePort(String variable, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(variable + " must be 1 to 65535, it is " + port);
    }
  }

  private static void requirePositive(String variable, Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException(variable + " must be longer than nothing");
    }
  }
}
