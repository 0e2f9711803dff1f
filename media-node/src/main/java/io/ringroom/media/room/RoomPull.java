package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.stream.PullSpec;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.protocol.node.FromNode.TaskState;
import io.ringroom.protocol.node.RoomTask;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A network camera that is a member of the room. */
final class RoomPull implements RoomWork {
  private static final String NAME = "pull";

  private final RoomContext context;
  private final RoomTask.Pull task;
  private final Sources sources;
  private final CapturedMember camera;
  private final String id;

  RoomPull(RoomContext context, RoomId room, RoomTask.Pull task, Sources sources, TaskNews news) {
    this.context = context;
    this.task = task;
    this.sources = sources;
    this.id = room.value() + "/" + task.id();
    this.camera = new CapturedMember(NAME, context);
    sources.pull(task.user(), camera);
    try {
      CaptureInput.Ports ports = camera.open();
      PullSpec spec = new PullSpec(task.url(), ports.audioRtp(), ports.videoRtp());
      context.tasks().start(WorkerRole.STREAM, id, spec, listener(news));
    } catch (IOException e) {
      news.say(TaskState.FAILED, "no port: " + e.getMessage());
    }
  }

  private TaskControl.Listener listener(TaskNews news) {
    return new TaskControl.Listener() {
      @Override
      public void running(List<Integer> ports) {
        camera.rtcpTo(ports.get(0));
      }

      @Override
      public void news(String state, String detail) {
        news.say(state.equals("running") ? TaskState.RUNNING : TaskState.RETRYING, detail);
      }

      @Override
      public void interrupted(String why) {
        camera.rtcpTo(0);
        camera.expectAnotherSender();
        news.say(TaskState.RETRYING, why);
      }

      @Override
      public void ended(String why) {
        news.say(TaskState.FAILED, why);
      }
    };
  }

  /** It is let through as every member's source is. */
  @Override
  public void bind(Set<UserId> present, Sources all) {}

  /** Its source is ticked with all others. */
  @Override
  public void tick(long nowMicros) {}

  @Override
  public void close() {
    context.tasks().stop(WorkerRole.STREAM, id);
    sources.drop(task.user(), camera);
    camera.close();
  }
}
