package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.stream.PushSpec;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.protocol.node.FromNode.TaskState;
import io.ringroom.protocol.node.RoomTask;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room's media on their way to a streaming server, or into the files of HLS. */
final class RoomPush implements RoomWork {
  private final RoomTask.Push task;
  private final MixedMedia mix;
  private final TaskNews news;
  private @Nullable MemberFeed feed;

  RoomPush(RoomContext context, RoomId room, RoomTask.Push task, MixedMedia mix, TaskNews news) {
    this.task = task;
    this.mix = mix;
    this.news = news;
    PushSpec spec =
        new PushSpec(task.url(), context.recordings().of(task.folder(), task.id()).toString());
    try {
      feed =
          new MemberFeed(context, WorkerRole.STREAM, room.value() + "/" + task.id(), spec, news());
    } catch (IOException e) {
      news.say(TaskState.FAILED, "no port: " + e.getMessage());
    }
  }

  private MemberFeed.News news() {
    return new MemberFeed.News() {
      @Override
      public void said(String state, String detail) {
        news.say(state.equals("running") ? TaskState.RUNNING : TaskState.RETRYING, detail);
      }

      @Override
      public void interrupted(String why) {
        news.say(TaskState.RETRYING, why);
      }

      @Override
      public void failed(String why) {
        news.say(TaskState.FAILED, why);
      }
    };
  }

  @Override
  public void bind(Set<UserId> present, Sources sources) {
    UserId user = task.user();
    if (feed != null && user == null) {
      feed.bind(mix::layer);
    } else if (feed != null && user != null) {
      boolean there = present.contains(user);
      feed.bind(kind -> there ? sources.layer(user, kind) : Optional.empty());
    }
  }

  @Override
  public void tick(long nowMicros) {
    if (feed != null) {
      feed.tick(nowMicros);
    }
  }

  @Override
  public void close() {
    if (feed != null) {
      feed.close();
    }
  }
}
