package io.ringroom.persistence.schema;

import com.typesafe.config.Config;

/**
 * Where the database is and how to log in there.
 *
 * @param url a JDBC address of a PostgreSQL database
 * @param user the role that owns the tables
 * @param password its password, may be empty; never printed
 */
public record DbSettings(String url, String user, String password) {

  private static final String SCHEME = "jdbc:postgresql:";

  /**
   * Checks what can be checked without the database.
   *
   * @throws IllegalArgumentException when the address is not one of PostgreSQL or no user is named
   */
  public DbSettings {
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "ringroom.db.url (RINGROOM_DB_URL) must begin with " + SCHEME + ", it is: " + url);
    }
    if (user.isBlank()) {
      throw new IllegalArgumentException("ringroom.db.user (RINGROOM_DB_USER) must name a user");
    }
  }

  /** Reads {@code ringroom.db}. */
  public static DbSettings from(Config root) {
    Config db = root.getConfig("ringroom.db");
    return new DbSettings(db.getString("url"), db.getString("user"), db.getString("password"));
  }

  @Override
  public String toString() {
    return "DbSettings[url=" + url + ", user=" + user + "]";
  }
}
