package io.ringroom.media.capture;

import io.ringroom.media.device.AudioProfile;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.worker.ToWorker;
import io.ringroom.protocol.node.DeviceUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which devices the room uses now, and how: what is configured, where nobody has asked for anything
 * else.
 *
 * @param mirror whether the camera's picture is turned left to right
 * @param gain of the microphone, per cent, 0 to 400
 * @param volume of the loudspeaker, per cent, 0 to 200
 * @param handsFree whether the room hears the call aloud; otherwise its loudspeaker is silent
 */
public record DeviceWishes(
    SourceWish camera,
    boolean mirror,
    SourceWish microphone,
    int gain,
    AudioProfile profile,
    SourceWish loudspeaker,
    int volume,
    boolean handsFree) {
  private static final int AS_IT_IS = 100;

  /** As configured. */
  public static DeviceWishes of(CaptureSettings settings) {
    return new DeviceWishes(
        settings.camera(),
        false,
        settings.microphone(),
        AS_IT_IS,
        AudioProfile.STANDARD,
        settings.play().loudspeaker(),
        settings.play().volume(),
        true);
  }

  /** As configured, but for what was asked for. */
  public static DeviceWishes of(CaptureSettings settings, DeviceUse asked) {
    DeviceWishes own = of(settings);
    String profile = asked.audioProfile();
    return new DeviceWishes(
        wish(asked.camera(), own.camera),
        or(asked.mirror(), own.mirror),
        wish(asked.microphone(), own.microphone),
        or(asked.microphoneVolume(), own.gain),
        profile == null ? own.profile : AudioProfile.of(profile).orElse(own.profile),
        wish(asked.loudspeaker(), own.loudspeaker),
        or(asked.loudspeakerVolume(), own.volume),
        or(asked.handsFree(), own.handsFree));
  }

  ToWorker.Video video(CaptureSettings settings, List<Integer> ports, boolean small) {
    return new ToWorker.Video(camera.text(), settings.video(), ports, small, mirror);
  }

  ToWorker.Audio audio(CaptureSettings settings, List<Integer> ports) {
    return new ToWorker.Audio(
        microphone.text(),
        profile.format(settings.audio()),
        ports,
        gain,
        profile == AudioProfile.SPEECH);
  }

  /**
   * @param loudspeakers whether this host has any
   * @return null when there is nothing to play on
   */
  ToWorker.@Nullable Play play(CaptureSettings settings, boolean loudspeakers) {
    boolean aloud = loudspeakers && !(loudspeaker instanceof SourceWish.Off);
    return aloud || settings.play().hasDisplay()
        ? new ToWorker.Play(
            loudspeaker.text(),
            VOICES * LoudspeakerShares.ROOMS,
            handsFree ? volume : 0,
            settings.play().display())
        : null;
  }

  /** Heard at once of one call: as many as people can follow. */
  static final int VOICES = 3;

  /** A device that the operator switched off stays off, whoever asks. */
  private static SourceWish wish(@Nullable String asked, SourceWish own) {
    return asked == null || own instanceof SourceWish.Off ? own : SourceWish.parse(asked);
  }

  private static <T> T or(@Nullable T asked, T own) {
    return asked == null ? own : asked;
  }
}
