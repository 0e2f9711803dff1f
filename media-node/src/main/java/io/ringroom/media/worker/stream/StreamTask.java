package io.ringroom.media.worker.stream;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.gst.SocketPipeline;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.worker.task.WorkerTask;

/**
 * A pipeline between one pair of sockets and a server elsewhere, made again whenever that is gone.
 */
abstract class StreamTask<S extends TaskSpec> implements WorkerTask {
  final String id;
  final Sockets sockets;
  S spec;
  private final Class<S> kind;
  private final Persistent stream;

  /** Where sound and pictures go in or out. */
  record Sockets(RtpSocket audio, RtpSocket video) {
    /**
     * @throws GstFault when no port can be bound
     */
    static Sockets open() throws GstFault {
      RtpSocket audio = RtpSocket.open();
      try {
        return new Sockets(audio, RtpSocket.open());
      } catch (GstFault e) {
        audio.close();
        throw e;
      }
    }

    void close() {
      audio.close();
      video.close();
    }
  }

  /**
   * @param counter the identity whose count shows that it lives
   */
  StreamTask(String id, S spec, Class<S> kind, Sockets sockets, String counter, Reports reports) {
    this.id = id;
    this.spec = spec;
    this.kind = kind;
    this.sockets = sockets;
    this.stream = new Persistent(this::make, counter, reports);
  }

  /** Makes the pipeline as the spec says now. */
  abstract SocketPipeline make() throws GstFault;

  @Override
  public void change(TaskSpec next) {
    if (!next.equals(spec)) {
      spec = kind.cast(next);
      stream.close();
    }
  }

  @Override
  public void tend(long nowMillis) {
    stream.tend(nowMillis);
  }

  @Override
  public String dot() {
    return stream.dot();
  }

  @Override
  public void close() {
    stream.close();
    sockets.close();
  }
}
