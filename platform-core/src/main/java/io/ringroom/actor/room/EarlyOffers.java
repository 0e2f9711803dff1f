package io.ringroom.actor.room;

import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Offers and views that came before the room knew its node, or before it heard that who sent them
 * is a member: between cluster nodes a member's offer may outrun the owner's word about him. Each
 * waits for so long and no longer.
 */
final class EarlyOffers {
  private static final int MOST = 64;

  /** One has waited long enough. */
  record Late(RoomCommand early) implements RoomCommand {}

  private final TimerScheduler<RoomCommand> timers;
  private final Duration within;
  private final List<RoomCommand> waiting = new ArrayList<>();

  EarlyOffers(TimerScheduler<RoomCommand> timers, Duration within) {
    this.timers = timers;
    this.within = within;
  }

  void hold(RoomCommand early) {
    if (waiting.size() >= MOST) {
      refuse(early, ErrorCode.TOO_MANY_REQUESTS, "too many offers wait for this room");
      timers.cancel(early);
      return;
    }
    waiting.add(early);
    // One that is held a second time keeps the time it was given at first.
    if (!timers.isTimerActive(early)) {
      timers.startSingleTimer(early, new Late(early), within);
    }
  }

  /** Everything that waits, in order; who cannot be heard yet is held again. */
  List<RoomCommand> takeAll() {
    List<RoomCommand> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  /** It could be heard, so nothing waits for it any more. */
  void heard(RoomCommand early) {
    timers.cancel(early);
  }

  void refuseAll(ErrorCode code, String message) {
    takeAll()
        .forEach(
            early -> {
              timers.cancel(early);
              refuse(early, code, message);
            });
  }

  void late(Late late, ErrorCode code, String message) {
    if (waiting.remove(late.early())) {
      refuse(late.early(), code, message);
    }
  }

  static void refuse(RoomCommand early, ErrorCode code, String message) {
    if (early instanceof RoomCommand.Connect connect) {
      connect.replyTo().tell(RoomCommand.ConnectReply.refused(code, message));
    }
  }
}
