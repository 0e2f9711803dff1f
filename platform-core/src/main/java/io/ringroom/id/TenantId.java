package io.ringroom.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One tenant: the {@code sdkAppId} of the Tencent kits, an unsigned 32-bit number. */
public record TenantId(long value) {

  /**
   * @throws IllegalArgumentException when the number is outside 1..2^32-1
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TenantId {
    if (value < 1 || value > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("not a tenant id, it must be 1 to 4294967295");
    }
  }

  @JsonValue
  @Override
  public long value() {
    return value;
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
