package io.ringroom.http.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringroom.http.json.Json;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.http.ws.Socket;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;

/** Writes to one media node, and reads what it says. */
final class NodeLine {
  private final Socket socket;

  NodeLine(Socket socket) {
    this.socket = socket;
  }

  void send(ToNode message) {
    socket.send(Json.write(message));
  }

  void close(CloseCode code, String reason) {
    socket.close(code, reason);
  }

  static NodeMessage read(String text) {
    try {
      return new NodeMessage.Received(Json.mapper().treeToValue(Json.parse(text), FromNode.class));
    } catch (JsonProcessingException bad) {
      return new NodeMessage.Unreadable(bad.getOriginalMessage());
    } catch (IllegalArgumentException bad) {
      return new NodeMessage.Unreadable(String.valueOf(bad.getMessage()));
    }
  }
}
