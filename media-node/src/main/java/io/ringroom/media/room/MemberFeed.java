package io.ringroom.media.room;

import io.ringroom.media.plain.PlainSender;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.task.WorkerRole;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One member, or one mix, on its way to a worker that writes it into files or sends it elsewhere.
 * The worker sees one unbroken stream of each kind, whatever connection it comes from; it listens
 * for sound at its first port and for pictures at its second.
 */
final class MemberFeed implements AutoCloseable {
  private final RoomContext context;
  private final WorkerRole role;
  private final String id;
  private final PlainSender audio;
  private final PlainSender video;

  /**
   * @param id of the worker's task, unique among all rooms
   * @param news told on the media thread how it goes
   * @throws IOException when no port can be bound
   */
  MemberFeed(RoomContext context, WorkerRole role, String id, TaskSpec spec, News news)
      throws IOException {
    this.context = context;
    this.role = role;
    this.id = id;
    this.audio = sender(PlainTrack.AUDIO);
    try {
      this.video = sender(PlainTrack.VIDEO);
    } catch (IOException e) {
      audio.close();
      throw e;
    }
    context.tasks().start(role, id, spec, listener(news));
  }

  private PlainSender sender(PlainTrack track) throws IOException {
    return new PlainSender(context.loop(), track, context.ntpTime(), context.random());
  }

  /** How it goes. */
  interface News {
    /** What the worker says, in words of the task's kind. */
    void said(String state, String detail);

    void interrupted(String why);

    void failed(String why);
  }

  private TaskControl.Listener listener(News news) {
    return new TaskControl.Listener() {
      @Override
      public void running(List<Integer> ports) {
        audio.to(ports.get(0));
        video.to(ports.get(1));
      }

      @Override
      public void news(String state, String detail) {
        news.said(state, detail);
      }

      @Override
      public void interrupted(String why) {
        audio.to(0);
        video.to(0);
        news.interrupted(why);
      }

      @Override
      public void ended(String why) {
        news.failed(why);
      }
    };
  }

  /** Looks where the media come from now. */
  void bind(Function<MediaKind, Optional<Layer>> layers) {
    audio.show(layers.apply(MediaKind.AUDIO).orElse(null));
    video.show(layers.apply(MediaKind.VIDEO).orElse(null));
  }

  void tick(long nowMicros) {
    audio.tick(nowMicros);
    video.tick(nowMicros);
  }

  @Override
  public void close() {
    context.tasks().stop(role, id);
    audio.close();
    video.close();
  }
}
