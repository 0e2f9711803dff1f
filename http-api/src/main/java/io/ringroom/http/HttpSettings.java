package io.ringroom.http;

import com.typesafe.config.Config;
import io.ringroom.http.api.ApiSettings;
import io.ringroom.http.route.TokenSettings;
import io.ringroom.http.tencent.TencentSettings;
import io.ringroom.http.ws.WebSocketLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The front door, {@code ringroom.http}.
 *
 * @param port TCP port, 0 for a free one
 * @param origins foreign web origins that may open a WebSocket
 * @param clientDirectory where the browser client is read from, if not from the jar
 * @param stopWithin how long open requests may take when the server stops
 * @param connections WebSockets open at once, in all
 * @param connectionsPerAddress WebSockets open at once from one remote address
 * @param plainConnectionsPerAddress connections that are no WebSockets, at once from one address
 * @param firstRequestWithin how long the headers of a connection's first request may take
 * @param nextRequestWithin how long a connection may go without a further request
 */
public record HttpSettings(
    String host,
    int port,
    Set<String> origins,
    Optional<Path> clientDirectory,
    Duration stopWithin,
    int connections,
    int connectionsPerAddress,
    int plainConnectionsPerAddress,
    Duration firstRequestWithin,
    Duration nextRequestWithin,
    WebSocketLimits websocket,
    TokenSettings token,
    ApiSettings api,
    TencentSettings tencent) {

  /**
   * @throws IllegalArgumentException when a value is out of bounds; the message names its key
   */
  public HttpSettings {
    require(port >= 0 && port <= 0xFFFF, "ringroom.http.port must be 0 to 65535, is " + port);
    require(connections > 0, "ringroom.http.connections.total must be positive");
    require(connectionsPerAddress > 0, "ringroom.http.connections.per-address must be positive");
    require(
        plainConnectionsPerAddress > 0,
        "ringroom.http.connections.plain-per-address must be positive");
    require(
        firstRequestWithin.toMillis() > 0,
        "ringroom.http.connections.first-request-within must be at least 1 ms");
    require(
        nextRequestWithin.toMillis() > 0,
        "ringroom.http.connections.next-request-within must be at least 1 ms");
    clientDirectory.ifPresent(
        directory ->
            require(
                Files.isDirectory(directory),
                "ringroom.http.client-directory is no directory: " + directory));
    origins = Set.copyOf(origins);
  }

  /**
   * Reads the section {@code ringroom.http}.
   *
   * @throws com.typesafe.config.ConfigException when a key is missing or of the wrong type
   */
  public static HttpSettings from(Config http) {
    String directory = http.getString("client-directory");
    return new HttpSettings(
        http.getString("host"),
        http.getInt("port"),
        Set.copyOf(http.getStringList("origins")),
        directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory)),
        http.getDuration("stop-within"),
        http.getInt("connections.total"),
        http.getInt("connections.per-address"),
        http.getInt("connections.plain-per-address"),
        http.getDuration("connections.first-request-within"),
        http.getDuration("connections.next-request-within"),
        WebSocketLimits.from(http.getConfig("websocket")),
        TokenSettings.from(http.getConfig("token")),
        ApiSettings.from(http.getConfig("api")),
        TencentSettings.from(http.getConfig("tencent")));
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
