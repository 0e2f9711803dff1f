package io.ringroom.media.cameraroom;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import io.ringroom.id.NodeId;
import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.AnswerPolicy.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The camera room of this node; the keys are {@code ringroom.media.room}.
 *
 * @param enabled false when the node has no room to call
 * @param user as which it is called
 * @param name what people see, 1 to 64 characters
 */
public record CameraRoomSettings(boolean enabled, UserId user, String name, AnswerPolicy policy) {
  private static final int LONGEST_NAME = 64;

  public CameraRoomSettings {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("name must have 1 to " + LONGEST_NAME + " characters");
    }
  }

  /**
   * @param media the object at {@code ringroom.media}
   * @throws ConfigException when a value is missing or out of bounds
   */
  public static CameraRoomSettings from(Config media, NodeId node) {
    Config room = media.getConfig("room");
    try {
      UserId user = new UserId(orElse(room.getString("id"), "room-" + node));
      return new CameraRoomSettings(
          room.getBoolean("enabled"),
          user,
          orElse(room.getString("name"), user.value()),
          policy(room.getConfig("answer")));
    } catch (IllegalArgumentException e) {
      throw new ConfigException.BadValue(
          room.origin(), "ringroom.media.room", String.valueOf(e.getMessage()));
    }
  }

  private static AnswerPolicy policy(Config answer) {
    return new AnswerPolicy(
        mode(answer.getString("mode")),
        AllowList.parse(list(answer)),
        answer.getDuration("delay"),
        answer.getDuration("max-duration"),
        answer.getBoolean("do-not-disturb"),
        answer.getBoolean("mute-on-answer"));
  }

  private static Mode mode(String text) {
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("answer.mode must be manual or auto, not " + text));
  }

  /** An environment variable cannot hold a list, so a text with commas is one too. */
  private static List<String> list(Config answer) {
    return answer.getValue("allow").valueType() == ConfigValueType.STRING
        ? List.of(answer.getString("allow").split(",", -1))
        : answer.getStringList("allow");
  }

  private static String orElse(String text, String otherwise) {
    return text.isBlank() ? otherwise : text.strip();
  }
}
