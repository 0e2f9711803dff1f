package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.record.Manifest;
import io.ringroom.media.record.RecordSpec;
import io.ringroom.media.record.RecordingSettings;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.protocol.node.FromNode.TaskState;
import io.ringroom.protocol.node.RoomTask;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recording of a room: a pair of streams for each member who has ever sent something. */
final class RoomRecording implements RoomWork {
  private final RoomContext context;
  private final RoomId room;
  private final RoomTask.Record task;
  private final MixedMedia mix;
  private final TaskNews news;
  private final Map<UserId, MemberFeed> members = new LinkedHashMap<>();
  private @Nullable MemberFeed whole;

  RoomRecording(
      RoomContext context, RoomId room, RoomTask.Record task, MixedMedia mix, TaskNews news) {
    this.context = context;
    this.room = room;
    this.task = task;
    this.mix = mix;
    this.news = news;
    news.say(TaskState.RUNNING, "");
    context.watch().begun(room, task.folder(), task.id());
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
        MemberFeed begun = begin(user.value());
        if (begun != null) {
          members.put(user, begun);
        }
      }
    }
    members.forEach((user, recording) -> recording.bind(kind -> sources.layer(user, kind)));
    if (task.form().mixed() && whole == null && !sources.isEmpty()) {
      whole = begin(Manifest.EVERYBODY);
    }
    if (whole != null) {
      whole.bind(mix::layer);
    }
  }

  private @Nullable MemberFeed begin(String name) {
    RecordingSettings directory = context.recordings();
    RecordSpec spec =
        new RecordSpec(
            directory.of(task.folder(), task.id()).toString(),
            name,
            directory.leastFree(),
            directory.thumbnailsEvery().toMillis());
    String id = room.value() + "/" + task.id() + "/" + name;
    try {
      return new MemberFeed(context, WorkerRole.RECORD, id, spec, news(name));
    } catch (IOException e) {
      news.say(TaskState.FAILED, "no port for " + name + ": " + e.getMessage());
      return null;
    }
  }

  private MemberFeed.News news(String name) {
    return new MemberFeed.News() {
      @Override
      public void said(String state, String detail) {
        if (state.equals("begun")) {
          news.say(TaskState.RUNNING, detail);
        }
      }

      @Override
      public void interrupted(String why) {
        news.say(TaskState.RETRYING, name + ": " + why);
      }

      @Override
      public void failed(String why) {
        news.say(TaskState.FAILED, name + ": " + why);
      }
    };
  }

  @Override
  public void tick(long nowMicros) {
    members.values().forEach(recording -> recording.tick(nowMicros));
    if (whole != null) {
      whole.tick(nowMicros);
    }
  }

  @Override
  public void close() {
    members.values().forEach(MemberFeed::close);
    members.clear();
    if (whole != null) {
      whole.close();
    }
    context.watch().over(task.folder(), task.id());
  }
}
