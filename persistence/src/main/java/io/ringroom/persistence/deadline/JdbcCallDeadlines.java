package io.ringroom.persistence.deadline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ringroom.actor.call.CallDeadlines;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.persistence.schema.DbSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call deadlines in table {@code call_deadline}. {@link #put} and {@link #remove} return at
 * once and are written within milliseconds, in order per call, by one thread; a database that is
 * away for a while costs nothing but delay. A change not yet written when the process is killed is
 * lost; {@link #all} therefore names the calls of the journal's last seconds too.
 */
public final class JdbcCallDeadlines implements CallDeadlines, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(JdbcCallDeadlines.class);

  /** Calls with a change waiting, reached only in a long outage; about 200 bytes each. */
  private static final int CAPACITY = 200_000;

  /** What a stop of the process can wait for the last writes. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final HikariDataSource database;
  private final DeadlineTable table;
  private final PendingChanges pending = new PendingChanges(CAPACITY);
  private final DeadlineWriter writer;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "call-deadline-reader");
            thread.setDaemon(true);
            return thread;
          });

  private JdbcCallDeadlines(HikariDataSource database) {
    this.database = database;
    this.table = new DeadlineTable(database);
    this.writer = new DeadlineWriter(table, pending);
  }

  /** Starts writing to a database that {@code Schema} has brought up to date. */
  public static JdbcCallDeadlines open(DbSettings settings) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("call-deadlines");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    // One connection writes, one reads.
    pool.setMaximumPoolSize(2);
    pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    // The pool may start before the database answers; the writer waits for it.
    pool.setInitializationFailTimeout(-1);
    pool.addDataSourceProperty("ApplicationName", "ringroom-deadlines");
    pool.addDataSourceProperty("connectTimeout", "5");
    pool.addDataSourceProperty("socketTimeout", "15");
    JdbcCallDeadlines deadlines = new JdbcCallDeadlines(new HikariDataSource(pool));
    deadlines.writer.start();
    return deadlines;
  }

  @Override
  public void put(CallId call, TenantId tenant, @Nullable RoomId name, Instant dueAt) {
    add(call, new Change.Put(tenant.value(), name == null ? null : name.value(), dueAt));
  }

  @Override
  public void remove(CallId call) {
    add(call, new Change.Remove());
  }

  private void add(CallId call, Change change) {
    if (!pending.add(call.value(), change)) {
      log.warn("No room for one more call deadline, or closing: call={} lost", call);
    }
  }

  @Override
  public CompletionStage<List<CallId>> overdue(Instant now, int limit) {
    return read(() -> calls(table.overdue(now, limit)));
  }

  @Override
  public CompletionStage<List<CallId>> all(String after, int limit) {
    return read(() -> calls(table.all(after, limit)));
  }

  @Override
  public CompletionStage<Map<TenantId, Long>> alive(Set<CallId> except) {
    return read(() -> table.alive(except.stream().map(CallId::value).toList()));
  }

  @Override
  public CompletionStage<Optional<CallId>> inRoom(TenantId tenant, RoomId name) {
    return read(() -> calls(table.inRoom(tenant.value(), name.value())).stream().findFirst());
  }

  private static List<CallId> calls(List<String> ids) {
    return ids.stream().map(CallId::new).toList();
  }

  private <T> CompletionStage<T> read(Query<T> query) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return query.run();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        reader);
  }

  /** Writes what waits, for two seconds at most, and lets the connections go. */
  @Override
  public void close() {
    writer.close(CLOSE_LIMIT);
    reader.shutdownNow();
    database.close();
  }

  @FunctionalInterface
  private interface Query<T> {
    T run() throws SQLException;
  }
}
