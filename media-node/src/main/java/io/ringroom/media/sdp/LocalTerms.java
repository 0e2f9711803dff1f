package io.ringroom.media.sdp;

import io.ringroom.media.transport.Fingerprint;
import io.ringroom.media.transport.IceCredentials;
import java.util.List;

/**
 * What this node says about itself in an answer.
 *
 * @param sessionId of {@code o=}, any positive number
 * @param addresses IP literals under which browsers reach this node, best first
 */
public record LocalTerms(
    long sessionId,
    IceCredentials credentials,
    Fingerprint fingerprint,
    List<String> addresses,
    int port) {
  public LocalTerms {
    addresses = List.copyOf(addresses);
  }
}
