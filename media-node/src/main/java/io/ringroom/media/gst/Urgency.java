package io.ringroom.media.gst;

import com.sun.jna.Native;

/**
 * Lets a thread come before others when processors are short. Java's own priorities mean nothing on
 * Linux; there, {@code setpriority} of process 0 means the calling thread alone.
 */
public final class Urgency {
  /** Before ordinary threads, and behind what the system itself needs. */
  public static final int NICE = -10;

  private static final int PRIO_PROCESS = 0;
  private static final int SELF = 0;

  private Urgency() {}

  /**
   * From now on for the calling thread.
   *
   * @return whether the system allows it: to root, or by RLIMIT_NICE
   */
  public static boolean claim() {
    try {
      Native.register(Urgency.class, "c");
      return setpriority(PRIO_PROCESS, SELF, NICE) == 0;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  private static native int setpriority(int which, int who, int nice);
}
