package io.ringroom.id;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one check behind every textual id. */
final class Form {
  private Form() {}

  static void require(Pattern form, @Nullable String text, String what) {
    if (text == null || !form.matcher(text).matches()) {
      throw new IllegalArgumentException("not a " + what + ", it must match " + form);
    }
  }
}
