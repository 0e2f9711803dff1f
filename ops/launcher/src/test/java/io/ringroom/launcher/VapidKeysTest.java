package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VapidKeysTest {

  @TempDir Path directory;

  @Test
  void a_pair_is_made_once_and_kept_for_its_owner_only() throws Exception {
    Path file = directory.resolve("vapid-key");

    VapidKeys made = VapidKeys.keep(file);

    assertThat(VapidKeys.keep(file)).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Base64.getUrlDecoder().decode(made.publicKey())).hasSize(65).startsWith(4);
    assertThat(Base64.getUrlDecoder().decode(made.privateKey())).hasSize(32);
    assertThat(made.toString()).doesNotContain(made.privateKey());
  }

  @Test
  void the_platform_gets_the_pair_that_somebody_wrote_there() throws Exception {
    Path file = Files.writeString(directory.resolve("vapid-key"), "BPoint number\n");

    assertThat(VapidKeys.keep(file).environment())
        .isEqualTo(
            Map.of("RINGROOM_VAPID_PUBLIC_KEY", "BPoint", "RINGROOM_VAPID_PRIVATE_KEY", "number"));
  }

  @Test
  void a_file_without_a_pair_is_an_error_that_says_what_to_do() throws Exception {
    Path file = Files.writeString(directory.resolve("vapid-key"), "half\n");

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> VapidKeys.keep(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("remove it");
  }
}
