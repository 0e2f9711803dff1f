package io.ringroom.http.ws;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The sockets that are open now, at most so many in all and from one address. Thread-safe.
 *
 * <p>The check before the upgrade answers politely over HTTP; the reservation is made when the
 * socket really opens, so that an upgrade the peer gave up on leaves nothing behind.
 */
public final class OpenSockets {
  private final int maxTotal;
  private final int maxPerAddress;
  private final Set<Socket> open = new HashSet<>();
  private final Map<String, Integer> perAddress = new HashMap<>();

  /** Whether one more socket may open, and if not, which bound is reached. */
  enum Room {
    FREE,
    FULL,
    ADDRESS_FULL
  }

  /**
   * @param maxTotal most sockets at once
   * @param maxPerAddress most sockets at once from one remote address; behind a proxy all clients
   *     share one
   */
  public OpenSockets(int maxTotal, int maxPerAddress) {
    this.maxTotal = maxTotal;
    this.maxPerAddress = maxPerAddress;
  }

  /** How many are open. */
  public synchronized int size() {
    return open.size();
  }

  /** Closes every open socket; those that open later are not touched. */
  public void closeAll(CloseCode code, String reason) {
    Set<Socket> now;
    synchronized (this) {
      now = Set.copyOf(open);
    }
    now.forEach(socket -> socket.close(code, reason));
  }

  synchronized Room roomFor(String address) {
    if (open.size() >= maxTotal) {
      return Room.FULL;
    }
    return perAddress.getOrDefault(address, 0) >= maxPerAddress ? Room.ADDRESS_FULL : Room.FREE;
  }

  synchronized boolean add(Socket socket) {
    if (roomFor(socket.remoteAddress()) != Room.FREE) {
      return false;
    }
    perAddress.merge(socket.remoteAddress(), 1, Integer::sum);
    return open.add(socket);
  }

  synchronized void remove(Socket socket) {
    if (open.remove(socket)) {
      perAddress.computeIfPresent(
          socket.remoteAddress(), (address, count) -> count == 1 ? null : count - 1);
    }
  }
}
