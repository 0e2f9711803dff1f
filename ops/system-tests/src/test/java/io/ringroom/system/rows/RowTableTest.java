package io.ringroom.system.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every feature promised has a test by its row number, and the table that says so is true. After
 * tagging a test, {@code -Dringroom.rows=write} writes its name into the table.
 */
class RowTableTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path TABLE = ROOT.resolve("ops/docs/ROWS.md");

  /** The rows of calling, identity and surviving faults that the first release must have. */
  private static final Set<Integer> PROMISED =
      rows(
          IntStream.rangeClosed(1, 31),
          IntStream.rangeClosed(36, 43),
          IntStream.rangeClosed(72, 78),
          IntStream.rangeClosed(80, 82));

  /** Media and hardware rooms, which come row by row. */
  private static final Set<Integer> MEDIA =
      rows(IntStream.rangeClosed(46, 64), IntStream.rangeClosed(90, 95));

  private static Set<Integer> rows(IntStream... ranges) {
    return Stream.of(ranges)
        .flatMapToInt(range -> range)
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  private static final Map<Integer, List<String>> TAGGED = ShownBy.rows(ROOT);

  @BeforeAll
  static void writeWhenAsked() throws IOException {
    if ("write".equals(System.getProperty("ringroom.rows"))) {
      RowTable.read(TABLE).with(TAGGED).write(TABLE);
    }
  }

  @Test
  void the_table_has_every_promised_row_and_no_other_than_of_media() throws IOException {
    assertThat(RowTable.read(TABLE).tests().keySet())
        .containsAll(PROMISED)
        .allMatch(row -> PROMISED.contains(row) || MEDIA.contains(row));
  }

  @Test
  void every_test_the_table_names_is_there_and_carries_the_tag_of_its_row() throws IOException {
    RowTable.read(TABLE)
        .tests()
        .forEach(
            (row, tests) ->
                assertThat(TAGGED.getOrDefault(row, List.of()))
                    .as("row %s", row)
                    .containsAll(tests));
  }

  @Test
  void every_promised_row_is_shown_by_a_test() throws IOException {
    assertThat(RowTable.read(TABLE).tests())
        .allSatisfy((row, tests) -> assertThat(tests).as("row %s", row).isNotEmpty());
  }
}
