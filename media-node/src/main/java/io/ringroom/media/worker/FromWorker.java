package io.ringroom.media.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker tells, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FromWorker.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = FromWorker.Devices.class, name = "devices"),
  @JsonSubTypes.Type(value = FromWorker.Started.class, name = "started"),
  @JsonSubTypes.Type(value = FromWorker.Showing.class, name = "showing"),
  @JsonSubTypes.Type(value = FromWorker.Flowing.class, name = "flowing"),
  @JsonSubTypes.Type(value = FromWorker.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = FromWorker.Running.class, name = "running"),
  @JsonSubTypes.Type(value = FromWorker.News.class, name = "news"),
  @JsonSubTypes.Type(value = FromWorker.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = FromWorker.Stopped.class, name = "stopped"),
  @JsonSubTypes.Type(value = FromWorker.Dot.class, name = "dot"),
  @JsonSubTypes.Type(value = FromWorker.Pong.class, name = "pong")
})
public sealed interface FromWorker {
  /** Grows with every change an older peer would misread. */
  int PROTOCOL = 5;

  /** The first message: GStreamer is up and commands are taken. */
  record Ready(int protocol, long pid, String gstreamer) implements FromWorker {}

  /** All cameras and microphones present. */
  record Devices(List<CaptureDevice> devices) implements FromWorker {
    public Devices {
      devices = List.copyOf(devices);
    }
  }

  /**
   * The capture runs; first packets may have left already.
   *
   * @param videoRtcpPort of 127.0.0.1, where key frames are asked for; 0 without video
   * @param playPorts of 127.0.0.1, where RTP to be played is taken: one for each voice, then one
   *     for the picture, 0 without a display; empty when nothing is played
   */
  record Started(String id, int videoRtcpPort, List<Integer> playPorts) implements FromWorker {
    public Started {
      playPorts = List.copyOf(playPorts);
    }
  }

  /**
   * A stream changed what it carries.
   *
   * @param source what {@link SourceKind} it is
   * @param label its name
   */
  record Showing(String id, DeviceKind kind, SourceKind source, String label)
      implements FromWorker {}

  /** Whether a stream carries the real thing. */
  enum SourceKind {
    /** A camera or microphone. */
    LIVE,
    /** The built-in picture or tone. */
    TEST,
    /** What stands in for a lost device. */
    SLATE
  }

  /** How far each stream has come, twice a second while a capture runs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Flowing(String id, @Nullable Count video, @Nullable Count audio) implements FromWorker {}

  /**
   * @param captured frames or sound buffers from the source, in all
   * @param sent RTP packets, in all
   * @param capturedPerSecond since the report before
   * @param sentPerSecond since the report before
   */
  record Count(long captured, long sent, int capturedPerSecond, int sentPerSecond) {}

  /**
   * Something went wrong. A stream whose device failed goes on with a slate and tries again.
   *
   * @param id the capture, absent when it concerns none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Failed(@Nullable String id, Who who, String text) implements FromWorker {}

  /** Who is to blame. */
  enum Who {
    DEVICE,
    PIPELINE,
    REQUEST
  }

  /**
   * A task runs.
   *
   * @param ports UDP ports of 127.0.0.1 at which it listens, in the order its kind documents
   */
  record Running(String id, List<Integer> ports) implements FromWorker {
    public Running {
      ports = List.copyOf(ports);
    }
  }

  /** Something happened to a task, in words of its kind. */
  record News(String id, String state, String detail) implements FromWorker {}

  /** A task ended by itself or cannot be done. */
  record Ended(String id, String why) implements FromWorker {}

  record Stopped(String id) implements FromWorker {}

  /** The graphs of a capture as Graphviz text, one after the other. */
  record Dot(String id, String text) implements FromWorker {}

  record Pong(long number) implements FromWorker {}
}
