package io.ringroom.media.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.device.Source.Live;
import io.ringroom.media.device.Source.Slate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamSourceTest {
  private static final CaptureDevice DOOR = camera("camera:door", "Door", 1);
  private static final CaptureDevice ROOM = camera("camera:room", "Room", 2);
  private static final CaptureDevice MICROPHONE =
      new CaptureDevice("microphone:m", DeviceKind.MICROPHONE, "Door", 3);

  @Test
  void the_first_camera_is_shown() {
    assertThat(auto().pick(List.of(MICROPHONE, DOOR, ROOM), 0).source()).isEqualTo(new Live(DOOR));
  }

  @Test
  void without_any_camera_the_test_picture_says_so() {
    assertThat(auto().pick(List.of(MICROPHONE), 0).source().label())
        .isEqualTo("TEST PICTURE - no camera");
  }

  @Test
  void a_camera_plugged_in_later_replaces_the_test_picture() {
    StreamSource started = auto().pick(List.of(), 0).next();

    assertThat(started.pick(List.of(DOOR), 1).source()).isEqualTo(new Live(DOOR));
  }

  @Test
  void an_unplugged_camera_gives_a_slate_and_never_another_camera() {
    StreamSource showing = auto().pick(List.of(DOOR, ROOM), 0).next();

    assertThat(showing.pick(List.of(ROOM), 1).source()).isEqualTo(new Slate("CAMERA UNPLUGGED"));
  }

  @Test
  void the_same_camera_is_shown_again_when_it_is_back() {
    StreamSource showing = auto().pick(List.of(DOOR), 0).next();
    StreamSource unplugged = showing.pick(List.of(), 1).next();
    CaptureDevice elsewhere = camera("camera:other-port", "Door", 9);

    assertThat(unplugged.pick(List.of(ROOM, elsewhere), 2).source()).isEqualTo(new Live(elsewhere));
  }

  @Test
  void a_failing_camera_is_tried_again_after_pauses_that_double() {
    StreamSource state = auto().pick(List.of(DOOR), 0).next();
    long now = 0;
    for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      state = state.failed(now);
      assertThat(state.pick(List.of(DOOR), now + pause - 1).source())
          .isEqualTo(new Slate("CAMERA NOT WORKING"));
      now += pause;
      assertThat(state.pick(List.of(DOOR), now).source()).isEqualTo(new Live(DOOR));
    }
  }

  @Test
  void a_camera_that_proved_itself_or_was_plugged_in_again_starts_afresh() {
    StreamSource failed = auto().pick(List.of(DOOR), 0).next().failed(0).failed(0).failed(0);

    assertThat(failed.proved().failures()).isZero();
    assertThat(failed.pick(List.of(), 1).next().pick(List.of(DOOR), 2).source())
        .isEqualTo(new Live(DOOR));
  }

  @Test
  void a_named_camera_is_found_by_id_or_part_of_its_name_and_no_other_is_taken() {
    List<CaptureDevice> both = List.of(DOOR, ROOM);

    assertThat(named("camera:room").pick(both, 0).source()).isEqualTo(new Live(ROOM));
    assertThat(named("roo").pick(both, 0).source()).isEqualTo(new Live(ROOM));
    assertThat(named("attic").pick(both, 0).source()).isInstanceOf(Source.Test.class);
  }

  @Test
  void a_wished_test_picture_is_shown_in_spite_of_cameras() {
    StreamSource test = StreamSource.of(new SourceWish.Test(), DeviceKind.CAMERA);

    assertThat(test.pick(List.of(DOOR), 0).source()).isEqualTo(new Source.Test("TEST PICTURE"));
  }

  @Test
  void wishes_are_read_back_as_written() {
    for (String text : List.of("auto", "test", "off", "Logi C920")) {
      assertThat(SourceWish.parse(text).text()).isEqualTo(text);
    }
    assertThat(SourceWish.parse(" ")).isEqualTo(new SourceWish.Auto());
  }

  private static StreamSource auto() {
    return StreamSource.of(new SourceWish.Auto(), DeviceKind.CAMERA);
  }

  private static StreamSource named(String text) {
    return StreamSource.of(new SourceWish.Named(text), DeviceKind.CAMERA);
  }

  private static CaptureDevice camera(String id, String name, int handle) {
    return new CaptureDevice(id, DeviceKind.CAMERA, name, handle);
  }
}
