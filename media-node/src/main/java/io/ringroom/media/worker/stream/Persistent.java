package io.ringroom.media.worker.stream;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.SocketPipeline;
import io.ringroom.media.task.Backoff;
import io.ringroom.media.worker.task.WorkerTask.Reports;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that something outside breaks again and again, and that is made again each time, after
 * a pause that grows.
 */
final class Persistent implements AutoCloseable {
  /** Longer than an encoder takes to begin; a stream that stands still for it is dead. */
  private static final long STILL_MILLIS = 6_000;

  private final Maker maker;
  private final String counter;
  private final Reports reports;
  private @Nullable SocketPipeline pipeline;
  private Backoff backoff = Backoff.NONE;
  private String state = "";
  private long sinceMillis;
  private long dueMillis;
  private long passed;
  private long movedMillis;

  /** Makes the pipeline anew. */
  interface Maker {
    SocketPipeline make() throws GstFault;
  }

  /**
   * @param counter the identity whose count shows that it lives
   */
  Persistent(Maker maker, String counter, Reports reports) {
    this.maker = maker;
    this.counter = counter;
    this.reports = reports;
  }

  /** Looks after it; call it some times a second. */
  void tend(long nowMillis) {
    SocketPipeline running = pipeline;
    if (running == null) {
      if (nowMillis >= dueMillis) {
        begin(nowMillis);
      }
      return;
    }
    try {
      GstFault fault = running.fault().orElse(null);
      if (fault != null) {
        throw fault;
      }
      long now = running.passed(counter);
      if (now != passed) {
        passed = now;
        movedMillis = nowMillis;
        say("running", "");
      } else if (nowMillis - movedMillis > STILL_MILLIS) {
        throw GstFault.pipeline("nothing has come through for " + STILL_MILLIS / 1_000 + " s");
      }
    } catch (GstFault fault) {
      broken(fault, nowMillis);
    }
  }

  private void begin(long nowMillis) {
    sinceMillis = nowMillis;
    movedMillis = nowMillis;
    passed = 0;
    try {
      pipeline = maker.make();
    } catch (GstFault fault) {
      broken(fault, nowMillis);
    }
  }

  private void broken(GstFault fault, long nowMillis) {
    close();
    backoff = backoff.ended(Duration.ofMillis(nowMillis - sinceMillis));
    dueMillis = nowMillis + backoff.pause().toMillis();
    say("retrying", String.valueOf(fault.getMessage()));
  }

  private void say(String now, String detail) {
    if (!now.equals(state)) {
      state = now;
      reports.news(now, detail);
    }
  }

  String dot() {
    return pipeline == null ? "" : pipeline.dot();
  }

  @Override
  public void close() {
    if (pipeline != null) {
      pipeline.close();
      pipeline = null;
    }
  }
}
