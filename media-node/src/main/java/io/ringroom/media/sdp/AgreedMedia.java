package io.ringroom.media.sdp;

import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.media.rtp.TrackTerms;

/** What becomes of one offered m-line. */
public sealed interface AgreedMedia {
  OfferedMedia offered();

  /** The browser sends on it. */
  record Track(OfferedMedia offered, TrackTerms terms) implements AgreedMedia {}

  /** The browser receives on it. */
  record SlotLine(OfferedMedia offered, SlotTerms terms) implements AgreedMedia {}

  /** Nothing flows, but the line stays: a second camera, say, which nobody could be shown. */
  record Idle(OfferedMedia offered) implements AgreedMedia {}

  /** Refused: not audio or video, or no codec in common. */
  record Rejected(OfferedMedia offered) implements AgreedMedia {}
}
