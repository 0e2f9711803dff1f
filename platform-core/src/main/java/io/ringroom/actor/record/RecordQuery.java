package io.ringroom.actor.record;

import io.ringroom.domain.record.CallResult;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted, the newest first.
 *
 * @param user only calls this user had a part in and has not deleted; absent for all of the tenant
 * @param from created at or after
 * @param until created before
 * @param result how it came out: for the user if one is named, else for the caller
 * @param media what the call was for in the end
 * @param oneToOne whether the caller named one user
 * @param after the last record of the page before
 * @param limit 1 to 100
 */
public record RecordQuery(
    TenantId tenant,
    @Nullable UserId user,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable CallResult result,
    @Nullable MediaType media,
    @Nullable Boolean oneToOne,
    @Nullable Cursor after,
    int limit) {

  public static final int MOST = 100;

  /**
   * @throws IllegalArgumentException when the limit is out of bounds
   */
  public RecordQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST);
    }
  }

  public RecordQuery(
      TenantId tenant,
      @Nullable UserId user,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable CallResult result,
      @Nullable Cursor after,
      int limit) {
    this(tenant, user, from, until, result, null, null, after, limit);
  }

  /** Where a page ended. */
  public record Cursor(Instant createdAt, CallId call) {}
}
