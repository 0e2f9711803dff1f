package io.ringroom.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One media room. Characters and length are Volcengine RTC's. */
public record RoomId(String value) implements Comparable<RoomId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_@.-]{1,128}");

  /**
   * @throws IllegalArgumentException when the text is not of the form {@code
   *     [A-Za-z0-9_@.-]{1,128}}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RoomId {
    Form.require(FORM, value, "room id");
  }

  /** The room of a call: call ids are unique, so the call's id names its room too. */
  public static RoomId of(CallId call) {
    return new RoomId(call.value());
  }

  @JsonValue
  @Override
  public String value() {
    return value;
  }

  @Override
  public int compareTo(RoomId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
