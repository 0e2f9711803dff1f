package io.ringroom.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.persistence.schema.DbSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A real PostgreSQL, empty, on a port of its own, gone at the end of the test class. */
public final class PostgresForTests implements AutoCloseable {

  private final EmbeddedPostgres server;

  private PostgresForTests(EmbeddedPostgres server) {
    this.server = server;
  }

  public static PostgresForTests start() throws IOException {
    return new PostgresForTests(
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start());
  }

  public DbSettings settings() {
    return new DbSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
  }

  /** The same as the platform reads it. */
  public Config config() {
    return ConfigFactory.parseString(
        "ringroom.db { url = \"%s\", user = postgres, password = postgres, connections = 4 }"
            .formatted(settings().url()));
  }

  public Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
