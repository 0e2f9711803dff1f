package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.ringroom.media.device.SourceWish;
import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.ToNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-94")
class UsedDevicesTest {
  private static final DeviceUse DOOR = camera("camera:door", 40);
  private static final DeviceUse DESK = camera("camera:desk", null);

  private final List<DeviceWishes> told = new ArrayList<>();
  private final UsedDevices used =
      new UsedDevices(
          CaptureSettings.from(ConfigFactory.load().getConfig("ringroom.media")), told::add);

  @Test
  void what_is_set_in_the_room_wins_over_what_is_wanted_outside() {
    used.wantedOutside(new ToNode.UseDevices(1, DOOR));
    used.setInRoom(DESK);
    used.wantedOutside(new ToNode.UseDevices(2, DOOR));

    assertThat(last().camera()).isEqualTo(new SourceWish.Named("camera:desk"));
    assertThat(last().volume()).isEqualTo(40);
    assertThat(used.revision()).isEqualTo(2);
    assertThat(used.inRoom()).isEqualTo(DESK);
  }

  @Test
  void what_the_room_gives_up_is_as_it_is_wanted_outside_again() {
    used.wantedOutside(new ToNode.UseDevices(1, DOOR));
    used.setInRoom(DESK);
    used.setInRoom(DeviceUse.AS_CONFIGURED);

    assertThat(last().camera()).isEqualTo(new SourceWish.Named("camera:door"));
  }

  @Test
  void a_wish_is_the_whole_truth_and_an_older_one_is_forgotten() {
    used.wantedOutside(new ToNode.UseDevices(1, DOOR));
    used.wantedOutside(new ToNode.UseDevices(2, DeviceUse.AS_CONFIGURED));

    assertThat(last().camera()).isEqualTo(new SourceWish.Auto());
  }

  @Test
  void what_is_out_of_bounds_changes_nothing_and_counts_as_heard() {
    used.wantedOutside(new ToNode.UseDevices(1, DOOR));
    used.wantedOutside(new ToNode.UseDevices(2, camera("camera:desk", 1_000)));

    assertThat(last().camera()).isEqualTo(new SourceWish.Named("camera:door"));
    assertThat(used.revision()).isEqualTo(2);
  }

  private DeviceWishes last() {
    return told.get(told.size() - 1);
  }

  private static DeviceUse camera(String id, @Nullable Integer volume) {
    return new DeviceUse(id, null, null, null, null, volume, null, null);
  }
}
