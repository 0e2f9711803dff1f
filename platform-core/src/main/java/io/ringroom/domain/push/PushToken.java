package io.ringroom.domain.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Where one device can be woken. A secret: whoever has it can wake the device.
 *
 * @param provider who carries the push, such as {@code webpush}
 * @param token what the provider calls the device by; 1 to {@link #MOST_CHARS} characters
 * @param businessId which of a tenant's certificates or apps the token belongs to; absent for the
 *     only one
 * @param voip true for a token of Apple's PushKit, which rings and does nothing else: iOS ends an
 *     app that gets such a push and reports no call. A device may have one beside an ordinary token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushToken(
    DeviceId device,
    String provider,
    String token,
    @Nullable String businessId,
    @Nullable Boolean voip) {
  /** A browser's subscription, with its address and two keys, has about 500. */
  public static final int MOST_CHARS = 2048;

  /**
   * @throws IllegalArgumentException when a part is empty, too long or of the wrong form
   */
  public PushToken {
    boolean plain =
        provider.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    if (!plain || provider.isEmpty() || provider.length() > 16) {
      throw new IllegalArgumentException("provider must be 1 to 16 small letters and digits");
    }
    if (token.isEmpty() || token.length() > MOST_CHARS) {
      throw new IllegalArgumentException("token must have 1 to " + MOST_CHARS + " characters");
    }
    if (businessId != null && businessId.length() > 64) {
      throw new IllegalArgumentException("businessID must have at most 64 characters");
    }
  }

  /** An ordinary token. */
  public PushToken(DeviceId device, String provider, String token, @Nullable String businessId) {
    this(device, provider, token, businessId, null);
  }

  public boolean onlyRings() {
    return Boolean.TRUE.equals(voip);
  }

  @Override
  public String toString() {
    return provider + (onlyRings() ? " (voip)" : "") + " of " + device;
  }
}
