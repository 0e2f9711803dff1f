package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real program, which notes down what it is told. */
class PrivacyIndicatorTest {
  @TempDir private Path directory;

  @Test
  @Tag("row-95")
  void the_lamp_is_on_while_a_device_is_open_and_each_change_is_told_once() throws IOException {
    Path told = directory.resolve("told");
    Path program = directory.resolve("lamp");
    Files.writeString(program, "echo \"$@\" >> " + told + "\n");

    try (PrivacyIndicator lamp = new PrivacyIndicator(List.of("sh", program.toString(), "door"))) {
      lamp.open(true, true);
      lamp.open(true, true);
      lamp.open(true, false);
    }

    assertThat(Files.readAllLines(told))
        .containsExactly(
            "door camera off",
            "door microphone off",
            "door camera on",
            "door microphone on",
            "door microphone off",
            "door camera off");
  }

  @Test
  void a_program_that_is_not_there_keeps_nobody_from_talking() {
    try (PrivacyIndicator lamp = new PrivacyIndicator(List.of("/nonexistent/lamp"))) {
      lamp.open(true, true);
    }
  }
}
