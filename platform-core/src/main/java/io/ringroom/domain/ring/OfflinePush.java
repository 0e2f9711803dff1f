package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What whoever calls wants said to callees who have no device connected: the {@code
 * offlinePushInfo} of TUICallKit. What is absent is as the tenant has it.
 *
 * @param title at most {@link #MOST_TITLE} characters
 * @param description at most {@link #MOST_DESCRIPTION} characters
 * @param iosSound the name of a sound in the app; at most {@link #MOST_SOUND} characters
 * @param androidSound likewise
 * @param disabled true when nobody shall be woken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfflinePush(
    @Nullable String title,
    @Nullable String description,
    @Nullable String iosSound,
    @Nullable String androidSound,
    @Nullable Boolean disabled) {
  /** All as the tenant has it. */
  public static final OfflinePush NOTHING_SAID = new OfflinePush(null, null, null, null, null);

  /** Phones show about 50 letters. */
  public static final int MOST_TITLE = 100;

  /** Phones show about 150; twice that keeps every push below the 4096 bytes of its service. */
  public static final int MOST_DESCRIPTION = 300;

  public static final int MOST_SOUND = 64;

  /**
   * @throws IllegalArgumentException when a text is too long
   */
  public OfflinePush {
    bound("title", title, MOST_TITLE);
    bound("description", description, MOST_DESCRIPTION);
    bound("iOSSound", iosSound, MOST_SOUND);
    bound("androidSound", androidSound, MOST_SOUND);
  }

  private static void bound(String name, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new IllegalArgumentException(name + " must have at most " + most + " characters");
    }
  }

  /** Whether nobody shall be woken. */
  public boolean off() {
    return Boolean.TRUE.equals(disabled);
  }
}
