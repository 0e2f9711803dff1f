package io.ringroom.media.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.task.TaskSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker is told, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToWorker.Start.class, name = "start"),
  @JsonSubTypes.Type(value = ToWorker.Run.class, name = "run"),
  @JsonSubTypes.Type(value = ToWorker.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = ToWorker.ListDevices.class, name = "devices"),
  @JsonSubTypes.Type(value = ToWorker.Dump.class, name = "dump"),
  @JsonSubTypes.Type(value = ToWorker.Ping.class, name = "ping"),
  @JsonSubTypes.Type(value = ToWorker.Quit.class, name = "quit")
})
public sealed interface ToWorker {

  /**
   * Captures, or changes what the capture of this id is; a stream that stays the same goes on
   * undisturbed. Answered by {@link FromWorker.Started} or {@link FromWorker.Failed}.
   *
   * @param id chosen by the sender
   * @param video absent when the camera shall be closed
   * @param audio absent when the microphone shall be closed
   * @param play absent when the room shall neither hear nor see anybody
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Start(String id, @Nullable Video video, @Nullable Audio audio, @Nullable Play play)
      implements ToWorker {}

  /**
   * @param device what {@link io.ringroom.media.device.SourceWish#parse} reads
   * @param ports of 127.0.0.1, one for each room that sees it; each gets VP8 in RTP and its sender
   *     reports
   * @param small whether it is sent in the small size, too
   * @param mirror turns the camera's picture left to right
   */
  record Video(
      String device, VideoFormat format, List<Integer> ports, boolean small, boolean mirror) {
    public Video {
      ports = List.copyOf(ports);
    }
  }

  /**
   * @param device what {@link io.ringroom.media.device.SourceWish#parse} reads
   * @param ports of 127.0.0.1, one for each room that hears it; each gets Opus in RTP and its
   *     sender reports
   * @param gain per cent of what the microphone gives, 0 to 400
   * @param speech whether noise is taken out and the level evened
   */
  record Audio(String device, AudioFormat format, List<Integer> ports, int gain, boolean speech) {
    public Audio {
      ports = List.copyOf(ports);
      if (gain < 0 || gain > 400) {
        throw new IllegalArgumentException("gain must be 0 to 400 per cent, not " + gain);
      }
    }
  }

  /**
   * Does a task, or changes what the task of this id is. Answered by {@link FromWorker.Running} or
   * {@link FromWorker.Ended}.
   *
   * @param id chosen by the sender
   */
  record Run(String id, TaskSpec spec) implements ToWorker {}

  /**
   * What the room hears and sees. Echo of it is taken out of the microphone of the same capture.
   *
   * @param loudspeaker what {@link io.ringroom.media.device.SourceWish#parse} reads
   * @param voices how many streams are heard at once, 1 to 8
   * @param volume per cent, 0 to 200
   * @param display {@code auto}, {@code off}, or the end of a pipeline
   */
  record Play(String loudspeaker, int voices, int volume, String display) {
    public Play {
      if (voices < 1 || voices > 8) {
        throw new IllegalArgumentException("voices must be 1 to 8, not " + voices);
      }
      if (volume < 0 || volume > 200) {
        throw new IllegalArgumentException("volume must be 0 to 200 per cent, not " + volume);
      }
    }
  }

  /**
   * Ends a capture and closes its devices, or ends a task. Answered by {@link FromWorker.Stopped},
   * always.
   */
  record Stop(String id) implements ToWorker {}

  /** Answered by {@link FromWorker.Devices}, which also comes unasked on every change. */
  record ListDevices() implements ToWorker {}

  /** Answered by {@link FromWorker.Dot}. */
  record Dump(String id) implements ToWorker {}

  /** Answered by {@link FromWorker.Pong} from the thread that does the work. */
  record Ping(long number) implements ToWorker {}

  /** Closes everything and ends the process; so does the end of standard input. */
  record Quit() implements ToWorker {}
}
