package io.ringroom.media.record;

import com.typesafe.config.Config;
import io.ringroom.protocol.node.Folder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Where recordings are kept: {@code <root>/<tenant>/calls|rooms/<owner>/<recording>}.
 *
 * @param leastFree bytes that stay free on its disk; below it nothing is recorded
 * @param thumbnailsEvery how far apart pictures of each recorded video are kept; zero for none
 * @param keepFor how long a recording stays after its last change; zero for ever
 */
public record RecordingSettings(
    Path root, long leastFree, Duration thumbnailsEvery, Duration keepFor) {
  /** How deep below the root a recording's directory is. */
  static final int DEPTH = 4;

  /**
   * @param media the object at {@code ringroom.media}
   */
  public static RecordingSettings from(Config media) {
    String given = media.getString("recording.directory");
    Path root = given.isEmpty() ? Path.of(media.getString("var"), "recordings") : Path.of(given);
    return new RecordingSettings(
        root.toAbsolutePath(),
        media.getBytes("recording.least-free"),
        media.getDuration("recording.thumbnails-every"),
        media.getDuration("recording.keep-for"));
  }

  /** The directory of everything recorded for one owner. */
  public Path of(Folder folder) {
    return root.resolve(folder.tenant().toString())
        .resolve(folder.kind().name().toLowerCase(Locale.ROOT))
        .resolve(plain(folder.owner()));
  }

  /** The directory of one recording. */
  public Path of(Folder folder, String recording) {
    return of(folder).resolve(plain(recording));
  }

  /** What a directory of recordings was made for. */
  static String named(Path directory) {
    return directory.getFileName().toString().replace("%2E", ".");
  }

  /** A name that means nothing to a file system: rooms may be called "..". */
  private static String plain(String name) {
    if (!name.matches("[A-Za-z0-9_@.-]{1,128}")) {
      throw new IllegalArgumentException("not the name of a directory of recordings: " + name);
    }
    return name.replace(".", "%2E");
  }
}
