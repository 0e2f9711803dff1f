package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.ringroom.media.device.AudioProfile;
import io.ringroom.media.device.SourceWish;
import io.ringroom.protocol.node.DeviceUse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviceWishesTest {
  private static final DeviceUse OTHER_CAMERA =
      new DeviceUse("camera:door", true, null, 150, null, 40, "music", null);

  @Test
  @Tag("row-94")
  void what_is_asked_for_takes_the_place_of_what_is_configured_and_nothing_else_does() {
    DeviceWishes wishes = DeviceWishes.of(settings(""), OTHER_CAMERA);

    assertThat(wishes.camera()).isEqualTo(new SourceWish.Named("camera:door"));
    assertThat(wishes.mirror()).isTrue();
    assertThat(wishes.microphone()).isEqualTo(new SourceWish.Auto());
    assertThat(wishes.gain()).isEqualTo(150);
    assertThat(wishes.volume()).isEqualTo(40);
    assertThat(DeviceWishes.of(settings(""), DeviceUse.AS_CONFIGURED))
        .isEqualTo(DeviceWishes.of(settings("")));
  }

  @Test
  void a_device_that_the_operator_switched_off_nobody_switches_on() {
    assertThat(DeviceWishes.of(settings("camera = off"), OTHER_CAMERA).camera())
        .isEqualTo(new SourceWish.Off());
  }

  @Test
  @Tag("row-53")
  void a_profile_has_its_own_bitrate_and_speech_alone_is_treated() {
    CaptureSettings settings = settings("audio.bitrate = 40000");

    assertThat(profile(settings, "standard").audio(settings, List.of(9)).format().bitrate())
        .isEqualTo(40_000);
    assertThat(profile(settings, "music").profile()).isEqualTo(AudioProfile.MUSIC);
    assertThat(profile(settings, "music").audio(settings, List.of(9)).format().bitrate())
        .isEqualTo(96_000);
    assertThat(profile(settings, "music").audio(settings, List.of(9)).speech()).isFalse();
    assertThat(profile(settings, "speech").audio(settings, List.of(9)).speech()).isTrue();
  }

  @Test
  void without_a_loudspeaker_and_a_display_nothing_is_played() {
    CaptureSettings settings = settings("");

    assertThat(DeviceWishes.of(settings).play(settings, false)).isNull();
    assertThat(DeviceWishes.of(settings).play(settings, true)).isNotNull();
    CaptureSettings silent = settings("play.loudspeaker = off");
    assertThat(DeviceWishes.of(silent).play(silent, true)).isNull();
    CaptureSettings screen = settings("play.loudspeaker = off, play.display = auto");
    assertThat(DeviceWishes.of(screen).play(screen, false)).isNotNull();
  }

  @Test
  void wishes_out_of_bounds_are_refused_and_later_ones_leave_earlier_ones_be() {
    assertThat(new DeviceUse(null, null, null, 401, null, null, null, null).complaint())
        .contains("microphoneVolume");
    assertThat(asked("loud").complaint()).contains("audioProfile");
    assertThat(OTHER_CAMERA.with(asked("speech")).camera()).isEqualTo("camera:door");
    assertThat(OTHER_CAMERA.with(asked("speech")).audioProfile()).isEqualTo("speech");
  }

  private static DeviceWishes profile(CaptureSettings settings, String profile) {
    return DeviceWishes.of(settings, asked(profile));
  }

  private static DeviceUse asked(String profile) {
    return new DeviceUse(null, null, null, null, null, null, profile, null);
  }

  private static CaptureSettings settings(String capture) {
    return CaptureSettings.from(
        ConfigFactory.parseString("ringroom.media.capture { " + capture + " }")
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve()
            .getConfig("ringroom.media"));
  }
}
