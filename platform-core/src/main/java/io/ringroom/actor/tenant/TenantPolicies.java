package io.ringroom.actor.tenant;

import com.typesafe.config.Config;
import io.ringroom.domain.ring.Admission;
import io.ringroom.domain.ring.Redelivery;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The policy of every tenant: the defaults of {@code ringroom.policy}, over which a tenant's own
 * section may lay a {@code policy} block with the same keys.
 *
 * @param usual that of a tenant with no block of its own
 */
public record TenantPolicies(TenantPolicy usual, Map<TenantId, TenantPolicy> own) {

  public TenantPolicies {
    own = Map.copyOf(own);
  }

  /** Whether some tenant is limited in a way that has to be watched. */
  public boolean any(Predicate<TenantPolicy> limited) {
    return limited.test(usual) || own.values().stream().anyMatch(limited);
  }

  public TenantPolicy of(TenantId tenant) {
    return own.getOrDefault(tenant, usual);
  }

  /**
   * @param ringroom the section {@code ringroom} of the configuration
   * @throws IllegalArgumentException when a value is out of bounds or a key unknown
   * @throws com.typesafe.config.ConfigException when a value is missing or of the wrong type
   */
  public static TenantPolicies from(Config ringroom) {
    Config usual = ringroom.getConfig("policy");
    Map<TenantId, TenantPolicy> own = new LinkedHashMap<>();
    for (Config tenant : sections(ringroom)) {
      if (tenant.hasPath("policy")) {
        TenantId id = new TenantId(tenant.getLong("sdk-app-id"));
        own.put(id, policy(id, tenant.getConfig("policy"), usual));
      }
    }
    return new TenantPolicies(read(usual), own);
  }

  private static List<Config> sections(Config ringroom) {
    List<Config> sections = new ArrayList<>();
    if (ringroom.hasPath("tenant")) {
      sections.add(ringroom.getConfig("tenant"));
    }
    if (ringroom.hasPath("tenants")) {
      sections.addAll(ringroom.getConfigList("tenants"));
    }
    return sections;
  }

  private static TenantPolicy policy(TenantId tenant, Config own, Config usual) {
    Set<String> unknown = new TreeSet<>(keys(own));
    unknown.removeAll(keys(usual));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown keys in the policy of tenant " + tenant + ": " + String.join(", ", unknown));
    }
    return read(own.withFallback(usual));
  }

  private static Set<String> keys(Config config) {
    Set<String> keys = new TreeSet<>();
    config.entrySet().forEach(entry -> keys.add(entry.getKey()));
    return keys;
  }

  private static TenantPolicy read(Config policy) {
    return new TenantPolicy(
        new TenantPolicy.Calls(
            policy.getInt("calls.max-users"),
            policy.getDuration("calls.ring-for"),
            policy.getBoolean("calls.waiting")),
        new TenantPolicy.Devices(policy.getInt("devices.max"), policy.getBoolean("devices.single")),
        rooms(policy.getConfig("rooms")),
        members(policy.getConfig("members")),
        new TenantPolicy.Tokens(
            policy.getDuration("tokens.longest-life"), policy.getDuration("tokens.warn-before")),
        new TenantPolicy.Limits(
            policy.getInt("limits.calls-per-user"),
            policy.getInt("limits.calls-per-tenant"),
            policy.getInt("limits.live-calls")),
        new TenantPolicy.Compat(policy.getEnum(Redelivery.class, "compat.redelivery")),
        new TenantPolicy.Records(policy.getDuration("records.keep-for")),
        new TenantPolicy.Push(
            policy.getEnum(TenantPolicy.Language.class, "push.language"),
            policy.getBoolean("push.missed-calls")),
        new TenantPolicy.Media(
            policy.getEnum(TenantPolicy.Recorded.class, "media.record"),
            policy.getEnum(TenantPolicy.Recorder.class, "media.recorded-by"),
            policy.getStringList("media.destinations"),
            policy.getEnum(TenantPolicy.RoomControl.class, "media.room-control"),
            policy.getBoolean("media.adaptive-reception")));
  }

  private static TenantPolicy.Members members(Config members) {
    return new TenantPolicy.Members(
        members.getEnum(Admission.class, "join"),
        members.getDuration("alone-grace"),
        members.getDuration("max-duration"));
  }

  private static TenantPolicy.Rooms rooms(Config rooms) {
    return new TenantPolicy.Rooms(
        rooms.getBoolean("token-required"),
        rooms.getInt("max-users"),
        rooms.getInt("per-device"),
        rooms.getDuration("grace-for"),
        rooms.getDuration("empty-for"),
        rooms.getDuration("warn-before"));
  }
}
