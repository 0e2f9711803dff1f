package io.ringroom.media.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.record.RecordSpec;
import io.ringroom.media.stream.PullSpec;
import io.ringroom.media.stream.PushSpec;
import io.ringroom.media.task.CompositionSpec;

/** Messages as lines and lines as messages. */
public final class WorkerLines {
  /** A graph as text is the longest thing said, some 100 KiB. */
  private static final int MAX_TEXT = 4 * 1024 * 1024;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(MAX_TEXT)
                          .build())
                  .build())
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);

  static {
    JSON.registerSubtypes(new NamedType(AudioMixSpec.class, "audioMix"));
    JSON.registerSubtypes(
        new NamedType(RecordSpec.class, "record"),
        new NamedType(PushSpec.class, "push"),
        new NamedType(PullSpec.class, "pull"));
    JSON.registerSubtypes(new NamedType(CompositionSpec.class, "composition"));
  }

  private WorkerLines() {}

  /** Without line break. */
  public static String write(ToWorker message) {
    return text(message);
  }

  /** Without line break. */
  public static String write(FromWorker message) {
    return text(message);
  }

  /**
   * @throws IllegalArgumentException when the line is no such message; says what is wrong
   */
  public static ToWorker readCommand(String line) {
    return read(line, ToWorker.class);
  }

  /**
   * @throws IllegalArgumentException when the line is no such message; says what is wrong
   */
  public static FromWorker readReport(String line) {
    return read(line, FromWorker.class);
  }

  private static String text(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message cannot be written", e);
    }
  }

  private static <T> T read(String line, Class<T> type) {
    try {
      T message = JSON.readValue(line, type);
      if (message == null) {
        throw new IllegalArgumentException("not a message: null");
      }
      return message;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
