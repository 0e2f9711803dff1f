package io.ringroom.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, which come as an archive on the class path. */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /**
   * Unpacks the programs unless they are there already.
   *
   * @param parent a directory to hold them
   * @return the directory with {@code bin/postgres} in it
   * @throws StartFailure when there are none for this kind of machine
   */
  static Path unpack(Path parent) throws IOException {
    String archive = "/postgres-linux-" + architecture() + ".txz";
    URL resource = PostgresBinaries.class.getResource(archive);
    if (resource == null) {
      throw new StartFailure(
          "There is no PostgreSQL for this machine ("
              + archive
              + ") among the jars: use a server"
              + " of your own with RINGROOM_DB_URL, RINGROOM_DB_USER and RINGROOM_DB_PASSWORD");
    }
    // The size tells one version of the archive from another.
    Path home = parent.resolve("programs-" + resource.openConnection().getContentLengthLong());
    if (!Files.isDirectory(home)) {
      Path draft = Files.createTempDirectory(parent, "unpacking");
      try (InputStream in = resource.openStream()) {
        unpack(in, draft);
      }
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
      removeOld(parent, draft);
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return home;
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64" -> "x86_64";
      case "aarch64" -> "arm_64";
      default -> name;
    };
  }

  private static void unpack(InputStream in, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("The archive wants to write outside: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      Files.setPosixFilePermissions(file, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    boolean program = (mode & 0100) != 0;
    return PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--");
  }

  /** Programs of another version and what a killed launcher left half unpacked. */
  private static void removeOld(Path parent, Path except) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      for (Path child : children.filter(path -> !path.equals(except)).toList()) {
        String name = child.getFileName().toString();
        if (name.startsWith("programs-") || name.startsWith("unpacking")) {
          removeTree(child);
        }
      }
    }
  }

  private static void removeTree(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
