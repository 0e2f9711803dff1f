package io.ringroom.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One database, one platform node, one media node: started in order, stopped in reverse. */
final class Launcher {

  private final LauncherSettings settings;
  private final Console console;
  private final VarDirectory var;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** The last started first; guarded by this. */
  private final Deque<Supervised> running = new ArrayDeque<>();

  private boolean stopping;

  /** Works in the background at what nobody waits for; guarded by this. */
  private @Nullable Thread archivist;

  Launcher(LauncherSettings settings, VarDirectory var, Console console) {
    this.settings = settings;
    this.var = var;
    this.console = console;
  }

  /**
   * Starts everything and returns when it can be used.
   *
   * @throws StartFailure when something cannot be started; what was started then still runs and is
   *     ended by {@link #stop}
   */
  void start() throws IOException, InterruptedException {
    Processes processes = new Processes(settings, var);
    stopLeftover(processes.platform(Map.of()));
    stopLeftover(processes.mediaNode());
    Ports.requireFreeTcp(settings.httpPort(), "RINGROOM_HTTP_PORT");
    Ports.requireFreeTcp(settings.mediaHttpPort(), "RINGROOM_MEDIA_HTTP_PORT");
    Ports.requireFreeUdp(settings.rtpPort(), "RINGROOM_RTP_PORT");

    Map<String, String> database = settings.dbUrl().isEmpty() ? startPostgres() : Map.of();

    console.say("Starting the platform and the media node ...");
    Supervised media = run(processes.mediaNode(), processes.mediaNodeReadiness());
    Supervised platform = run(processes.platform(database), processes.platformReadiness());
    ready("The platform", platform);
    ready("The media node", media);
    makeQuicker(processes);
  }

  private Map<String, String> startPostgres() throws IOException, InterruptedException {
    console.say("Starting PostgreSQL ...");
    PostgresServer postgres = PostgresServer.prepare(var, settings.stopLimit());
    ready("PostgreSQL", run(postgres.spec(), postgres.readiness()));
    return postgres.environment();
  }

  /** In the background and without a word: nobody waits for it, and nothing needs it. */
  private void makeQuicker(Processes processes) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (ClassArchive archive : processes.archives()) {
                  archive.make();
                }
              } catch (IOException e) {
                if (!stopping()) {
                  console.say("Further starts will not be quicker: " + e.getMessage());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "class-archives");
    thread.setDaemon(true);
    synchronized (this) {
      if (!stopping) {
        archivist = thread;
        thread.start();
      }
    }
  }

  private void stopLeftover(ChildSpec spec) {
    Leftover.of(spec.pidFile(), spec.marker())
        .ifPresent(
            process -> {
              console.say("Stopping the " + spec.name() + " a killed launcher left running ...");
              Stopping.stop(process, spec.stopSignal(), settings.stopLimit());
            });
  }

  private synchronized Supervised run(ChildSpec spec, Readiness readiness)
      throws InterruptedException {
    if (stopping) {
      throw new InterruptedException("told to stop");
    }
    Supervised child = new Supervised(spec, readiness, console);
    running.push(child);
    child.start();
    return child;
  }

  private void ready(String what, Supervised child) throws InterruptedException {
    Duration took = child.awaitReady(settings.startLimit());
    console.say("  " + what + " is ready (" + Console.seconds(took) + ")");
  }

  /** Stops everything in reverse order and lets the directory go. May be called more than once. */
  void stop() {
    Deque<Supervised> children;
    Thread unfinished;
    synchronized (this) {
      if (stopping) {
        return;
      }
      stopping = true;
      children = new ArrayDeque<>(running);
      unfinished = archivist;
    }
    if (unfinished != null) {
      unfinished.interrupt();
    }
    children.forEach(child -> child.stop(settings.stopLimit()));
    var.close();
    stopped.countDown();
  }

  private synchronized boolean stopping() {
    return stopping;
  }

  void awaitStopped() throws InterruptedException {
    stopped.await();
  }
}
