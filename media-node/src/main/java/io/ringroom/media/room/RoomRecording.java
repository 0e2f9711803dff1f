package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.record.RecordSpec;
import io.ringroom.media.record.RecordingDirectory;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.protocol.node.FromNode.TaskState;
import io.ringroom.protocol.node.RoomTask;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A recording of a room: a pair of streams for each member who has ever sent something. */
final class RoomRecording implements RoomWork {
  private final RoomContext context;
  private final RoomId room;
  private final RoomTask.Record task;
  private final TaskNews news;
  private final Map<UserId, MemberFeed> members = new LinkedHashMap<>();

  RoomRecording(RoomContext context, RoomId room, RoomTask.Record task, TaskNews news) {
    this.context = context;
    this.room = room;
    this.task = task;
    this.news = news;
    news.say(TaskState.RUNNING, "");
  }

  @Override
  public void bind(Set<UserId> present, Sources sources) {
    members
        .entrySet()
        .removeIf(
            member -> {
              boolean gone = !present.contains(member.getKey());
              if (gone) {
                member.getValue().close();
              }
              return gone;
            });
    for (UserId user : present) {
      if (task.form().tracks() && sources.of(user).isPresent() && !members.containsKey(user)) {
        begin(user);
      }
    }
    members.forEach((user, recording) -> recording.bind(kind -> sources.layer(user, kind)));
  }

  private void begin(UserId user) {
    RecordingDirectory directory = context.recordings();
    RecordSpec spec =
        new RecordSpec(
            directory.of(task.folder(), task.id()).toString(),
            user.value(),
            directory.leastFree(),
            directory.thumbnailsEvery().toMillis());
    String id = room.value() + "/" + task.id() + "/" + user.value();
    try {
      members.put(user, new MemberFeed(context, WorkerRole.RECORD, id, spec, news(user)));
    } catch (IOException e) {
      news.say(TaskState.FAILED, "no port for " + user + ": " + e.getMessage());
    }
  }

  private MemberFeed.News news(UserId user) {
    return new MemberFeed.News() {
      @Override
      public void said(String state, String detail) {
        if (state.equals("begun")) {
          news.say(TaskState.RUNNING, detail);
        }
      }

      @Override
      public void interrupted(String why) {
        news.say(TaskState.RETRYING, user + ": " + why);
      }

      @Override
      public void failed(String why) {
        news.say(TaskState.FAILED, user + ": " + why);
      }
    };
  }

  @Override
  public void tick(long nowMicros) {
    members.values().forEach(recording -> recording.tick(nowMicros));
  }

  @Override
  public void close() {
    members.values().forEach(MemberFeed::close);
    members.clear();
  }
}
