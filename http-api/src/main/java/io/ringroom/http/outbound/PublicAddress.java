package io.ringroom.http.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Whether an address is one of the public Internet. What a tenant names as his server may point
 * anywhere: at this machine, its neighbours, or the metadata service of a cloud, all of which trust
 * whoever asks from here (server-side request forgery).
 */
final class PublicAddress {
  private PublicAddress() {}

  static boolean is(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet6Address six ? isPublic(six) : isPublic((Inet4Address) address);
  }

  /** The special blocks of RFC 6890 that Java has no name for. */
  private static boolean isPublic(Inet4Address address) {
    byte[] bytes = address.getAddress();
    int a = bytes[0] & 0xFF;
    int b = bytes[1] & 0xFF;
    int c = bytes[2] & 0xFF;
    boolean thisNetwork = a == 0;
    boolean carrierGrade = a == 100 && b >= 64 && b < 128;
    boolean protocolAssignments = a == 192 && b == 0 && (c == 0 || c == 2);
    boolean benchmarks = a == 198 && (b == 18 || b == 19);
    boolean documentation = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
    boolean reserved = a >= 240;
    return !(thisNetwork
        || carrierGrade
        || protocolAssignments
        || benchmarks
        || documentation
        || reserved);
  }

  /** Only global unicast, 2000::/3, without the blocks in it that wrap an IPv4 address. */
  private static boolean isPublic(Inet6Address address) {
    byte[] bytes = address.getAddress();
    boolean globalUnicast = (bytes[0] & 0xE0) == 0x20;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredoOrDocumentation =
        bytes[0] == 0x20
            && bytes[1] == 0x01
            && ((bytes[2] == 0 && bytes[3] == 0)
                || (bytes[2] == 0x0D && (bytes[3] & 0xFF) == 0xB8));
    return globalUnicast && !sixToFour && !teredoOrDocumentation;
  }
}
