package io.ringroom.media.cameraroom;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import io.ringroom.id.NodeId;
import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.AnswerPolicy.Busy;
import io.ringroom.media.cameraroom.AnswerPolicy.Mode;
import io.ringroom.media.cameraroom.AnswerPolicy.Preview;
import io.ringroom.media.cameraroom.AnswerPolicy.Start;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The camera room of this node; the keys are {@code ringroom.media.room}.
 *
 * @param enabled false when the node has no room to call
 * @param user as which it is called
 * @param name what people see, 1 to 64 characters
 * @param hunt whom a button in the room calls
 */
public record CameraRoomSettings(
    boolean enabled, UserId user, String name, AnswerPolicy policy, Hunt.Plan hunt) {
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
          policy(room.getConfig("answer")),
          hunt(room.getConfig("hunt")));
    } catch (IllegalArgumentException e) {
      throw new ConfigException.BadValue(
          room.origin(), "ringroom.media.room", String.valueOf(e.getMessage()));
    }
  }

  private static AnswerPolicy policy(Config answer) {
    return new AnswerPolicy(
        word(answer, "mode", Mode.class),
        AllowList.parse(list(answer, "allow")),
        answer.getDuration("delay"),
        answer.getDuration("max-duration"),
        new DoNotDisturb(answer.getBoolean("do-not-disturb"), until(answer)),
        word(answer, "busy", Busy.class),
        new Start(
            !answer.getBoolean("mute-on-answer"),
            answer.getBoolean("video-on-answer"),
            answer.getBoolean("reset-on-hangup")),
        word(answer, "preview", Preview.class));
  }

  private static Hunt.Plan hunt(Config hunt) {
    return new Hunt.Plan(
        list(hunt, "targets").stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(UserId::new)
            .toList(),
        hunt.getDuration("ring-for"),
        hunt.getBoolean("video"));
  }

  private static @Nullable Instant until(Config answer) {
    String text = answer.getString("do-not-disturb-until");
    try {
      return text.isBlank() ? null : OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "answer.do-not-disturb-until must be a time such as 2026-12-24T18:00:00+01:00, not "
              + text,
          e);
    }
  }

  /** A word of the configuration is an enum's in lower case, with hyphens. */
  private static <E extends Enum<E>> E word(Config answer, String key, Class<E> words) {
    String text = answer.getString(key);
    return Arrays.stream(words.getEnumConstants())
        .filter(one -> word(one).equals(text.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "answer.%s must be %s, not %s"
                        .formatted(
                            key,
                            Arrays.stream(words.getEnumConstants())
                                .map(CameraRoomSettings::word)
                                .collect(Collectors.joining(" or ")),
                            text)));
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An environment variable cannot hold a list, so a text with commas is one too. */
  private static List<String> list(Config from, String key) {
    return from.getValue(key).valueType() == ConfigValueType.STRING
        ? List.of(from.getString(key).split(",", -1))
        : from.getStringList(key);
  }

  private static String orElse(String text, String otherwise) {
    return text.isBlank() ? otherwise : text.strip();
  }
}
