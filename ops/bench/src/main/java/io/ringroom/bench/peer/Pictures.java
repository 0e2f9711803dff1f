package io.ringroom.bench.peer;

/** What one camera sends. */
interface Pictures {
  /** Sends what is due; call it every five milliseconds. */
  void tick(long nowMicros);

  /** A receiver cannot go on without a key frame. */
  void wantKeyFrame();
}
