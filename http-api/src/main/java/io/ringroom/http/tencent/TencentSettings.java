package io.ringroom.http.tencent;

import com.typesafe.config.Config;
import io.ringroom.id.UserId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ringroom.http.tencent}.
 *
 * @param admins the users whose UserSig opens the interface; nobody's if empty
 * @param perSecond requests of one tenant to one node in the long run
 * @param burst requests of one tenant at once
 */
public record TencentSettings(Set<UserId> admins, double perSecond, int burst) {
  /**
   * @throws IllegalArgumentException when a value is out of bounds
   */
  public TencentSettings {
    admins = Set.copyOf(admins);
    if (perSecond <= 0 || burst < 1) {
      throw new IllegalArgumentException(
          "ringroom.http.tencent.per-second and ringroom.http.tencent.burst must be positive");
    }
  }

  public static TencentSettings from(Config tencent) {
    return new TencentSettings(
        tencent.getStringList("admins").stream().map(UserId::new).collect(Collectors.toSet()),
        tencent.getDouble("per-second"),
        tencent.getInt("burst"));
  }
}
