package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The short form of {@code ops/bin/soak-devices}. */
class DeviceCyclesIT {

  @Test
  @Tag("row-90")
  void devices_come_and_go_under_one_running_encoder_and_leave_nothing_behind() throws IOException {
    Optional<PipeWireSandbox> started = PipeWireSandbox.start();
    assumeTrue(started.isPresent(), "PipeWire does not start here");
    try (PipeWireSandbox sandbox = started.get();
        DeviceCycles devices = new DeviceCycles(sandbox, true)) {
      List<DeviceCycles.Cycle> cycles = new ArrayList<>();
      for (int n = 0; n < 3; n++) {
        cycles.add(devices.run());
      }

      assertThat(cycles).allMatch(cycle -> cycle.slateMillis() < 1_000, "slate within a second");
      assertThat(cycles).allMatch(cycle -> cycle.backMillis() < 3_000, "back within three");
      assertThat(cycles.get(2).files()).isLessThanOrEqualTo(cycles.get(0).files() + 2);
      assertThat(cycles.get(2).threads()).isLessThanOrEqualTo(cycles.get(0).threads() + 2);
      assertThat(devices.isUnbroken()).as("one encoder throughout").isTrue();
      assertThat(devices.workerEnd()).isEmpty();
      assertThat(devices.leaks()).as("objects that outlived the worker's work").isEmpty();
    }
  }
}
