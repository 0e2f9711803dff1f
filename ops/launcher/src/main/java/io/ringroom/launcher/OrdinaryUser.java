package io.ringroom.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root. This is who it runs as instead. */
enum OrdinaryUser {
  /** We are nobody special ourselves. */
  OURSELVES("", -1),

  /** Root without its powers, in a namespace of its own; the files stay root's. */
  NAMESPACE("unshare --user", 0),

  /** Where namespaces are forbidden, as in many containers: the user "nobody". */
  NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups", 65534);

  private final String prefix;
  private final int uid;

  OrdinaryUser(String prefix, int uid) {
    this.prefix = prefix;
    this.uid = uid;
  }

  /** The first that works here. */
  static OrdinaryUser find() throws IOException, InterruptedException {
    int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    if (self != 0) {
      return OURSELVES;
    }
    return NAMESPACE.works() ? NAMESPACE : NOBODY;
  }

  private boolean works() throws InterruptedException {
    return does("true");
  }

  /**
   * Whether this user can get into the directory, whoever owns it: /root, say, is closed to most.
   */
  boolean enters(Path directory) throws InterruptedException {
    return this == OURSELVES || does("test", "-x", directory.toString());
  }

  private boolean does(String... command) throws InterruptedException {
    try {
      Process attempt =
          new ProcessBuilder(command(List.of(command)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return attempt.waitFor(5, TimeUnit.SECONDS) && attempt.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The command that runs another as this user, in the same process. */
  List<String> command(List<String> command) {
    return Stream.concat(
            Pattern.compile(" ").splitAsStream(prefix).filter(word -> !word.isEmpty()),
            command.stream())
        .toList();
  }

  /** Makes a directory and everything in it this user's. */
  void own(Path directory) throws IOException {
    if (this == OURSELVES) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(path, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (!Files.isSymbolicLink(path)) {
              Files.setAttribute(path, "unix:uid", uid);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
