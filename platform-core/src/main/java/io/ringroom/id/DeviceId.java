package io.ringroom.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One device (browser tab, app, camera room) of a user. */
public record DeviceId(String value) implements Comparable<DeviceId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  /**
   * @throws IllegalArgumentException when the text is not of the form {@code [A-Za-z0-9_.:-]{1,64}}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeviceId {
    Form.require(FORM, value, "device id");
  }

  @JsonValue
  @Override
  public String value() {
    return value;
  }

  @Override
  public int compareTo(DeviceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
