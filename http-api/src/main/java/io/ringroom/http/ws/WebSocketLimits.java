package io.ringroom.http.ws;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The bounds of one WebSocket. Crossing one closes that socket with the code named here and costs
 * nobody else anything.
 *
 * @param maxMessageBytes longest text message in bytes, all fragments together; else {@link
 *     CloseCode#TOO_BIG}
 * @param maxFragments most frames one message may come in; else {@link CloseCode#POLICY}
 * @param maxQueuedBytes most bytes that may wait for the peer to read; else {@link
 *     CloseCode#TRY_AGAIN}
 * @param pingEvery how often the server pings
 * @param receiveIdle longest time without one complete frame from the peer, pongs included; else
 *     {@link CloseCode#GOING_AWAY}
 * @param messagesPerSecond messages and control frames a peer may send in the long run; else {@link
 *     CloseCode#POLICY}
 * @param burst how many of those it may send at once
 */
public record WebSocketLimits(
    int maxMessageBytes,
    int maxFragments,
    int maxQueuedBytes,
    Duration pingEvery,
    Duration receiveIdle,
    double messagesPerSecond,
    int burst) {

  /**
   * @throws IllegalArgumentException when a bound is not positive, or the peer would be called
   *     silent before it was pinged
   */
  public WebSocketLimits {
    require(maxMessageBytes > 0, "max-message must be positive");
    require(maxFragments > 0, "max-fragments must be positive");
    require(maxQueuedBytes > 0, "max-queued must be positive");
    require(pingEvery.toMillis() > 0, "ping-every must be at least 1 ms");
    require(receiveIdle.compareTo(pingEvery) > 0, "receive-idle must be longer than ping-every");
    require(messagesPerSecond > 0, "messages-per-second must be positive");
    require(burst > 0, "burst must be positive");
  }

  /**
   * Reads {@code ringroom.http.websocket}, or a section of the same keys.
   *
   * @throws com.typesafe.config.ConfigException when a key is missing or of the wrong type
   */
  public static WebSocketLimits from(Config section) {
    return new WebSocketLimits(
        Math.toIntExact(section.getBytes("max-message")),
        section.getInt("max-fragments"),
        Math.toIntExact(section.getBytes("max-queued")),
        section.getDuration("ping-every"),
        section.getDuration("receive-idle"),
        section.getDouble("messages-per-second"),
        section.getInt("burst"));
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("websocket." + rule);
    }
  }
}
