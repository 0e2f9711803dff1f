package io.ringroom.persistence.record;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordQuery;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.persistence.schema.DbSettings;
import io.ringroom.persistence.tail.JournalRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Answers from the tables, with connections and threads apart from those calls live on. */
public final class JdbcCallArchive implements CallArchive, AutoCloseable {
  private static final int CONNECTIONS = 2;

  /** Questions that may wait; more are refused at once instead of answered late. */
  private static final int WAITING = 200;

  private final HikariDataSource database;
  private final JournalRows journal;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          CONNECTIONS,
          CONNECTIONS,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "call-archive");
            thread.setDaemon(true);
            return thread;
          });

  private JdbcCallArchive(HikariDataSource database, JournalRows journal) {
    this.database = database;
    this.journal = journal;
  }

  /** Reads from a database that {@code Schema} has brought up to date. */
  public static JdbcCallArchive open(DbSettings settings, JournalRows journal) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("call-archive");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.addDataSourceProperty("ApplicationName", "ringroom-archive");
    pool.addDataSourceProperty("connectTimeout", "3");
    pool.addDataSourceProperty("socketTimeout", "10");
    return new JdbcCallArchive(new HikariDataSource(pool), journal);
  }

  @Override
  public CompletionStage<List<CallRecord>> records(RecordQuery query) {
    return ask(connection -> RecordTable.page(connection, query));
  }

  @Override
  public CompletionStage<Optional<CallRecord>> record(TenantId tenant, CallId call) {
    return ask(connection -> RecordTable.record(connection, tenant, call));
  }

  @Override
  public CompletionStage<Integer> hide(TenantId tenant, UserId user, List<CallId> calls) {
    return ask(connection -> RecordTable.hide(connection, tenant, user, calls));
  }

  @Override
  public CompletionStage<List<StoredEvent>> journal(CallId call) {
    return ask(connection -> journal.of(connection, call));
  }

  private <T> CompletionStage<T> ask(Question<T> question) {
    try {
      return CompletableFuture.supplyAsync(() -> answer(question), threads);
    } catch (RejectedExecutionException tooMany) {
      return CompletableFuture.failedFuture(tooMany);
    }
  }

  private <T> T answer(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    database.close();
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }
}
