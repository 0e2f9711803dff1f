package io.ringroom.media.worker;

import io.ringroom.media.gst.GstStart;
import io.ringroom.media.gst.GstStart.GstMissing;
import io.ringroom.media.gst.GstThread;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.worker.FromWorker.Who;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The worker process. Standard output is for messages alone; everything for people goes to standard
 * error, which the parent puts into its log. Its exit codes are {@link WorkerExit}.
 */
public final class WorkerMain {
  /**
   * Opening a slow USB camera takes one to two seconds, several times that on a machine that is
   * starved; a call that takes longer never returns.
   */
  private static final Duration NATIVE_LIMIT = Duration.ofSeconds(8);

  private WorkerMain() {}

  /**
   * @param args its {@link WorkerRole}
   */
  public static void main(String[] args) throws IOException {
    WorkerRole role = WorkerRole.valueOf(args[0].toUpperCase(Locale.ROOT));
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // A stray print must not look like a message.
    System.setOut(System.err);
    // Not under the limit of later calls: the first start on a machine looks through all plugins.
    // The parent watches over it.
    String gstreamer = initialised();
    GstThread thread =
        new GstThread(NATIVE_LIMIT, WorkerMain::stalled, fault -> warn("fault", fault));
    Commands worker = Commands.of(role, thread, message -> send(out, message));
    send(out, new FromWorker.Ready(FromWorker.PROTOCOL, ProcessHandle.current().pid(), gstreamer));
    worker.begin();
    serve(worker, out);
    // The parent asked, or is gone. Devices close with the process, whatever state they are in.
    if (GstStart.isTraced()) {
      finish(thread, worker);
    }
    exit(WorkerExit.QUIT);
  }

  /** In order, so that what is then still alive is a leak. */
  private static void finish(GstThread thread, Commands worker) {
    CountDownLatch finished = new CountDownLatch(1);
    thread.run(
        "finish traces",
        () -> {
          worker.close();
          GstStart.finishTraces();
          finished.countDown();
        });
    try {
      finished.await(NATIVE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(Commands worker, PrintStream out) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try {
        ToWorker command = WorkerLines.readCommand(line);
        if (command instanceof ToWorker.Quit) {
          return;
        }
        worker.accept(command);
      } catch (IllegalArgumentException e) {
        send(out, new FromWorker.Failed(null, Who.REQUEST, String.valueOf(e.getMessage())));
      }
    }
  }

  private static String initialised() {
    try {
      return GstStart.init();
    } catch (GstMissing e) {
      System.err.println("ERROR " + e.getMessage());
      exit(WorkerExit.GSTREAMER_MISSING);
      throw new IllegalStateException(e);
    }
  }

  private static void stalled(String what) {
    System.err.println("ERROR native call stuck for " + NATIVE_LIMIT + " in: " + what);
    exit(WorkerExit.NATIVE_STALL);
  }

  private static void warn(String what, Throwable fault) {
    System.err.println("WARN " + what + " " + fault);
    fault.printStackTrace(System.err);
  }

  private static void send(PrintStream out, FromWorker message) {
    synchronized (out) {
      out.println(WorkerLines.write(message));
      out.flush();
    }
  }

  /** Halts: native code may hold any lock, so nothing may be waited for. */
  private static void exit(WorkerExit why) {
    Runtime.getRuntime().halt(why.code());
  }
}
