package io.ringroom.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of a program as the JVM wants them in memory (class data sharing): with it a start
 * takes half the processor time, which is what callers wait for when a platform was killed. Made
 * from the classes the first start loaded; kept beside the jar, and made anew when a jar changes.
 */
final class ClassArchive {

  private static final int MAKING_LIMIT_SECONDS = 300;

  private final Path jar;
  private final Path archive;
  private final Path classList;

  private ClassArchive(Path jar, Path archive, Path classList) {
    this.jar = jar;
    this.archive = archive;
    this.classList = classList;
  }

  /**
   * The archive that belongs to a jar with its libraries and to this Java.
   *
   * @param jar a program whose class path, in its manifest, is the directory {@code lib} beside it
   */
  static ClassArchive of(Path jar) throws IOException {
    String state = Integer.toHexString(state(jar).hashCode());
    return new ClassArchive(
        jar,
        jar.resolveSibling("classes-" + state + ".jsa"),
        jar.resolveSibling("classes-" + state + "-" + ProcessHandle.current().pid() + ".list"));
  }

  /** What the JVM itself compares before it trusts an archive. */
  private static List<String> state(Path jar) throws IOException {
    List<String> state = new ArrayList<>();
    state.add(Runtime.version() + " " + jar);
    Path lib = jar.resolveSibling("lib");
    try (Stream<Path> libraries = Files.isDirectory(lib) ? Files.list(lib) : Stream.empty()) {
      for (Path file : Stream.concat(Stream.of(jar), libraries.sorted()).toList()) {
        state.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return state;
  }

  /** JVM flags that use the archive, or while there is none, note down what belongs into it. */
  List<String> flags() {
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive)
        : List.of("-XX:DumpLoadedClassList=" + classList);
  }

  /**
   * Makes the archive from what was noted down by now, unless there is one. Takes some seconds of
   * one processor, at the lowest priority; runs none of the program's code.
   *
   * @throws IOException when it cannot be made; programs then start without it
   */
  void make() throws IOException, InterruptedException {
    if (Files.exists(archive) || !Files.exists(classList)) {
      return;
    }
    Path draft = archive.resolveSibling(classList.getFileName() + ".draft");
    Path list = archive.resolveSibling(classList.getFileName() + ".copy");
    try {
      // A copy, for the program may still be adding to it.
      Files.copy(classList, list, StandardCopyOption.REPLACE_EXISTING);
      dump(list, draft);
      removeOld(draft);
      Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(list);
      Files.deleteIfExists(classList);
      Files.deleteIfExists(draft);
    }
  }

  private void dump(Path list, Path draft) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                // Like all we start: out of reach of the terminal's Ctrl-C, which the launcher
                // answers.
                "setsid",
                "nice",
                "-n",
                "19",
                Java.command(),
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + draft,
                "-Xmx256m",
                "-cp",
                jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!java.waitFor(MAKING_LIMIT_SECONDS, TimeUnit.SECONDS) || java.exitValue() != 0) {
        throw new IOException("java -Xshare:dump failed for " + jar);
      }
    } finally {
      java.destroyForcibly();
    }
  }

  /** Archives of jars as they were, and what killed launchers left. */
  private void removeOld(Path except) throws IOException {
    try (Stream<Path> siblings = Files.list(jar.toAbsolutePath().getParent())) {
      for (Path file : siblings.filter(path -> !path.endsWith(except.getFileName())).toList()) {
        if (file.getFileName().toString().startsWith("classes-")) {
          Files.delete(file);
        }
      }
    }
  }
}
