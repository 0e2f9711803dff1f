package io.ringroom.media;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.TreeSet;

/** Refuses keys nobody reads: a misspelt key would be a setting that silently does nothing. */
final class UnknownKeys {
  private static final String ROOT = "ringroom.media";

  private UnknownKeys() {}

  /**
   * @param given the whole configuration
   * @param reference what the modules declare
   * @throws ConfigException naming the unknown keys
   */
  static void refuse(Config given, Config reference) {
    TreeSet<String> unknown = new TreeSet<>();
    given
        .getConfig(ROOT)
        .entrySet()
        .forEach(
            entry -> {
              String path = ROOT + "." + entry.getKey();
              if (!reference.hasPathOrNull(path)) {
                unknown.add(path);
              }
            });
    if (!unknown.isEmpty()) {
      throw new ConfigException.Generic("unknown configuration keys: " + unknown);
    }
  }
}
