package io.ringroom.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One call. Ids are ULIDs: they sort by the time of their making, which the glare rule relies on.
 */
public record CallId(String value) implements Comparable<CallId> {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,40}");

  /**
   * @throws IllegalArgumentException when the text is not of the form {@code [0-9A-Za-z_-]{1,40}}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CallId {
    Form.require(FORM, value, "call id");
  }

  @JsonValue
  @Override
  public String value() {
    return value;
  }

  @Override
  public int compareTo(CallId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
