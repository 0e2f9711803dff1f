package io.ringroom.media.transport;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lite side of ICE (RFC 8445 section 2.5) for all browsers on one port: answers their checks,
 * learns their addresses, follows them when they nominate another one. It sends no checks itself,
 * so it needs no thread and no socket per browser.
 *
 * @param <T> whom a session belongs to
 */
public final class IceLite<T> {
  private final Map<String, Entry<T>> byUfrag = new HashMap<>();
  private final Map<InetSocketAddress, Entry<T>> byAddress = new HashMap<>();
  private long refused;

  private record Entry<T>(IceSession session, T owner) {}

  /** Sends an answer from the shared port. */
  public interface Reply {
    void send(byte[] bytes, InetSocketAddress to);
  }

  /** Expects checks under these credentials from now on. */
  public void open(IceCredentials credentials, T owner, long nowMicros) {
    IceSession session = new IceSession(credentials, nowMicros);
    byUfrag.put(credentials.ufrag(), new Entry<>(session, owner));
  }

  /** Forgets a browser and his addresses. */
  public void close(IceCredentials credentials) {
    Entry<T> entry = byUfrag.remove(credentials.ufrag());
    if (entry != null) {
      entry.session().proven().forEach(address -> byAddress.remove(address, entry));
    }
  }

  /** Who proved to own this address; null for strangers, whose packets must be dropped. */
  public @Nullable T owner(InetSocketAddress from) {
    Entry<T> entry = byAddress.get(from);
    return entry == null ? null : entry.owner();
  }

  /** Where to send to; null before his first right check. */
  public @Nullable InetSocketAddress selected(IceCredentials credentials) {
    Entry<T> entry = byUfrag.get(credentials.ufrag());
    return entry == null ? null : entry.session().selected();
  }

  /** Microseconds since his last right check; the greatest long when he is not known. */
  public long silence(IceCredentials credentials, long nowMicros) {
    Entry<T> entry = byUfrag.get(credentials.ufrag());
    return entry == null ? Long.MAX_VALUE : entry.session().silence(nowMicros);
  }

  /** Checks that were wrong in any way and got no answer. */
  public long refused() {
    return refused;
  }

  /**
   * Handles a datagram of the STUN kind. What does not prove itself gets no answer, so the port
   * cannot be used to bother others.
   *
   * @return the owner whose check it was; null when it was none
   */
  public @Nullable T onPacket(
      byte[] bytes, int length, InetSocketAddress from, long nowMicros, Reply reply) {
    StunMessage request = StunMessage.read(bytes, 0, length).orElse(null);
    Entry<T> entry = request == null ? null : proven(request);
    if (request == null || entry == null) {
      refused++;
      return null;
    }
    String password = entry.session().credentials().password();
    if (request.unknownRequired().length > 0) {
      reply.send(StunResponse.unknownAttributes(request, password), from);
      return null;
    }
    if (request.has(StunMessage.ICE_CONTROLLED)) {
      reply.send(StunResponse.roleConflict(request, password), from);
      return null;
    }
    InetSocketAddress forgotten =
        entry.session().onCheck(from, request.has(StunMessage.USE_CANDIDATE), nowMicros);
    if (forgotten != null) {
      byAddress.remove(forgotten, entry);
    }
    byAddress.put(from, entry);
    reply.send(StunResponse.success(request, from, password), from);
    return entry.owner();
  }

  private @Nullable Entry<T> proven(StunMessage request) {
    if (request.type() != StunMessage.BINDING_REQUEST || !request.fingerprintIsRight()) {
      return null;
    }
    String username = request.text(StunMessage.USERNAME); // ours:theirs
    int colon = username.indexOf(':');
    Entry<T> entry = colon < 0 ? null : byUfrag.get(username.substring(0, colon));
    if (entry == null) {
      return null;
    }
    return request.integrityIsRight(entry.session().credentials().password()) ? entry : null;
  }
}
