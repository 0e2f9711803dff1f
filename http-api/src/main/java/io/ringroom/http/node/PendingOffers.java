package io.ringroom.http.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.message.RoomCommand.ConnectReply;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Offers a media node has not answered yet; each is answered once, by the node or by time. */
final class PendingOffers {
  private static final int MOST = 1000;

  private final TimerScheduler<NodeMessage> timers;
  private final Duration within;
  private final Map<String, ActorRef<ConnectReply>> waiting = new HashMap<>();

  PendingOffers(TimerScheduler<NodeMessage> timers, Duration within) {
    this.timers = timers;
    this.within = within;
  }

  void send(NodeCommand.Connect connect, NodeLine line) {
    if (waiting.size() >= MOST) {
      connect.replyTo().tell(unavailable("too many offers wait for the media node"));
      return;
    }
    String id = connect.offer().requestId();
    waiting.put(id, connect.replyTo());
    timers.startSingleTimer(id, new NodeMessage.ConnectIsLate(id), within);
    line.send(connect.offer());
  }

  void answer(FromNode.Connected connected) {
    take(connected.requestId())
        .ifPresent(to -> to.tell(new ConnectReply(connected.sdp(), null, "")));
  }

  void answer(FromNode.ConnectFailed failed) {
    ErrorCode code =
        switch (failed.code()) {
          case "BAD_SDP" -> ErrorCode.BAD_SDP;
          case "NODE_FULL" -> ErrorCode.NODE_FULL;
          case "NOT_A_MEMBER" -> ErrorCode.NOT_A_MEMBER;
          default -> ErrorCode.MEDIA_UNAVAILABLE;
        };
    take(failed.requestId()).ifPresent(to -> to.tell(ConnectReply.refused(code, failed.message())));
  }

  void late(String id) {
    take(id).ifPresent(to -> to.tell(unavailable("the media node did not answer in time")));
  }

  void refuseAll() {
    waiting.values().forEach(to -> to.tell(unavailable("the link to the media node broke")));
    waiting.clear();
  }

  private Optional<ActorRef<ConnectReply>> take(String id) {
    timers.cancel(id);
    return Optional.ofNullable(waiting.remove(id));
  }

  private static ConnectReply unavailable(String why) {
    return ConnectReply.refused(ErrorCode.MEDIA_UNAVAILABLE, why);
  }
}
