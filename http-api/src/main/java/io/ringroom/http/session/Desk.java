package io.ringroom.http.session;

import akka.actor.typed.javadsl.ActorContext;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/** What the commands of one connection are carried out with. */
record Desk(
    ActorContext<SessionMessage> context,
    SessionSurroundings around,
    Identity me,
    CurrentCall current) {

  TenantId tenant() {
    return me.user().tenant();
  }

  UserId user() {
    return me.user().user();
  }

  Duration answerWithin() {
    return around.settings().answerWithin();
  }

  /**
   * @throws BadParameter when the tenant does not offer call waiting
   */
  void needsWaiting() {
    if (!policy().calls().waiting()) {
      throw new BadParameter(
          ErrorCode.NOT_OFFERED, "this sdkAppID has no call waiting (calls.waiting)");
    }
  }

  TenantPolicy policy() {
    return around.policies().of(tenant());
  }

  /**
   * Counts a call or an invitation of this user.
   *
   * @throws BadParameter when he, or his tenant, makes too many
   */
  void countCall() {
    if (!around.rates().take(me.user(), policy().limits(), System.nanoTime())) {
      throw new BadParameter(ErrorCode.TOO_MANY_CALLS, "too many calls a second");
    }
  }

  /**
   * Makes place for one more call of the tenant.
   *
   * @throws BadParameter when it has as many as it may have at once
   */
  void letIn(CallId call) {
    if (!around.live().letIn(tenant(), call, policy().limits().liveCalls(), System.nanoTime())) {
      throw new BadParameter(
          ErrorCode.CALL_LIMIT, "this sdkAppID has as many calls as it may have at once");
    }
  }

  /**
   * The call a command names, or else the one the connection is about.
   *
   * @throws BadParameter when there is neither
   */
  CallId call(Asked asked) {
    return asked
        .p()
        .optionalId("callId", CallId::new)
        .or(() -> Optional.ofNullable(current.call()))
        .orElseThrow(() -> new BadParameter(ErrorCode.CALL_ENDED, "you are in no call"));
  }

  /** Nobody has to be asked: the command is done. */
  void done(Asked asked) {
    context.getSelf().tell(Decided.yes(asked.id(), Json.object()));
  }

  static Decided late(Asked asked) {
    return Decided.no(
        asked.id(), ErrorCode.NOT_AVAILABLE, "no decision in time; it may still take effect");
  }
}
