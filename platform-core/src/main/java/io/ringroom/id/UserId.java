package io.ringroom.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Who is called: a person or a camera room, unique within its tenant. The form is TUICallKit's. */
public record UserId(String value) implements Comparable<UserId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  /**
   * @throws IllegalArgumentException when the text is not of the form {@code [A-Za-z0-9_-]{1,32}}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UserId {
    Form.require(FORM, value, "user id");
  }

  @JsonValue
  @Override
  public String value() {
    return value;
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
