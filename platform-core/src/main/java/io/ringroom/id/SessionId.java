package io.ringroom.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One login of one device; a later socket resumes it. */
public record SessionId(String value) implements Comparable<SessionId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws IllegalArgumentException when the text is not of the form {@code [A-Za-z0-9_-]{1,64}}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SessionId {
    Form.require(FORM, value, "session id");
  }

  @JsonValue
  @Override
  public String value() {
    return value;
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
