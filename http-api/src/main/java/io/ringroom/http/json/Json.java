package io.ringroom.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The one JSON parser of the front door. Everything a stranger sends is bounded before it costs:
 * nesting, lengths, the length of the whole. A key may occur once, and nothing may follow the
 * value.
 */
public final class Json {
  /** Deepest nesting; a frame of ours needs 6. */
  public static final int MAX_DEPTH = 32;

  /**
   * Longest string: a session description with many m-lines. {@link ClientCodec} allows others
   * less.
   */
  public static final int MAX_STRING = 48 * 1024;

  /** Longest number: a 64-bit integer has 20 characters. */
  public static final int MAX_NUMBER = 20;

  /** Longest key; each distinct one is kept by the parser's symbol table. */
  public static final int MAX_NAME = 128;

  /** Longest document in characters. */
  public static final int MAX_DOCUMENT = 64 * 1024;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(MAX_NUMBER)
                          .maxNameLength(MAX_NAME)
                          .maxDocumentLength(MAX_DOCUMENT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /** The mapper, for binding records and writing. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** A new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Parses one value.
   *
   * @throws JsonProcessingException when the text is not one JSON value within the bounds
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    // Jackson enforces the length of a document only between its buffers; a string is one buffer.
    if (text.length() > MAX_DOCUMENT) {
      throw new TooLong();
    }
    return MAPPER.readTree(text);
  }

  /** Writes a value of ours. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a value of ours has no JSON form", impossible);
    }
  }

  private static final class TooLong extends JsonProcessingException {
    TooLong() {
      super("a document of more than " + MAX_DOCUMENT + " characters");
    }
  }
}
