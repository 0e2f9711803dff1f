package io.ringroom.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One media node, named by its operator. */
public record NodeId(String value) implements Comparable<NodeId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,27}");

  /**
   * @throws IllegalArgumentException when the text is not of the form {@code [a-z0-9-]{1,27}, so
   *     that room-<node> is a user id}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public NodeId {
    Form.require(FORM, value, "node id");
  }

  @JsonValue
  @Override
  public String value() {
    return value;
  }

  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
