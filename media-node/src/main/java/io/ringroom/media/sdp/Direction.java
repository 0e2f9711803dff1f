package io.ringroom.media.sdp;

import java.util.Locale;
import java.util.Optional;

/** Which way media of an m-line flows, seen from the one who wrote it. */
public enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  /** Empty when the attribute name is none of the four. */
  static Optional<Direction> of(String attribute) {
    return switch (attribute) {
      case "sendrecv" -> Optional.of(SENDRECV);
      case "sendonly" -> Optional.of(SENDONLY);
      case "recvonly" -> Optional.of(RECVONLY);
      case "inactive" -> Optional.of(INACTIVE);
      default -> Optional.empty();
    };
  }

  public boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
