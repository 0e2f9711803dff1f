package io.ringroom.persistence.schema;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database up to the tables this version needs. The scripts stand in {@code db/migration};
 * one that was released is never edited, a change is a new script.
 */
public final class Schema {

  private static final Logger log = LoggerFactory.getLogger(Schema.class);

  private Schema() {}

  /**
   * Applies the scripts this database has not seen yet. Nodes that start together wait for one
   * another; a database that is up to date is only looked at.
   *
   * @return how many scripts were applied
   * @throws IllegalStateException when the database cannot be reached, or its history is not ours;
   *     it is then left as it was
   */
  public static int migrate(DbSettings settings) {
    MigrateResult result;
    try {
      result =
          Flyway.configure()
              .dataSource(settings.url(), settings.user(), settings.password())
              .locations("classpath:db/migration")
              .load()
              .migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException(
          "The database at " + settings.url() + " could not be brought up to date", e);
    }
    if (result.migrationsExecuted > 0) {
      log.info(
          "Database brought from version {} to {}",
          result.initialSchemaVersion == null ? "none" : result.initialSchemaVersion,
          result.targetSchemaVersion);
    }
    return result.migrationsExecuted;
  }
}
