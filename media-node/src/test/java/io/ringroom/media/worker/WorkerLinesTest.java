package io.ringroom.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.worker.FromWorker.Count;
import io.ringroom.media.worker.FromWorker.SourceKind;
import io.ringroom.media.worker.FromWorker.Who;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerLinesTest {
  private static final List<ToWorker> COMMANDS =
      List.of(
          new ToWorker.Start(
              "room",
              new ToWorker.Video(
                  "auto", new VideoFormat(640, 360, 15, 500_000), List.of(5000, 5001), false, true),
              new ToWorker.Audio("test", new AudioFormat(32_000), List.of(5002), 150, true),
              new ToWorker.Play("auto", 3, 80, "off")),
          new ToWorker.Start("room", null, null, null),
          new ToWorker.Stop("room"),
          new ToWorker.ListDevices(),
          new ToWorker.Dump("room"),
          new ToWorker.Ping(7),
          new ToWorker.Quit());

  private static final List<FromWorker> REPORTS =
      List.of(
          new FromWorker.Ready(FromWorker.PROTOCOL, 42, "GStreamer 1.22.0"),
          new FromWorker.Devices(List.of(new CaptureDevice("camera:a", DeviceKind.CAMERA, "A", 1))),
          new FromWorker.Started("room", 5004, List.of(5006, 0)),
          new FromWorker.Showing("room", DeviceKind.MICROPHONE, SourceKind.LIVE, "Jabra"),
          new FromWorker.Flowing("room", new Count(1, 2, 3, 4), null),
          new FromWorker.Failed(null, Who.REQUEST, "no"),
          new FromWorker.Running("mix-1", List.of(5006, 5008)),
          new FromWorker.News("mix-1", "level", "-20"),
          new FromWorker.Ended("mix-1", "no such file"),
          new FromWorker.Stopped("room"),
          new FromWorker.Dot("room", "digraph {\n}"),
          new FromWorker.Pong(7));

  @Test
  void every_message_is_one_line_and_reads_back_as_it_was() {
    assertThat(COMMANDS)
        .allSatisfy(
            message -> {
              String line = WorkerLines.write(message);
              assertThat(line).doesNotContain("\n");
              assertThat(WorkerLines.readCommand(line)).isEqualTo(message);
            });
    assertThat(REPORTS)
        .allSatisfy(
            message -> {
              String line = WorkerLines.write(message);
              assertThat(line).doesNotContain("\n");
              assertThat(WorkerLines.readReport(line)).isEqualTo(message);
            });
  }

  @Test
  void every_kind_of_message_is_tried() {
    int withoutTasks =
        ToWorker.class.getPermittedSubclasses().length - 1; // each kind of task has its own test
    assertThat(COMMANDS.stream().map(Object::getClass).distinct()).hasSize(withoutTasks);
    assertThat(REPORTS.stream().map(Object::getClass).distinct())
        .hasSize(FromWorker.class.getPermittedSubclasses().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"type\":\"dance\"}",
        "{\"type\":\"ping\"}",
        "{\"type\":\"start\",\"id\":\"r\",\"audio\":{\"device\":\"a\",\"format\":{\"bitrate\":1},\"ports\":[1]}}"
      })
  void what_is_no_command_is_refused(String line) {
    assertThatThrownBy(() -> WorkerLines.readCommand(line))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 2_000)
  void no_text_does_worse_than_be_refused(@ForAll String line) {
    try {
      WorkerLines.readCommand(line);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("\n\n");
    }
  }
}
