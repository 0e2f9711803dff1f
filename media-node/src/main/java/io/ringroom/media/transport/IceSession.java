package io.ringroom.media.transport;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One browser as ICE-lite sees it: which of his addresses proved themselves, and which one he wants
 * to be sent to.
 */
final class IceSession {
  /** A browser checks every candidate pair; more addresses than this at once is not a browser. */
  static final int MAX_ADDRESSES = 8;

  private final IceCredentials credentials;
  private final Deque<InetSocketAddress> proven = new ArrayDeque<>();
  private @Nullable InetSocketAddress selected;
  private long lastCheckMicros;

  IceSession(IceCredentials credentials, long nowMicros) {
    this.credentials = credentials;
    this.lastCheckMicros = nowMicros;
  }

  IceCredentials credentials() {
    return credentials;
  }

  /**
   * A right check came from this address.
   *
   * @return the address that has to be forgotten for it, or null
   */
  @Nullable InetSocketAddress onCheck(InetSocketAddress from, boolean nominated, long nowMicros) {
    lastCheckMicros = nowMicros;
    if (nominated || selected == null) {
      selected = from;
    }
    if (proven.contains(from)) {
      return null;
    }
    proven.addLast(from);
    if (proven.size() <= MAX_ADDRESSES) {
      return null;
    }
    InetSocketAddress oldest = proven.removeFirst();
    if (oldest.equals(selected)) {
      proven.addLast(oldest);
      oldest = proven.removeFirst();
    }
    return oldest;
  }

  Iterable<InetSocketAddress> proven() {
    return proven;
  }

  /** Where to send; null before the first right check. */
  @Nullable InetSocketAddress selected() {
    return selected;
  }

  /** Microseconds since the browser last proved that it is there. */
  long silence(long nowMicros) {
    return nowMicros - lastCheckMicros;
  }
}
