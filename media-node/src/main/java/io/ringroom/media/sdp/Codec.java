package io.ringroom.media.sdp;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One payload type of an m-line.
 *
 * @param name lower case, as {@code opus}
 * @param parameters of {@code a=fmtp}, keys in lower case
 * @param feedback values of {@code a=rtcp-fb}, as {@code nack pli}
 */
public record Codec(
    int payloadType,
    String name,
    int clockRate,
    Map<String, String> parameters,
    Set<String> feedback) {
  public Codec {
    name = name.toLowerCase(Locale.ROOT);
    parameters = Map.copyOf(parameters);
    feedback = Set.copyOf(feedback);
  }

  /** The payload type this one repeats, when this is {@code rtx}; −1 otherwise. */
  int repeats() {
    if (!name.equals("rtx")) {
      return -1;
    }
    try {
      return Integer.parseInt(parameters.getOrDefault("apt", "-1"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
