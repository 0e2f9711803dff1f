package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdinaryUserTest {

  @TempDir Path directory;

  @Test
  void another_user_does_not_enter_what_lies_behind_a_directory_of_roots_own() throws Exception {
    assumeTrue(OrdinaryUser.find() != OrdinaryUser.OURSELVES, "only root becomes somebody else");
    Path inner = Files.createDirectory(directory.resolve("inner"));
    OrdinaryUser.NOBODY.own(inner);

    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    assertThat(OrdinaryUser.NOBODY.enters(inner)).isTrue();

    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    assertThat(OrdinaryUser.NOBODY.enters(inner)).isFalse();
  }
}
