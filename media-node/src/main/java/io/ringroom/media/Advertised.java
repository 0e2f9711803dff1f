package io.ringroom.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The addresses browsers are told to send to. */
final class Advertised {
  /** Literals only: a name would be looked up by nobody in an ICE candidate. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private Advertised() {}

  /**
   * @throws IllegalArgumentException when an entry is no IP address, or when none can be found
   */
  static List<String> addresses(InetAddress bound, List<String> configured) throws IOException {
    for (String entry : configured) {
      if (!LITERAL.matcher(entry).matches()) {
        throw new IllegalArgumentException("advertise must hold IP addresses, not " + entry);
      }
    }
    if (!configured.isEmpty()) {
      return configured;
    }
    if (!bound.isAnyLocalAddress()) {
      return List.of(bound.getHostAddress());
    }
    List<String> found = ofThisHost();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no address of this host was found: set advertise");
    }
    return found;
  }

  private static List<String> ofThisHost() throws IOException {
    List<String> found = new ArrayList<>();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(card.getInetAddresses())) {
        boolean usable = !address.isLinkLocalAddress() && address.getAddress().length == 4;
        if (usable && card.isUp() && !address.isLoopbackAddress()) {
          found.add(address.getHostAddress());
        }
      }
    }
    return found;
  }
}
