package io.ringroom.media.sdp;

import io.ringroom.media.transport.Fingerprint;
import io.ringroom.protocol.node.NodeProtocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an offer line by line (RFC 8866): first the session, then one {@link MediaReader} each. */
final class OfferReader {
  private final List<MediaReader> media = new ArrayList<>();
  private final Set<String> bundled = new HashSet<>();
  private @Nullable String fingerprint;
  private @Nullable String setup;
  private boolean hasUfrag;

  Offer read(String sdp) throws BadSdpException {
    if (sdp.length() > NodeProtocol.MAX_SDP_CHARS) {
      throw new BadSdpException(
          "the offer is longer than " + NodeProtocol.MAX_SDP_CHARS + " characters");
    }
    if (!sdp.startsWith("v=0")) {
      throw new BadSdpException("an offer begins with v=0");
    }
    for (String line : sdp.split("\r?\n", -1)) {
      if (!line.isEmpty()) {
        line(line);
      }
    }
    return offer();
  }

  private void line(String line) throws BadSdpException {
    if (line.length() < 2 || line.charAt(1) != '=') {
      throw new BadSdpException("a line of an offer is a letter, = and a value");
    }
    String value = line.substring(2);
    if (line.charAt(0) == 'm') {
      if (media.size() == Offer.MAX_MEDIA) {
        throw new BadSdpException("the offer has more than " + Offer.MAX_MEDIA + " m-lines");
      }
      media.add(MediaReader.of(value));
    } else if (line.charAt(0) == 'a') {
      int colon = value.indexOf(':');
      String name = colon < 0 ? value : value.substring(0, colon);
      attribute(name, colon < 0 ? "" : value.substring(colon + 1));
    }
  }

  private void attribute(String name, String value) throws BadSdpException {
    switch (name) {
      case "fingerprint" -> fingerprint = onlyOne("fingerprint", fingerprint, value);
      case "setup" -> setup = onlyOne("setup", setup, value);
      case "ice-ufrag" -> hasUfrag = true;
      case "group" -> {
        if (value.startsWith("BUNDLE ")) {
          bundled.addAll(List.of(value.substring("BUNDLE ".length()).trim().split(" +")));
        }
      }
      default -> {
        if (!media.isEmpty()) {
          media.get(media.size() - 1).attribute(name, value);
        }
      }
    }
  }

  /** Everything is bundled on one transport, so it can have only one certificate and role. */
  private static String onlyOne(String what, @Nullable String before, String value)
      throws BadSdpException {
    if (before != null && !before.equals(value)) {
      throw new BadSdpException("all m-lines must have the same " + what);
    }
    return value;
  }

  private Offer offer() throws BadSdpException {
    if (media.isEmpty()) {
      throw new BadSdpException("the offer has no m-line");
    }
    if (!hasUfrag) {
      throw new BadSdpException("the offer has no ice-ufrag");
    }
    if (setup != null && !setup.equals("actpass") && !setup.equals("active")) {
      throw new BadSdpException("setup must be actpass or active: this side is always passive");
    }
    List<OfferedMedia> lines = new ArrayList<>();
    Set<String> mids = new HashSet<>();
    for (MediaReader reader : media) {
      OfferedMedia line = reader.media();
      if (!mids.add(line.mid())) {
        throw new BadSdpException("two m-lines have the mid " + line.mid());
      }
      if (line.accepted() && !bundled.contains(line.mid())) {
        throw new BadSdpException("every m-line must be in a=group:BUNDLE");
      }
      lines.add(line);
    }
    return new Offer(certificate(), lines);
  }

  private Fingerprint certificate() throws BadSdpException {
    if (fingerprint == null) {
      throw new BadSdpException("the offer has no fingerprint");
    }
    try {
      return Fingerprint.parse(fingerprint);
    } catch (IllegalArgumentException e) {
      throw new BadSdpException("the fingerprint is malformed or too weak (use sha-256)");
    }
  }
}
