package io.ringroom.http.api;

import com.typesafe.config.Config;

/**
 * {@code ringroom.http.api}.
 *
 * @param perSecond requests of one tenant to one node in the long run
 * @param burst requests of one tenant at once
 */
public record ApiSettings(double perSecond, int burst) {
  /**
   * @throws IllegalArgumentException when a value is out of bounds
   */
  public ApiSettings {
    if (perSecond <= 0 || burst < 1) {
      throw new IllegalArgumentException(
          "ringroom.http.api.per-second and ringroom.http.api.burst must be positive");
    }
  }

  public static ApiSettings from(Config api) {
    return new ApiSettings(api.getDouble("per-second"), api.getInt("burst"));
  }
}
