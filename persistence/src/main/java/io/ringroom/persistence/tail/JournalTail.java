package io.ringroom.persistence.tail;

import io.ringroom.persistence.schema.DbSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the events of all entities of a kind to one reader, from the first event ever to the
 * newest, on a thread of its own. Of the nodes of a cluster the one that holds the reader's
 * advisory lock does it; the lock lives as long as the connection on which the reader writes, so
 * that two can never write at once (adr/0005). A reader that fails, or a database that is away, is
 * tried again.
 */
public final class JournalTail implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JournalTail.class);

  /** Rows of one transaction. */
  private static final int PAGE = 500;

  /** How late what is computed may be; a look at an idle journal takes a tenth of a millisecond. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** How long after the death of the node at work another takes over. */
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  /**
   * What the server is told, for it holds the lock: a node whose machine is gone, or that is frozen
   * within a transaction or between two, loses the connection within half a minute. The usual is
   * two hours, and never.
   */
  private static final String LET_GO =
      "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
          + " -c idle_session_timeout=30s -c idle_in_transaction_session_timeout=30s";

  private final DbSettings settings;
  private final String name;
  private final Followed<?> followed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private @Nullable String complaint;

  /** What is read, and by whom. */
  private record Followed<E>(JournalRows<E> rows, TailReader<E> reader) {
    JournalRows.Read<E> read(Connection connection, Progress progress) throws SQLException {
      JournalRows.Read<E> read = rows.since(connection, progress, PAGE, Instant.now());
      if (!read.events().isEmpty()) {
        reader.read(connection, read.events());
      }
      return read;
    }
  }

  private JournalTail(DbSettings settings, String name, Followed<?> followed) {
    this.settings = settings;
    this.name = name;
    this.followed = followed;
    this.thread = new Thread(this::run, "tail-" + name);
    thread.setDaemon(true);
  }

  /**
   * @param name of the reader: how far it came is kept under it
   */
  public static <E> JournalTail start(
      DbSettings settings, String name, JournalRows<E> rows, TailReader<E> reader) {
    JournalTail tail = new JournalTail(settings, name, new Followed<>(rows, reader));
    tail.thread.start();
    return tail;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  private void run() {
    try {
      do {
        followWhileConnected();
      } while (!closed.await(TRY_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      log.debug("{} interrupted", name);
    }
  }

  private void followWhileConnected() throws InterruptedException {
    try (Connection connection = connect()) {
      if (lock(connection)) {
        follow(connection);
      }
    } catch (SQLException | RuntimeException e) {
      complain(e);
    }
  }

  /** Once for each trouble, not with each attempt. */
  private void complain(Exception trouble) {
    String what = String.valueOf(trouble.getMessage());
    if (!what.equals(complaint) && closed.getCount() > 0) {
      log.warn("{} stands still and will be tried again: {}", name, what, trouble);
    }
    complaint = what;
  }

  /** Until this is closed, or somebody else has set back how far the reader came. */
  private void follow(Connection connection) throws SQLException, InterruptedException {
    connection.setAutoCommit(false);
    TailMark mark = new TailMark(name);
    Progress progress = new Progress(mark.read(connection));
    log.info("{} follows the journal from {}", name, progress.highest());
    do {
      JournalRows.Read<?> read;
      do {
        read = followed.read(connection, progress);
        if (!mark.move(connection, progress.safe(), read.progress().safe())) {
          connection.rollback();
          log.info("{} was told to begin anew", name);
          return;
        }
        connection.commit();
        followed.reader().committed();
        progress = read.progress();
        complaint = null;
      } while (read.rows() >= PAGE && closed.getCount() > 0);
    } while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", "ringroom-tail-" + name);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("options", LET_GO);
    return DriverManager.getConnection(settings.url(), properties);
  }

  private boolean lock(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_lock(hashtext(?))")) {
      lock.setString(1, "ringroom-tail-" + name);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
