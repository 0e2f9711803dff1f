package io.ringroom.media.room;

/** How long what does not fit a link is borne before something is done about it. */
final class Patience {
  private final long limitMicros;
  private long fittedMicros = Long.MIN_VALUE / 2;

  Patience(long limitMicros) {
    this.limitMicros = limitMicros;
  }

  /** Begins anew: nothing is known of what is there now. */
  void renew(long nowMicros) {
    fittedMicros = nowMicros;
  }

  /**
   * Whether it has not fitted for longer than is borne.
   *
   * @param fits now
   */
  boolean isOver(boolean fits, long nowMicros) {
    if (fits) {
      fittedMicros = nowMicros;
    }
    return !fits && nowMicros - fittedMicros >= limitMicros;
  }
}
