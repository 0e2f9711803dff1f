package io.ringroom.launcher;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;

/** Starts one of everything on this machine and keeps it running until it is told to stop. */
public final class Main {

  private Main() {}

  /** Ends by a signal, or with code 1 and the reason on the error stream. */
  public static void main(String[] arguments) {
    Console console = new Console();
    try {
      run(console);
    } catch (StartFailure | IllegalArgumentException | ConfigException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Console console) throws IOException, InterruptedException {
    LauncherSettings settings = LauncherSettings.from(ConfigFactory.load());
    VarDirectory var = VarDirectory.take(settings.var());
    Launcher launcher = new Launcher(settings, var, console);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher, console), "stop"));
    launcher.start();
    console.say("");
    console.say("Ringroom is ready: http://127.0.0.1:" + settings.httpPort() + "/");
    console.say("  logs in " + var.file("log") + ", stop with Ctrl-C");
    launcher.awaitStopped();
  }

  private static void stop(Launcher launcher, Console console) {
    console.say("Stopping ...");
    launcher.stop();
    console.say("Stopped.");
  }

  private static void fail(String why) {
    System.err.println("Ringroom cannot be started: " + why);
    System.exit(1);
  }
}
