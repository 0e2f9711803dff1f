package io.ringroom.http.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.UserCommand.Snapshot;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures a media node was asked for, while their parts come in. */
final class PendingSnapshots {
  /** A node opens a camera and takes a picture in at most four seconds. */
  private static final Duration WITHIN = Duration.ofSeconds(6);

  private static final int MOST = 100;

  /** Of 36 KiB each: a picture larger than this is none to be shown while a telephone rings. */
  private static final int MOST_PARTS = 12;

  private final TimerScheduler<NodeMessage> timers;
  private final Map<String, Pending> waiting = new LinkedHashMap<>();
  private long asked;

  private record Pending(ActorRef<Snapshot> replyTo, List<byte[]> parts) {}

  PendingSnapshots(TimerScheduler<NodeMessage> timers) {
    this.timers = timers;
  }

  void send(DeviceMessage.TakeSnapshot wanted, NodeLine line) {
    if (waiting.size() >= MOST) {
      wanted.replyTo().tell(unavailable("too many pictures are being taken"));
      return;
    }
    String id = "snapshot-" + ++asked;
    waiting.put(id, new Pending(wanted.replyTo(), new ArrayList<>()));
    timers.startSingleTimer(id, new NodeMessage.SnapshotIsLate(id), WITHIN);
    line.send(new ToNode.Snapshot(id, wanted.call()));
  }

  void answer(FromNode.Snapshot part) {
    Pending pending = waiting.get(part.requestId());
    if (pending == null) {
      return;
    }
    if (part.parts() == 0) {
      end(part.requestId(), Snapshot.refused(ErrorCode.NO_PREVIEW, part.trouble()));
      return;
    }
    if (part.parts() > MOST_PARTS || part.part() != pending.parts().size()) {
      end(part.requestId(), unavailable("the media node's picture is none"));
      return;
    }
    pending.parts().add(bytes(part.data()));
    if (pending.parts().size() == part.parts()) {
      end(part.requestId(), new Snapshot(null, "", whole(pending.parts())));
    }
  }

  void late(String id) {
    end(id, unavailable("the media node did not answer in time"));
  }

  void refuseAll() {
    List.copyOf(waiting.keySet())
        .forEach(id -> end(id, unavailable("the link to the media node broke")));
  }

  private void end(String id, Snapshot answer) {
    timers.cancel(id);
    Pending pending = waiting.remove(id);
    if (pending != null) {
      pending.replyTo().tell(answer);
    }
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String whole(List<byte[]> parts) {
    byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return Base64.getEncoder().encodeToString(all);
  }

  private static Snapshot unavailable(String why) {
    return Snapshot.refused(ErrorCode.MEDIA_UNAVAILABLE, why);
  }
}
