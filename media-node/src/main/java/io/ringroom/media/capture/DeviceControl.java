package io.ringroom.media.capture;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which devices a camera room shall use, and how: the whole truth. Whether they are open is not its
 * business but that of calls and of who stands in the room. What is absent is as the room's own
 * configuration says.
 *
 * @param camera id of one of the node's devices, or {@code auto}
 * @param mirror whether the camera's picture is turned left to right
 * @param microphone id of one of the node's devices, or {@code auto}
 * @param mute whether the microphone is closed. False opens no microphone that was muted in the
 *     room itself
 * @param microphoneVolume per cent of what the microphone gives, 0 to 400
 * @param loudspeaker id of one of the node's devices, or {@code auto}
 * @param loudspeakerVolume per cent, 0 to 200
 * @param audioProfile {@code speech}, {@code standard} or {@code music}
 * @param handsFree false silences the loudspeaker
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceControl(
    @Nullable String camera,
    @Nullable Boolean mirror,
    @Nullable String microphone,
    @Nullable Integer microphoneVolume,
    @Nullable String loudspeaker,
    @Nullable Integer loudspeakerVolume,
    @Nullable String audioProfile,
    @Nullable Boolean handsFree) {
  private static final int LONGEST_ID = 64;

  /** Everything as configured. */
  public static final DeviceControl NONE =
      new DeviceControl(null, null, null, null, null, null, null, null);

  /**
   * @throws IllegalArgumentException for a value out of bounds
   */
  public DeviceControl {
    shortEnough("camera", camera);
    shortEnough("microphone", microphone);
    shortEnough("loudspeaker", loudspeaker);
    within("microphoneVolume", microphoneVolume, 400);
    within("loudspeakerVolume", loudspeakerVolume, 200);
    if (audioProfile != null && !audioProfile.matches("speech|standard|music")) {
      throw new IllegalArgumentException("audioProfile must be speech, standard or music");
    }
  }

  /** This, but for what another one asks for. */
  public DeviceControl with(DeviceControl asked) {
    return new DeviceControl(
        or(asked.camera, camera),
        or(asked.mirror, mirror),
        or(asked.microphone, microphone),
        or(asked.microphoneVolume, microphoneVolume),
        or(asked.loudspeaker, loudspeaker),
        or(asked.loudspeakerVolume, loudspeakerVolume),
        or(asked.audioProfile, audioProfile),
        or(asked.handsFree, handsFree));
  }

  private static <T> @Nullable T or(@Nullable T asked, @Nullable T now) {
    return asked == null ? now : asked;
  }

  private static void shortEnough(String what, @Nullable String id) {
    if (id != null && (id.isBlank() || id.length() > LONGEST_ID)) {
      throw new IllegalArgumentException(what + " must have 1 to " + LONGEST_ID + " characters");
    }
  }

  private static void within(String what, @Nullable Integer value, int most) {
    if (value != null && (value < 0 || value > most)) {
      throw new IllegalArgumentException(what + " must be 0 to " + most + ", not " + value);
    }
  }
}
