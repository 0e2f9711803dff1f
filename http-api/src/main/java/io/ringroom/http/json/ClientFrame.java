package io.ringroom.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.protocol.client.ErrorCode;
import org.jspecify.annotations.Nullable;

/** One text message of a client (ops/docs/PROTOCOL.md, "Frames"). */
public sealed interface ClientFrame {

  /**
   * Something to do.
   *
   * @param id the client's name for it, 1 to 64 characters; the reply carries it
   * @param p the parameters, empty if there were none
   */
  record Command(String id, String cmd, ObjectNode p) implements ClientFrame {}

  /** Every event up to this number was handled. */
  record Ack(long seq) implements ClientFrame {}

  /**
   * To be answered by a pong.
   *
   * @param t the client's own, given back as it is
   */
  record Ping(JsonNode t) implements ClientFrame {}

  /**
   * None of the above.
   *
   * @param id the command's id, where one could be read
   */
  record Malformed(@Nullable String id, ErrorCode error, String message) implements ClientFrame {}
}
