package io.ringroom.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationScriptsTest {

  @Test
  void scripts_are_numbered_from_1_and_no_two_share_a_number() throws Exception {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
      List<Integer> numbers =
          scripts
              .map(script -> script.getFileName().toString())
              .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
              .sorted()
              .toList();
      assertThat(numbers)
          .isNotEmpty()
          .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
  }
}
