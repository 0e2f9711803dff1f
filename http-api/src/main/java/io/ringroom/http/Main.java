package io.ringroom.http;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.ringroom.persistence.schema.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a platform node. */
public final class Main {
  private static final Logger log = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** A setting that is wrong, or a database that cannot be used, ends the process with 1. */
  public static void main(String[] args) {
    try {
      start(ConfigFactory.load());
    } catch (ConfigException | IllegalArgumentException | IllegalStateException e) {
      log.error("The platform cannot start: {}", e.getMessage(), e);
      System.exit(1);
    }
  }

  /** Starts a node with this configuration; its end is the end of the returned system. */
  public static ActorSystem<?> start(Config config) {
    UnknownKeys.check(config, ConfigFactory.defaultReference());
    PlatformSettings settings = PlatformSettings.from(config);
    Schema.migrate(settings.database());
    return ActorSystem.create(PlatformNode.create(settings), "ringroom", config);
  }
}
