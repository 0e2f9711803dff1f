package io.ringroom.id;

/** A user everywhere: the tenant and the id within it. Tenants never meet because keys differ. */
public record UserKey(TenantId tenant, UserId user) {
  private static final char SEPARATOR = ':';

  /** The sharding and persistence id, {@code tenant:user}; neither part can hold the colon. */
  public String entityId() {
    return tenant.toString() + SEPARATOR + user;
  }

  /**
   * @throws IllegalArgumentException when the text is not an {@link #entityId()}
   */
  public static UserKey fromEntityId(String entityId) {
    int colon = entityId.indexOf(SEPARATOR);
    if (colon < 1) {
      throw new IllegalArgumentException("not a user entity id: " + entityId);
    }
    return new UserKey(
        new TenantId(Long.parseLong(entityId.substring(0, colon))),
        new UserId(entityId.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return entityId();
  }
}
