package io.ringroom.media;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media node process. */
public final class Main {
  private static final Logger log = LoggerFactory.getLogger(Main.class);

  private static final int CANNOT_START = 1;

  private Main() {}

  /** Runs until the process is told to end. Exits with 1 and one clear line if it cannot start. */
  public static void main(String[] args) {
    try {
      Config config = ConfigFactory.load();
      UnknownKeys.refuse(config, ConfigFactory.defaultReference());
      MediaNode node = new MediaNode(MediaSettings.from(config.getConfig("ringroom.media")));
      Runtime.getRuntime().addShutdownHook(new Thread(node::drainAndClose, "shutdown"));
      node.start();
      Thread.currentThread().join();
    } catch (StartFailure | ConfigException e) {
      log.error("the media node cannot start: {}", e.getMessage());
      System.exit(CANNOT_START);
    } catch (RuntimeException e) {
      log.error("the media node cannot start", e);
      System.exit(CANNOT_START);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
