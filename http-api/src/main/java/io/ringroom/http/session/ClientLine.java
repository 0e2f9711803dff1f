package io.ringroom.http.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.http.json.ClientCodec;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.http.ws.Socket;
import io.ringroom.protocol.client.ErrorCode;

/** Writes frames to one client, and loses patience with one that keeps sending malformed ones. */
final class ClientLine {
  private final Socket socket;
  private int malformed;

  ClientLine(Socket socket) {
    this.socket = socket;
  }

  void send(String frame) {
    socket.send(frame);
  }

  void event(DeviceMessage.Event event) {
    socket.send(ClientCodec.event(event.seq(), event.ts(), event.event()));
  }

  void pong(JsonNode t, long now) {
    socket.send(ClientCodec.pong(t, now));
  }

  void refuse(String id, ErrorCode error, String message) {
    socket.send(ClientCodec.refused(id, error, message));
  }

  void malformed(ClientFrame.Malformed bad) {
    socket.send(ClientCodec.refused(bad.id(), bad.error(), bad.message()));
    if (++malformed >= ClientCodec.MAX_MALFORMED) {
      socket.close(CloseCode.POLICY, "too many malformed frames");
    }
  }

  void close(CloseCode code, String reason) {
    socket.close(code, reason);
  }
}
