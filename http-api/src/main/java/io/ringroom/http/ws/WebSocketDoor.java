package io.ringroom.http.ws;

import akka.http.impl.engine.server.UpgradeToOtherProtocolResponseHeader;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.model.ws.Message;
import akka.http.javadsl.model.ws.WebSocketUpgrade;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.protocol.client.ErrorCode;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Upgrades HTTP requests to bounded WebSockets.
 *
 * <p>Akka HTTP's own WebSocket layer has no limit on a message, chooses the close codes itself and
 * never notices a silent peer. So Akka checks and answers the handshake, and the connection's bytes
 * then go to {@link WebSocketStage} instead of its layer. {@link
 * UpgradeToOtherProtocolResponseHeader} is Akka's internal way to say so; the version is pinned,
 * and the tests of this package hold it.
 */
public final class WebSocketDoor {
  private final OriginCheck origins;
  private final OpenSockets sockets;

  public WebSocketDoor(OriginCheck origins, OpenSockets sockets) {
    this.origins = origins;
    this.sockets = sockets;
  }

  /**
   * Answers one request: 101 and a socket, or an error that says why not.
   *
   * @param onOpen called once the socket is open, on a thread of the connection, before any {@link
   *     SocketListener#onText}; it may send at once. Not called if the upgrade comes to nothing.
   */
  public HttpResponse accept(
      HttpRequest request, WebSocketLimits limits, Function<Socket, SocketListener> onOpen) {
    Optional<WebSocketUpgrade> upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
    if (upgrade.isEmpty()) {
      return notAnUpgrade(request);
    }
    if (!origins.allows(header(request, "origin"), header(request, "host").orElse(""))) {
      return ErrorAnswer.of(403, ErrorCode.FOREIGN_ORIGIN, "this page may not connect here");
    }
    String address = remoteAddress(request);
    return switch (sockets.roomFor(address)) {
      case FULL -> ErrorAnswer.of(503, ErrorCode.NOT_AVAILABLE, "too many connections");
      case ADDRESS_FULL ->
          ErrorAnswer.of(
              429, ErrorCode.TOO_MANY_REQUESTS, "too many connections from this address");
      case FREE -> switched(upgrade.get(), new WebSocketStage(address, limits, sockets, onOpen));
    };
  }

  private static HttpResponse notAnUpgrade(HttpRequest request) {
    boolean asked =
        header(request, "upgrade").filter(value -> value.equalsIgnoreCase("websocket")).isPresent();
    if (asked && header(request, "sec-websocket-version").filter("13"::equals).isPresent()) {
      return ErrorAnswer.of(400, ErrorCode.BAD_PARAMETER, "not a valid WebSocket handshake");
    }
    return ErrorAnswer.of(426, ErrorCode.BAD_PARAMETER, "this resource is a WebSocket, version 13")
        .addHeader(RawHeader.create("Upgrade", "websocket"))
        .addHeader(RawHeader.create("Sec-WebSocket-Version", "13"));
  }

  /** Akka's own 101 with our bytes behind it. */
  private static HttpResponse switched(WebSocketUpgrade upgrade, WebSocketStage stage) {
    Flow<Message, Message, ?> unused = Flow.fromSinkAndSource(Sink.cancelled(), Source.empty());
    HttpResponse handshake = upgrade.handleMessagesWith(unused);
    List<HttpHeader> headers = new ArrayList<>();
    for (HttpHeader header : handshake.getHeaders()) {
      if (!(header instanceof UpgradeToOtherProtocolResponseHeader)) {
        headers.add(header);
      }
    }
    headers.add(new UpgradeToOtherProtocolResponseHeader(bytes(stage)));
    return handshake.withHeaders(headers);
  }

  /** Scala's {@code Any} as the materialized value is Java's {@code Object}. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static akka.stream.scaladsl.Flow<ByteString, ByteString, Object> bytes(
      WebSocketStage stage) {
    return (akka.stream.scaladsl.Flow) Flow.fromGraph(stage).asScala();
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }

  private static String remoteAddress(HttpRequest request) {
    return request
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(address -> address.getAddress())
        .map(InetAddress::getHostAddress)
        .orElse("unknown");
  }
}
