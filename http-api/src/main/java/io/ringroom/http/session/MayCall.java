package io.ringroom.http.session;

import io.ringroom.http.permission.CallPermission;
import io.ringroom.http.permission.CallQuestion;
import io.ringroom.http.permission.Verdict;
import io.ringroom.protocol.client.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Asks a tenant's server before this connection's user makes anybody ring. What he asks for is
 * carried out in the order he asked it, however long the answers take; his other commands do not
 * wait for them.
 */
final class MayCall {
  private final Desk desk;
  private CompletionStage<Verdict> last = CompletableFuture.completedFuture(Verdict.ALLOWED);

  MayCall(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param then is given the verdict on the session's own thread, at once where nobody has to be
   *     asked; never one that refuses all
   */
  void ask(Asked asked, CallQuestion question, Consumer<Verdict> then) {
    CallPermission permission = desk.around().permission();
    if (!permission.asksFor(desk.tenant())) {
      then.accept(Verdict.ALLOWED);
      return;
    }
    String id =
        String.join(":", desk.me().user().toString(), desk.me().device().value(), asked.id());
    last = last.thenCombine(permission.ask(question, id), (before, verdict) -> verdict);
    desk.context()
        .pipeToSelf(
            last,
            (verdict, failure) ->
                new SessionMessage.Judged(asked.id(), () -> unlessAll(question, verdict, then)));
  }

  private static void unlessAll(CallQuestion question, Verdict verdict, Consumer<Verdict> then) {
    if (verdict.allowed(question.callees()).isEmpty()) {
      throw new BadParameter(ErrorCode.BLOCKED, verdict.words());
    }
    then.accept(verdict);
  }
}
