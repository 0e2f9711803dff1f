package io.ringroom.persistence.db;

import akka.Done;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ringroom.persistence.schema.DbSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A small pool of connections and threads of its own, so that slow questions never keep calls from
 * being stored. Every answer comes or fails within seconds.
 */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  /** Questions that may wait; more are refused at once instead of answered late. */
  private static final int WAITING = 200;

  private final HikariDataSource pool;
  private final ThreadPoolExecutor threads;

  private Database(HikariDataSource pool, String name) {
    this.pool = pool;
    this.threads =
        new ThreadPoolExecutor(
            CONNECTIONS,
            CONNECTIONS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Opens a pool on a database that {@code Schema} has brought up to date. */
  public static Database open(DbSettings settings, String name) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.addDataSourceProperty("ApplicationName", "ringroom-" + name);
    pool.addDataSourceProperty("connectTimeout", "3");
    pool.addDataSourceProperty("socketTimeout", "10");
    return new Database(new HikariDataSource(pool), name);
  }

  /** Asks with a connection that commits each statement. */
  public <T> CompletionStage<T> ask(Question<T> question) {
    try {
      return CompletableFuture.supplyAsync(() -> answer(question), threads);
    } catch (RejectedExecutionException tooMany) {
      return CompletableFuture.failedFuture(tooMany);
    }
  }

  /** Changes all or, when it fails, nothing. */
  public CompletionStage<Done> change(Change change) {
    return ask(
        connection -> {
          connection.setAutoCommit(false);
          change.make(connection);
          connection.commit();
          return Done.getInstance();
        });
  }

  private <T> T answer(Question<T> question) {
    try (Connection connection = pool.getConnection()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    pool.close();
  }

  /** What is asked. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** What is changed, in one transaction. */
  @FunctionalInterface
  public interface Change {
    void make(Connection connection) throws SQLException;
  }
}
