package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.DeviceId;
import org.jspecify.annotations.Nullable;

/** Which devices of a user an event is for: all, all but one, or one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Audience(@Nullable DeviceId only, @Nullable DeviceId except) {
  public static final Audience ALL = new Audience(null, null);

  public static Audience only(DeviceId device) {
    return new Audience(device, null);
  }

  public static Audience except(DeviceId device) {
    return new Audience(null, device);
  }

  public boolean includes(DeviceId device) {
    return only != null ? only.equals(device) : !device.equals(except);
  }
}
