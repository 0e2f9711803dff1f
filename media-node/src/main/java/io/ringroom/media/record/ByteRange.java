package io.ringroom.media.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a file is wanted (RFC 9110 section 14).
 *
 * @param from its first byte
 * @param length how many
 * @param whole whether that is all of it because nothing less was asked for
 */
record ByteRange(long from, long length, boolean whole) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * @param asked an HTTP {@code Range}; several ranges at once, and anything else that is not
   *     understood, mean all, as the RFC allows
   * @return empty when no byte of the file is in it
   */
  static Optional<ByteRange> of(@Nullable String asked, long size) {
    Matcher given = FORM.matcher(asked == null ? "" : asked);
    if (!given.matches() || given.group(1).isEmpty() && given.group(2).isEmpty()) {
      return Optional.of(new ByteRange(0, size, true));
    }
    boolean suffix = given.group(1).isEmpty();
    long from = suffix ? Math.max(0, size - number(given, 2)) : number(given, 1);
    long last =
        suffix || given.group(2).isEmpty() ? size - 1 : Math.min(size - 1, number(given, 2));
    return from > last
        ? Optional.empty()
        : Optional.of(new ByteRange(from, last - from + 1, false));
  }

  private static long number(Matcher given, int group) {
    return Long.parseLong(given.group(group));
  }

  /** The value of {@code Content-Range}. */
  String of(long size) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + size;
  }
}
