package io.ringroom.id;

/**
 * A conference everywhere: the tenant and the name within it. Tenants never meet because keys
 * differ.
 */
public record ConferenceKey(TenantId tenant, RoomId room) {
  private static final char SEPARATOR = ':';

  /** The sharding and persistence id, {@code tenant:room}; neither part can hold the colon. */
  public String entityId() {
    return tenant.toString() + SEPARATOR + room;
  }

  /**
   * @throws IllegalArgumentException when the text is not an {@link #entityId()}
   */
  public static ConferenceKey fromEntityId(String entityId) {
    int colon = entityId.indexOf(SEPARATOR);
    if (colon < 1) {
      throw new IllegalArgumentException("not a conference entity id: " + entityId);
    }
    return new ConferenceKey(
        new TenantId(Long.parseLong(entityId.substring(0, colon))),
        new RoomId(entityId.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return entityId();
  }
}
