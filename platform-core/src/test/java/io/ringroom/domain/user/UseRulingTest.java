package io.ringroom.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.DeviceState;
import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.FromNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-94")
class UseRulingTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_763_600_000);
  private static final DeviceUse QUIET = use(null, 20);
  private static final DeviceUse DOOR = use("camera:door", null);

  @Test
  void a_wish_is_laid_over_what_was_wanted_before() {
    UserState before = UserState.NEW.evolve(new UserEvent.RoomUseChanged(QUIET, NOW));

    UserState after = granted(before, report(DeviceUse.AS_CONFIGURED, true), use(DOOR));

    assertThat(after.wanted()).isEqualTo(new RoomUse(2, use("camera:door", 20)));
  }

  @Test
  void what_is_wanted_already_is_granted_and_changes_nothing() {
    UserState before = UserState.NEW.evolve(new UserEvent.RoomUseChanged(DOOR, NOW));

    assertThat(granted(before, report(QUIET, true), use(DOOR))).isEqualTo(before);
  }

  @Test
  void a_reset_forgets_what_was_wanted_before() {
    UserState before = UserState.NEW.evolve(new UserEvent.RoomUseChanged(QUIET, NOW));

    UserState after = granted(before, null, new UseWish(DOOR, true, null, null));

    assertThat(after.wanted().use()).isEqualTo(DOOR);
  }

  @Test
  void what_somebody_in_the_room_has_set_cannot_be_changed_from_outside() {
    assertThat(ruling(report(QUIET, true), use(QUIET)))
        .isEqualTo(new UseRuling.Refused(ErrorCode.ROOM_DECIDES, "loudspeakerVolume"));
  }

  @Test
  void what_is_closed_in_the_room_cannot_be_opened_from_outside_but_closed_once_more() {
    FromNode.Devices closed = report(DeviceUse.AS_CONFIGURED, false);

    assertThat(ruling(closed, open(true)))
        .isEqualTo(
            new UseRuling.Refused(ErrorCode.ROOM_DECIDES, "the microphone is closed in the room"));
    assertThat(ruling(closed, open(false))).isInstanceOf(UseRuling.Granted.class);
    assertThat(ruling(report(DeviceUse.AS_CONFIGURED, true), open(true)))
        .isInstanceOf(UseRuling.Granted.class);
  }

  @Test
  void a_device_the_room_does_not_have_is_refused_while_the_room_can_be_asked() {
    UserState room = UserState.NEW.evolve(new UserEvent.RoomUseChanged(QUIET, NOW));

    assertThat(ruling(report(QUIET, true), use(use("camera:gone", null))))
        .isEqualTo(new UseRuling.Refused(ErrorCode.NO_SUCH_DEVICE, "no camera camera:gone"));
    assertThat(granted(room, null, use(use("camera:gone", null))).wanted().revision()).isEqualTo(2);
    assertThat(ruling(report(QUIET, true), use(use(DeviceUse.AUTO, null))))
        .isInstanceOf(UseRuling.Granted.class);
  }

  @Test
  void a_user_for_whom_no_node_has_ever_spoken_is_no_room() {
    assertThat(ruling(null, use(QUIET)))
        .isInstanceOfSatisfying(
            UseRuling.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo(ErrorCode.NOT_A_ROOM));
  }

  private static UserState granted(
      UserState before, FromNode.@Nullable Devices report, UseWish wish) {
    UseRuling ruling = UseRuling.of(before, report, wish, NOW);
    return before.evolve(((UseRuling.Granted) ruling).events());
  }

  private static UseRuling ruling(FromNode.@Nullable Devices report, UseWish wish) {
    return UseRuling.of(UserState.NEW, report, wish, NOW);
  }

  private static UseWish use(DeviceUse use) {
    return new UseWish(use, false, null, null);
  }

  private static UseWish open(boolean microphone) {
    return new UseWish(DeviceUse.AS_CONFIGURED, false, microphone, null);
  }

  private static DeviceUse use(@Nullable String camera, @Nullable Integer volume) {
    return new DeviceUse(camera, null, null, null, null, volume, null, null);
  }

  private static FromNode.Devices report(DeviceUse room, boolean microphone) {
    return new FromNode.Devices(
        List.of(new FromNode.Device("camera:door", "camera", "Door", false)),
        new DeviceState(1, room, microphone, true));
  }
}
