package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of its devices a camera room uses, and how. Whether they are open is not its business but
 * that of calls and of who stands in the room. What is absent is left to whoever has less to say:
 * in the end to the room's own configuration.
 *
 * @param camera id of one of the node's devices, or {@code auto}
 * @param mirror whether the camera's picture is turned left to right
 * @param microphone id of one of the node's devices, or {@code auto}
 * @param microphoneVolume per cent of what the microphone gives, 0 to 400
 * @param loudspeaker id of one of the node's devices, or {@code auto}
 * @param loudspeakerVolume per cent, 0 to 200
 * @param audioProfile {@code speech}, {@code standard} or {@code music}
 * @param handsFree false silences the loudspeaker
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceUse(
    @Nullable String camera,
    @Nullable Boolean mirror,
    @Nullable String microphone,
    @Nullable Integer microphoneVolume,
    @Nullable String loudspeaker,
    @Nullable Integer loudspeakerVolume,
    @Nullable String audioProfile,
    @Nullable Boolean handsFree) {
  /** Whichever device there is. */
  public static final String AUTO = "auto";

  private static final int LONGEST_ID = 64;
  private static final int MOST_MICROPHONE = 400;
  private static final int MOST_LOUDSPEAKER = 200;

  /** Everything as configured. */
  public static final DeviceUse AS_CONFIGURED =
      new DeviceUse(null, null, null, null, null, null, null, null);

  /** This, but for what another one says. */
  public DeviceUse with(DeviceUse other) {
    return new DeviceUse(
        or(other.camera, camera),
        or(other.mirror, mirror),
        or(other.microphone, microphone),
        or(other.microphoneVolume, microphoneVolume),
        or(other.loudspeaker, loudspeaker),
        or(other.loudspeakerVolume, loudspeakerVolume),
        or(other.audioProfile, audioProfile),
        or(other.handsFree, handsFree));
  }

  private static <T> @Nullable T or(@Nullable T said, @Nullable T otherwise) {
    return said == null ? otherwise : said;
  }

  /** The names of what both this and the other say something about. */
  public List<String> alsoIn(DeviceUse other) {
    List<String> names = new ArrayList<>();
    both(names, "camera", camera, other.camera);
    both(names, "mirror", mirror, other.mirror);
    both(names, "microphone", microphone, other.microphone);
    both(names, "microphoneVolume", microphoneVolume, other.microphoneVolume);
    both(names, "loudspeaker", loudspeaker, other.loudspeaker);
    both(names, "loudspeakerVolume", loudspeakerVolume, other.loudspeakerVolume);
    both(names, "audioProfile", audioProfile, other.audioProfile);
    both(names, "handsFree", handsFree, other.handsFree);
    return names;
  }

  private static void both(
      List<String> names, String name, @Nullable Object one, @Nullable Object other) {
    if (one != null && other != null) {
      names.add(name);
    }
  }

  /** What is wrong with it, in words for whoever wrote it; null when nothing is. */
  public @Nullable String complaint() {
    return Stream.of(
            id("camera", camera),
            id("microphone", microphone),
            id("loudspeaker", loudspeaker),
            within("microphoneVolume", microphoneVolume, MOST_MICROPHONE),
            within("loudspeakerVolume", loudspeakerVolume, MOST_LOUDSPEAKER),
            profile())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String id(String name, @Nullable String id) {
    return id != null && (id.isBlank() || id.length() > LONGEST_ID)
        ? name + " must have 1 to " + LONGEST_ID + " characters"
        : null;
  }

  private static @Nullable String within(String name, @Nullable Integer value, int most) {
    return value != null && (value < 0 || value > most)
        ? name + " must be 0 to " + most + ", not " + value
        : null;
  }

  private @Nullable String profile() {
    return audioProfile == null || audioProfile.matches("speech|standard|music")
        ? null
        : "audioProfile must be speech, standard or music";
  }
}
