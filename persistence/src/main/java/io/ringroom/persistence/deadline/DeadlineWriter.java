package io.ringroom.persistence.deadline;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes deadlines. Idle, it writes a change at once; busy, whatever came
 * meanwhile goes as one batch. While the database is away it keeps the changes and tries again.
 */
final class DeadlineWriter {

  private static final Logger log = LoggerFactory.getLogger(DeadlineWriter.class);

  /** Rows of one transaction: more gains nothing and holds row locks longer. */
  private static final int BATCH = 500;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final DeadlineTable table;
  private final PendingChanges pending;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "call-deadline-writer");

  /** How long to wait after the next failure; used by the writing thread only. */
  private Duration pause = FIRST_PAUSE;

  DeadlineWriter(DeadlineTable table, PendingChanges pending) {
    this.table = table;
    this.pending = pending;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Writes what waits and ends; what cannot be written within the limit is lost. */
  void close(Duration limit) {
    pending.close();
    closed.countDown();
    try {
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  private void run() {
    try {
      for (var changes = pending.take(BATCH); !changes.isEmpty(); changes = pending.take(BATCH)) {
        if (!write(changes)) {
          pending.giveBack(changes);
          if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("Stopped while call deadlines could not be written");
            return;
          }
          pause = longer(pause);
        }
      }
    } catch (InterruptedException e) {
      log.warn("Stopped before all call deadlines were written");
    }
  }

  private boolean write(Map<String, Change> changes) {
    try {
      table.write(changes);
    } catch (SQLException e) {
      if (pause.equals(FIRST_PAUSE)) {
        log.warn("Call deadlines cannot be written, they are kept and tried again", e);
      }
      return false;
    }
    if (!pause.equals(FIRST_PAUSE)) {
      log.info("Call deadlines are written again");
      pause = FIRST_PAUSE;
    }
    return true;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
