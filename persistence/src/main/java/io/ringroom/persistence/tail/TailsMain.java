package io.ringroom.persistence.tail;

import com.typesafe.config.ConfigFactory;
import io.ringroom.persistence.schema.DbSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** {@code TailsMain lag} and {@code TailsMain rebuild}; ops/bin/rebuild-projections runs it. */
public final class TailsMain {
  private TailsMain() {}

  /** Ends with 2 when not told what to do. */
  public static void main(String[] arguments) throws SQLException {
    String what = arguments.length == 1 ? arguments[0] : "";
    if (!what.equals("lag") && !what.equals("rebuild")) {
      System.err.println("Usage: TailsMain lag | rebuild");
      System.exit(2);
    }
    DbSettings database = DbSettings.from(ConfigFactory.load());
    DriverManager.setLoginTimeout(5);
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      if (what.equals("rebuild")) {
        Tails.rebuild(connection);
      }
      for (Tails.Lag lag : Tails.lag(connection)) {
        System.out.printf("%-18s at %d, %d behind%n", lag.reader(), lag.at(), lag.behind());
      }
    }
  }
}
