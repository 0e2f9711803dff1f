package io.ringroom.media.link;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Node messages to and from JSON, within the limits of the protocol. */
public final class NodeCodec {
  private static final Logger log = LoggerFactory.getLogger(NodeCodec.class);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(NodeProtocol.MAX_FRAME_BYTES)
                          .maxStringLength(NodeProtocol.MAX_SDP_CHARS)
                          .maxNestingDepth(16)
                          .maxNumberLength(20)
                          .maxNameLength(64)
                          .build())
                  .build())
          // A newer platform may say more than this node knows.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private NodeCodec() {}

  public static String encode(FromNode message) {
    try {
      return MAPPER.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a message: " + message.getClass().getSimpleName(), e);
    }
  }

  /** Empty for anything that is not a message this node knows; the log says why. */
  public static Optional<ToNode> decode(String text) {
    try {
      return Optional.ofNullable(MAPPER.readValue(text, ToNode.class));
    } catch (JsonProcessingException e) {
      e.clearLocation(); // the location would quote the message, which may hold an SDP
      log.warn("a message of the platform was not understood: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
