package io.ringroom.media.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The named conditions under which this node may be given calls. Set up once, then only read. */
public final class Readiness {
  private final Map<String, BooleanSupplier> conditions = new LinkedHashMap<>();

  /**
   * @param name what an operator reads when it does not hold
   */
  public Readiness require(String name, BooleanSupplier condition) {
    conditions.put(name, condition);
    return this;
  }

  /** Each condition and whether it holds now. */
  public Map<String, Boolean> look() {
    Map<String, Boolean> now = new LinkedHashMap<>();
    conditions.forEach((name, condition) -> now.put(name, condition.getAsBoolean()));
    return now;
  }
}
