package io.ringroom.http.node;

import com.typesafe.config.Config;
import io.ringroom.id.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * @param key the credential every media node shows; never logged
 * @param tenant the tenant whose users call the nodes' camera rooms
 * @param connections links open at once
 * @param helloWithin how long a link may stay silent after dialling in
 * @param pingEvery how often a node is pinged; it drops the link after three times as long
 * @param connectWithin how long a node may take to answer an offer
 * @param reachedAt where media nodes bring files to this very platform node; absent for where they
 *     dial in
 */
public record NodeSettings(
    String key,
    TenantId tenant,
    int connections,
    Duration helloWithin,
    Duration pingEvery,
    Duration connectWithin,
    @Nullable String reachedAt) {
  private static final int LEAST_KEY = 16;

  /**
   * @throws IllegalArgumentException when the key is too short to be a secret
   */
  public NodeSettings {
    if (key.length() < LEAST_KEY) {
      throw new IllegalArgumentException(
          "ringroom.http.node.key must have at least "
              + LEAST_KEY
              + " characters"
              + " (RINGROOM_NODE_KEY)");
    }
  }

  public static NodeSettings from(Config config) {
    return new NodeSettings(
        config.getString("key"),
        new TenantId(config.getLong("tenant")),
        config.getInt("connections"),
        config.getDuration("hello-within"),
        config.getDuration("ping-every"),
        config.getDuration("connect-within"),
        config.getString("reached-at").isEmpty() ? null : config.getString("reached-at"));
  }

  @Override
  public String toString() {
    return "NodeSettings[tenant=" + tenant + "]";
  }
}
