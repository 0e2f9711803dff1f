package io.ringroom.domain.push;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringroom.id.DeviceId;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one user, one a device, oldest first. */
public record PushTokens(List<PushToken> all) {
  /** As many as devices may be connected. One more takes the place of the oldest. */
  public static final int MOST = 20;

  public static final PushTokens NONE = new PushTokens(List.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PushTokens {
    all = List.copyOf(all);
  }

  @JsonValue
  @Override
  public List<PushToken> all() {
    return all;
  }

  public boolean has(PushToken token) {
    return all.contains(token);
  }

  /**
   * The device's token takes the place of its older one. A token that another device had moves: it
   * is the same browser under a new name, and would be woken twice.
   */
  public PushTokens plus(PushToken token) {
    List<PushToken> next = new ArrayList<>(all);
    next.removeIf(old -> old.device().equals(token.device()) || old.token().equals(token.token()));
    next.add(token);
    return new PushTokens(next.subList(Math.max(0, next.size() - MOST), next.size()));
  }

  public PushTokens minus(DeviceId device) {
    return new PushTokens(all.stream().filter(token -> !token.device().equals(device)).toList());
  }
}
