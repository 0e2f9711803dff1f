package io.ringroom.http.node;

import akka.actor.typed.ActorRef;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.http.session.Spawner;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.http.ws.Socket;
import io.ringroom.http.ws.SocketListener;
import io.ringroom.http.ws.WebSocketDoor;
import io.ringroom.http.ws.WebSocketLimits;
import io.ringroom.protocol.client.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/** Lets media nodes in that show the credential, and gives each link an actor of its own. */
public final class NodeDoor {
  private static final String BEARER = "Bearer ";

  private final WebSocketDoor sockets;
  private final WebSocketLimits limits;
  private final Spawner spawner;
  private final NodeSession.Surroundings around;
  private final AtomicLong opened = new AtomicLong();

  public NodeDoor(
      WebSocketDoor sockets,
      WebSocketLimits limits,
      Spawner spawner,
      NodeSession.Surroundings around) {
    this.sockets = sockets;
    this.limits = limits;
    this.spawner = spawner;
    this.around = around;
  }

  public HttpResponse accept(HttpRequest request) {
    if (!knows(request)) {
      return ErrorAnswer.of(401, ErrorCode.UNAUTHORIZED, "not the credential of a media node");
    }
    return sockets.accept(request, limits, this::open);
  }

  /** Whether a request shows the credential of media nodes. */
  public boolean knows(HttpRequest request) {
    String shown = request.getHeader("authorization").map(HttpHeader::value).orElse("");
    return same(shown, BEARER + around.settings().key());
  }

  private static boolean same(String shown, String expected) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private SocketListener open(Socket socket) {
    ActorRef<NodeMessage> session =
        spawner.spawn(
            NodeSession.create(new NodeLine(socket), around), "node-" + opened.incrementAndGet());
    return new SocketListener() {
      @Override
      public void onText(String text) {
        session.tell(NodeLine.read(text));
      }

      @Override
      public void onClosed(CloseCode code, String reason) {
        session.tell(new NodeMessage.Closed());
      }
    };
  }
}
