package io.ringroom.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.persistence.PostgresForTests;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaIT {

  private static PostgresForTests postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresForTests.start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void nodes_that_start_together_bring_an_empty_database_up_once() throws Exception {
    int applied =
        IntStream.range(0, 3).parallel().map(node -> Schema.migrate(postgres.settings())).sum();

    assertThat(applied).as("each script once").isEqualTo(scripts()).isPositive();
    assertThat(tables()).contains("event_journal", "event_tag", "snapshot", "call_deadline");
    assertThat(Schema.migrate(postgres.settings())).as("a second start").isZero();
  }

  @Test
  void a_database_out_of_reach_is_named_without_its_password() {
    DbSettings nowhere =
        new DbSettings("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "u", "s3cret");

    assertThatThrownBy(() -> Schema.migrate(nowhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("127.0.0.1:1/none")
        .hasMessageNotContaining("s3cret");
  }

  private static int scripts() throws Exception {
    try (var connection = postgres.connect();
        var count = connection.prepareStatement("SELECT count(*) FROM flyway_schema_history");
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<String> tables() throws Exception {
    List<String> names = new ArrayList<>();
    try (var connection = postgres.connect();
        ResultSet rows =
            connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME"));
      }
    }
    return names;
  }
}
