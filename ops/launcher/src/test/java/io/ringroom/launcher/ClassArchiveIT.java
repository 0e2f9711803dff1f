package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveIT {

  @TempDir Path directory;

  @Test
  void the_first_start_notes_what_the_next_one_uses() throws Exception {
    Path jar = StandInJar.make(directory.resolve("media-node.jar"));
    ClassArchive archive = ClassArchive.of(jar);
    assertThat(archive.flags()).singleElement().asString().contains("DumpLoadedClassList");
    run(jar, archive.flags());

    archive.make();

    assertThat(archive.flags()).singleElement().asString().contains("SharedArchiveFile");
    List<String> strict = new ArrayList<>(archive.flags());
    strict.add("-Xshare:on");
    run(jar, strict);
    assertThat(directory)
        .as("nothing else is left behind")
        .isDirectoryNotContaining("glob:**.{list,copy,draft}");
  }

  @Test
  void a_changed_jar_has_another_archive_and_the_old_one_goes() throws Exception {
    Path jar = StandInJar.make(directory.resolve("media-node.jar"));
    ClassArchive first = ClassArchive.of(jar);
    run(jar, first.flags());
    first.make();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));

    ClassArchive second = ClassArchive.of(jar);
    assertThat(second.flags()).singleElement().asString().contains("DumpLoadedClassList");
    run(jar, second.flags());
    second.make();

    assertThat(first.flags()).singleElement().asString().contains("DumpLoadedClassList");
    assertThat(second.flags()).singleElement().asString().contains("SharedArchiveFile");
  }

  /** Runs the stand-in, which ends at once here with code 3. */
  private static void run(Path jar, List<String> flags) throws Exception {
    List<String> command = new ArrayList<>(List.of(Java.command()));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("RINGROOM_TEST_FAIL", "yes");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
  }
}
