package io.ringroom.http.api;

import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.http.permission.CallQuestion;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that a tenant's server wants to start in the name of a robot account.
 *
 * @param callees nobody twice
 * @param ringFor absent for as long as the tenant usually rings
 * @param push what pushes of it say; absent for what the tenant's do
 */
public record RobotCall(
    UserId robot,
    List<UserId> callees,
    MediaType media,
    @Nullable Duration ringFor,
    String userData,
    String chatGroup,
    @Nullable OfflinePush push) {
  private static final int MOST_USER_DATA = 4096;

  public RobotCall {
    callees = List.copyOf(new LinkedHashSet<>(callees));
  }

  public RobotCall(
      UserId robot,
      List<UserId> callees,
      MediaType media,
      @Nullable Duration ringFor,
      String userData,
      String chatGroup) {
    this(robot, callees, media, ringFor, userData, chatGroup, null);
  }

  /**
   * What the call is told.
   *
   * @throws ApiRefusal when the tenant does not allow such a call
   */
  public ToCall.Start start(TenantId tenant, TenantPolicy policy) {
    int most = policy.calls().maxUsers();
    if (callees.contains(robot) || callees.isEmpty()) {
      throw new ApiRefusal(400, ErrorCode.SELF_CALL, "name somebody to call but the caller");
    }
    if (callees.size() >= most) {
      throw new ApiRefusal(
          400, ErrorCode.TOO_MANY_USERS, "one call has at most " + most + " users");
    }
    if (userData.length() > MOST_USER_DATA) {
      throw ApiRefusal.badParameter("user data may have " + MOST_USER_DATA + " letters");
    }
    return new ToCall.Start(
        tenant,
        robot,
        Seat.SERVER,
        callees,
        media,
        ringFor(policy.calls()),
        userData,
        chatGroup,
        policy.usualCall().byServer().withPush(push));
  }

  /** The same to fewer users. */
  RobotCall to(List<UserId> fewer) {
    return new RobotCall(robot, fewer, media, ringFor, userData, chatGroup, push);
  }

  /** What the tenant's own server is asked about it. */
  CallQuestion question(TenantId tenant) {
    return CallQuestion.start(
        CallQuestion.Command.START_CALL, tenant, robot, callees, media, chatGroup, userData);
  }

  private Duration ringFor(TenantPolicy.Calls policy) {
    Duration asked = ringFor == null ? policy.ringFor() : ringFor;
    boolean fits =
        asked.compareTo(TenantPolicy.Calls.RING_LEAST) >= 0
            && asked.compareTo(TenantPolicy.Calls.RING_MOST) <= 0;
    if (!fits) {
      throw ApiRefusal.badParameter(
          "the time to ring must be %d to %d seconds"
              .formatted(
                  TenantPolicy.Calls.RING_LEAST.toSeconds(),
                  TenantPolicy.Calls.RING_MOST.toSeconds()));
    }
    return asked;
  }
}
