package io.ringroom.bench.peer;

/** What peers say. */
final class Speeches {
  /** Packets with the time in them, loud enough to be forwarded by anybody. */
  static final AudioSource.Speech STAMPED =
      new AudioSource.Speech() {
        private static final byte[] EMPTY = new byte[0];

        @Override
        public byte[] packet(int frame) {
          return EMPTY;
        }

        @Override
        public int level() {
          return AudioSource.LOUD;
        }
      };

  private Speeches() {}
}
