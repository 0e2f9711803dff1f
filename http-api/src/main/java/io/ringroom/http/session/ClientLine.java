package io.ringroom.http.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.http.dialect.Interpreter;
import io.ringroom.http.json.ClientCodec;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.EventWord;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.http.ws.Socket;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to one client in its own dialect, and loses patience with one that keeps sending
 * malformed ones.
 */
final class ClientLine {
  private final Socket socket;
  private final Interpreter interpreter;
  private int malformed;

  ClientLine(Socket socket, Interpreter interpreter) {
    this.socket = socket;
    this.interpreter = interpreter;
  }

  /**
   * @param inCall whether the connection is about a call at the moment
   */
  ClientFrame.Command heard(ClientFrame.Command command, boolean inCall) {
    return interpreter.heard(command, inCall);
  }

  /** Whether the client's dialect has words for a call that waits. */
  boolean showsWaiting() {
    return interpreter.showsWaiting();
  }

  /** What the client's dialect says after a login, beside the answer to it. */
  void loggedIn(UserId me, @Nullable CallView call, boolean resumed, long now) {
    interpreter.loggedIn(me, call, resumed).forEach(word -> say(null, now, word));
  }

  /** The answer to a command that was done. */
  String answer(String id, ObjectNode p) {
    interpreter.answered(p);
    return ClientCodec.ok(id, p);
  }

  void send(String frame) {
    socket.send(frame);
  }

  void event(DeviceMessage.Event event) {
    List<EventWord> words = interpreter.told(event.event());
    // The number comes with the last: who has that one has them all.
    for (int i = 0; i < words.size(); i++) {
      say(i == words.size() - 1 ? event.seq() : null, event.ts(), words.get(i));
    }
  }

  private void say(@Nullable Long seq, long ts, EventWord word) {
    socket.send(ClientCodec.event(seq, ts, word));
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
