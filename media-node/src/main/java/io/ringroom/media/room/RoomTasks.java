package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.FromNode.TaskState;
import io.ringroom.protocol.node.RoomTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is done in a room beside forwarding: made what the wish says, begun and ended here. A task
 * that cannot be done is not tried again before it is asked for anew, with other values.
 */
final class RoomTasks {
  private final RoomId room;
  private final RoomContext context;
  private final Sources sources;
  private final MixedMedia mix;
  private final Seeing seeing;
  private final Map<String, Running> running = new LinkedHashMap<>();

  RoomTasks(RoomId room, RoomContext context, Sources sources, MixedMedia mix, Seeing seeing) {
    this.mix = mix;
    this.sources = sources;
    this.room = room;
    this.context = context;
    this.seeing = seeing;
  }

  /** Makes the tasks those of the wish. */
  void apply(List<RoomTask> wished) {
    Map<String, RoomTask> wanted = new LinkedHashMap<>();
    wished.forEach(task -> wanted.put(task.id(), task));
    running
        .entrySet()
        .removeIf(
            one -> {
              boolean over = !one.getValue().task.equals(wanted.get(one.getKey()));
              if (over) {
                one.getValue().end();
              }
              return over;
            });
    wanted.values().stream()
        .filter(task -> !running.containsKey(task.id()))
        .forEach(task -> running.put(task.id(), new Running(task)));
  }

  /** Whether something of the whole room is recorded or streamed. */
  boolean wantMix() {
    return running.values().stream().anyMatch(one -> ofTheMix(one.task));
  }

  private static boolean ofTheMix(RoomTask task) {
    return task instanceof RoomTask.Record record && record.form().mixed()
        || task instanceof RoomTask.Push push && push.user() == null;
  }

  void bind(Set<UserId> present) {
    running.values().forEach(one -> one.work.bind(present, sources));
  }

  void tick(long nowMicros) {
    running.values().forEach(one -> one.work.tick(nowMicros));
  }

  /** Says again what the platform may have missed. */
  void reportEverything() {
    running.values().forEach(one -> context.reports().send(one.last));
  }

  void close() {
    running.values().forEach(Running::end);
    running.clear();
  }

  private RoomWork begin(RoomTask task, TaskNews news) {
    if (task instanceof RoomTask.Record record) {
      return new RoomRecording(context, room, record, mix, news);
    }
    if (task instanceof RoomTask.Push push) {
      return new RoomPush(context, room, push, mix, news);
    }
    if (task instanceof RoomTask.Pull pull) {
      return new RoomPull(context, room, pull, sources, news);
    }
    if (task instanceof RoomTask.Mix mix) {
      return new PictureLayout(seeing, mix.layout());
    }
    throw new IllegalStateException("no such work: " + task);
  }

  /** A task and what was said of it last. */
  private final class Running {
    private final RoomTask task;
    private FromNode.TaskNews last;
    private final RoomWork work;

    Running(RoomTask task) {
      this.task = task;
      this.last = new FromNode.TaskNews(room, task.id(), TaskState.RUNNING, "");
      this.work = begin(task, this::say);
    }

    private void say(TaskState state, String detail) {
      last = new FromNode.TaskNews(room, task.id(), state, detail);
      context.reports().send(last);
    }

    private void end() {
      work.close();
      say(TaskState.ENDED, "");
    }
  }
}
