package io.ringroom.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.protocol.client.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client's text messages, both ways. Decoding never throws: what is wrong with a message is a
 * value, since a client that errs keeps its connection.
 */
public final class ClientCodec {
  /** After so many malformed frames the session closes the socket. */
  public static final int MAX_MALFORMED = 20;

  private static final int VERSION = 1;
  private static final int MAX_ID = 64;

  /** Longest string, other than a session description. */
  private static final int MAX_STRING = 16 * 1024;

  private static final String SESSION_DESCRIPTION = "sdp";

  private ClientCodec() {}

  /** Reads one text message. */
  public static ClientFrame decode(String text) {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (JsonProcessingException bad) {
      return malformed(null, "not one JSON value within the bounds: " + bad.getOriginalMessage());
    }
    if (!(json instanceof ObjectNode frame)) {
      return malformed(null, "a frame is a JSON object");
    }
    String tooLong = tooLong(frame, "");
    if (tooLong != null) {
      return malformed(id(frame), tooLong + " is longer than " + MAX_STRING + " characters");
    }
    return decode(frame);
  }

  private static ClientFrame decode(ObjectNode frame) {
    if (frame.has("ping")) {
      return new ClientFrame.Ping(frame.get("ping"));
    }
    JsonNode version = frame.path("v");
    if (!version.isIntegralNumber() || version.intValue() != VERSION) {
      return malformed(id(frame), "v must be " + VERSION);
    }
    return frame.has("ack") ? ack(frame.get("ack")) : command(frame);
  }

  private static ClientFrame ack(JsonNode seq) {
    if (!seq.isIntegralNumber() || !seq.canConvertToLong() || seq.longValue() < 0) {
      return malformed(null, "ack must be a number of the event stream");
    }
    return new ClientFrame.Ack(seq.longValue());
  }

  private static ClientFrame command(ObjectNode frame) {
    String id = id(frame);
    if (id == null) {
      return malformed(null, "id must be a text of 1 to " + MAX_ID + " characters");
    }
    String cmd = frame.path("cmd").textValue();
    if (cmd == null) {
      return malformed(id, "cmd must be a text");
    }
    JsonNode p = frame.path("p");
    if (p instanceof ObjectNode parameters) {
      return new ClientFrame.Command(id, cmd, parameters);
    }
    return p.isMissingNode()
        ? new ClientFrame.Command(id, cmd, Json.object())
        : malformed(id, "p must be an object");
  }

  /** The answer to a command that was done. */
  public static String ok(String id, ObjectNode p) {
    ObjectNode reply = reply(id, true);
    reply.set("p", p);
    return Json.write(reply);
  }

  /**
   * The answer to a command that was refused, or to a frame that was none.
   *
   * @param id null when the frame had none that could be read
   */
  public static String refused(@Nullable String id, ErrorCode error, String message) {
    return Json.write(
        reply(id, false)
            .put("code", error.code())
            .put("name", error.name())
            .put("msg", message)
            .put("hint", error.hint())
            .put("retryable", error.retryable()));
  }

  /**
   * An event.
   *
   * @param seq its number in the user's stream, null if it is never replayed
   * @param ts when it happened, epoch milliseconds
   */
  public static String event(@Nullable Long seq, long ts, EventWord word) {
    ObjectNode frame = Json.object().put("v", VERSION).put("seq", seq).put("ts", ts);
    frame.put("ev", word.ev());
    if (word.callId() != null) {
      frame.put("callId", word.callId());
    }
    frame.set("p", word.p());
    return Json.write(frame);
  }

  /**
   * The answer to a ping.
   *
   * @param nowMs epoch milliseconds
   */
  public static String pong(JsonNode t, long nowMs) {
    ObjectNode frame = Json.object();
    frame.set("pong", t);
    return Json.write(frame.put("now", nowMs));
  }

  private static ObjectNode reply(@Nullable String id, boolean ok) {
    return Json.object().put("v", VERSION).put("id", id).put("ok", ok);
  }

  private static @Nullable String id(ObjectNode frame) {
    String id = frame.path("id").textValue();
    return id == null || id.isEmpty() || id.length() > MAX_ID ? null : id;
  }

  private static ClientFrame malformed(@Nullable String id, String message) {
    return new ClientFrame.Malformed(id, ErrorCode.BAD_FRAME, message);
  }

  /** The name of a string that is too long, if there is one. Depth is bounded by the parser. */
  private static @Nullable String tooLong(JsonNode node, String name) {
    if (node.isTextual()) {
      boolean within = name.equals(SESSION_DESCRIPTION) || node.textValue().length() <= MAX_STRING;
      return within ? null : name;
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        String found = tooLong(element, name);
        if (found != null) {
          return found;
        }
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String found = tooLong(field.getValue(), field.getKey());
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
