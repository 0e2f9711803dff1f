package io.ringroom.actor.call;

import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.domain.call.CallDuties;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.domain.room.RoomOwner;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes true what a call's state demands: its timer, its entry among the deadlines, its room. */
final class CallDutyKeeper {
  /** A call in which nothing is timed is still looked for after this, should its owner die. */
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final CallId call;
  private final TimerScheduler<CallCommand> timers;
  private final CallCommand lookAtTime;
  private final CallEntity.Surroundings around;
  private @Nullable Instant timedFor;
  private @Nullable Instant filedFor;
  private @Nullable RoomNeed told;

  CallDutyKeeper(
      CallId call,
      TimerScheduler<CallCommand> timers,
      CallCommand lookAtTime,
      CallEntity.Surroundings around) {
    this.call = call;
    this.timers = timers;
    this.lookAtTime = lookAtTime;
    this.around = around;
  }

  void keep(CallState state, long revision) {
    CallDuties duties = CallDuties.of(state);
    Instant now = around.clock().instant();
    keepTimer(duties, now);
    keepEntry(state, duties, now);
    keepRoom(state, duties, revision);
  }

  private void keepTimer(CallDuties duties, Instant now) {
    Instant deadline = duties.deadline();
    boolean armed = timers.isTimerActive(lookAtTime);
    if (deadline == null) {
      timers.cancel(lookAtTime);
    } else if (!armed || !deadline.equals(timedFor)) {
      Duration left = Duration.between(now, deadline);
      timers.startSingleTimer(lookAtTime, left.isNegative() ? Duration.ZERO : left);
    }
    timedFor = deadline;
  }

  private void keepEntry(CallState state, CallDuties duties, Instant now) {
    if (duties.alive()) {
      Instant due = duties.deadline();
      boolean current =
          filedFor != null && (due != null ? due.equals(filedFor) : filedFor.isAfter(now));
      if (!current) {
        filedFor = due != null ? due : now.plus(LOOK_AGAIN);
        Instant at = filedFor;
        Tenancy.facts(state)
            .ifPresent(facts -> around.deadlines().put(call, facts.tenant(), facts.named(), at));
      }
    } else if (state instanceof CallState.Over) {
      around.deadlines().remove(call);
    }
  }

  private void keepRoom(CallState state, CallDuties duties, long revision) {
    RoomNeed need = duties.room();
    boolean changed = need == null ? told != null : !need.equals(told);
    if (changed) {
      Tenancy.of(state).ifPresent(tenant -> say(tenant, need, revision));
    }
    told = need;
  }

  /** Says it again because the room asked. */
  void sayRoomNeed(CallState state, TenantId tenant, long revision) {
    if (!(state instanceof CallState.NotStarted) && !Tenancy.foreign(state, tenant)) {
      say(tenant, CallDuties.of(state).room(), revision);
    }
  }

  private void say(TenantId tenant, @Nullable RoomNeed need, long revision) {
    around
        .addresses()
        .room(RoomId.of(call))
        .tell(new RoomCommand.Need(tenant, new RoomOwner.OfCall(call), revision, need));
  }
}
