package io.ringroom.domain.push;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringroom.id.DeviceId;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one user, oldest first: one a device, and one beside it that only rings. */
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
   * Those a push of this kind goes to. A device with a token that only rings is rung by it, and by
   * no other; everything else goes to its ordinary one.
   */
  public List<PushToken> reachedBy(PushKind kind) {
    return all.stream()
        .filter(
            token ->
                kind == PushKind.CALL
                    ? token.onlyRings() || !ringsBesides(token.device())
                    : !token.onlyRings())
        .toList();
  }

  private boolean ringsBesides(DeviceId device) {
    return all.stream().anyMatch(token -> token.onlyRings() && token.device().equals(device));
  }

  /**
   * The device's token takes the place of its older one. A token that another device had moves: it
   * is the same browser under a new name, and would be woken twice.
   */
  public PushTokens plus(PushToken token) {
    List<PushToken> next = new ArrayList<>(all);
    next.removeIf(
        old ->
            (old.device().equals(token.device()) && old.onlyRings() == token.onlyRings())
                || old.token().equals(token.token()));
    next.add(token);
    return new PushTokens(next.subList(Math.max(0, next.size() - MOST), next.size()));
  }

  public PushTokens minus(DeviceId device) {
    return new PushTokens(all.stream().filter(token -> !token.device().equals(device)).toList());
  }

  /** Without this one; the device may have another. */
  public PushTokens minus(DeviceId device, String token) {
    return new PushTokens(
        all.stream()
            .filter(one -> !(one.device().equals(device) && one.token().equals(token)))
            .toList());
  }
}
