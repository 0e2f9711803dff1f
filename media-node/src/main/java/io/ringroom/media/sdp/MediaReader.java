package io.ringroom.media.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects the attributes of one m-line until it is complete. */
final class MediaReader {
  /** A mid travels in a one-byte header extension, which holds 16 bytes. */
  private static final Pattern MID = Pattern.compile("[A-Za-z0-9_.+-]{1,16}");

  private static final Pattern SPACES = Pattern.compile(" +");
  private static final int MAX_SSRCS = 16;

  /** A rid travels in a one-byte header extension too. */
  private static final Pattern RID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

  /** Nobody sends more sizes of one picture. */
  private static final int MAX_RIDS = 4;

  private static final long MAX_SSRC = 0xFFFF_FFFFL;

  private final String kind;
  private final boolean ownPort;
  private final List<Integer> payloadTypes = new ArrayList<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, Integer> clockRates = new HashMap<>();
  private final Map<Integer, Map<String, String>> parameters = new HashMap<>();
  private final Map<Integer, Set<String>> feedback = new HashMap<>();
  private final Map<String, Integer> extensions = new LinkedHashMap<>();
  private final Set<Long> ssrcs = new LinkedHashSet<>();
  private final Set<Long> repairSsrcs = new LinkedHashSet<>();
  private final Set<String> sendRids = new LinkedHashSet<>();
  private final Set<String> simulcast = new LinkedHashSet<>();
  private Direction direction = Direction.SENDRECV;
  private String mid = "";
  private boolean rtcpMux;
  private boolean bundleOnly;

  private MediaReader(String kind, boolean ownPort) {
    this.kind = kind;
    this.ownPort = ownPort;
  }

  /**
   * @param value {@code audio 9 UDP/TLS/RTP/SAVPF 111 96}
   */
  static MediaReader of(String value) throws BadSdpException {
    String[] parts = SPACES.split(value.trim());
    if (parts.length < 4) {
      throw new BadSdpException("an m-line has a kind, a port, a protocol and formats");
    }
    String kind = parts[0];
    if (!kind.matches("[a-z]{1,16}")) {
      throw new BadSdpException("the kind of an m-line is a word");
    }
    boolean rtp = parts[2].equals("UDP/TLS/RTP/SAVPF");
    MediaReader reader = new MediaReader(kind, !parts[1].equals("0"));
    for (int i = 3; rtp && i < parts.length; i++) {
      reader.payloadTypes.add(number(parts[i], 0, 127, "payload type"));
    }
    return reader;
  }

  void attribute(String name, String value) throws BadSdpException {
    switch (name) {
      case "mid" -> mid = value;
      case "rtcp-mux" -> rtcpMux = true;
      case "bundle-only" -> bundleOnly = true;
      case "rtpmap" -> rtpmap(value);
      case "fmtp" -> fmtp(value);
      case "rtcp-fb" -> rtcpFeedback(value);
      case "extmap" -> extmap(value);
      case "ssrc" -> ssrc(value);
      case "rid" -> rid(value);
      case "simulcast" -> simulcast(value);
      case "ssrc-group" -> ssrcGroup(value);
      default -> Direction.of(name).ifPresent(found -> direction = found);
    }
  }

  private void rtpmap(String value) throws BadSdpException {
    String[] parts = SPACES.split(value, 2);
    String[] codec = parts.length < 2 ? new String[0] : parts[1].split("/", -1);
    if (codec.length < 2) {
      throw new BadSdpException("a=rtpmap is a payload type and name/clock rate");
    }
    int type = payloadType(parts[0]);
    names.put(type, codec[0].toLowerCase(Locale.ROOT));
    clockRates.put(type, number(codec[1].trim(), 1, 1_000_000, "clock rate"));
  }

  private void fmtp(String value) throws BadSdpException {
    String[] parts = SPACES.split(value, 2);
    Map<String, String> into =
        parameters.computeIfAbsent(payloadType(parts[0]), type -> new HashMap<>());
    if (parts.length == 2) {
      for (String pair : parts[1].split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String key = pair.substring(0, equals).trim().toLowerCase(Locale.ROOT);
          into.put(key, pair.substring(equals + 1).trim());
        }
      }
    }
  }

  private void rtcpFeedback(String value) throws BadSdpException {
    String[] parts = SPACES.split(value, 2);
    if (parts.length == 2 && !parts[0].equals("*")) {
      feedback
          .computeIfAbsent(payloadType(parts[0]), type -> new LinkedHashSet<>())
          .add(parts[1].trim());
    }
  }

  private void extmap(String value) throws BadSdpException {
    String[] parts = SPACES.split(value, 3);
    if (parts.length < 2) {
      throw new BadSdpException("a=extmap is an id and a URI");
    }
    String[] id = parts[0].split("/", 2);
    int number = number(id[0], 1, 4095, "header extension id");
    if (number <= 14) { // higher ones need the two-byte form, which is not agreed
      extensions.put(parts[1], number);
    }
  }

  private void ssrc(String value) throws BadSdpException {
    long ssrc = ssrcNumber(SPACES.split(value, 2)[0]);
    if (!repairSsrcs.contains(ssrc) && ssrcs.size() < MAX_SSRCS) {
      ssrcs.add(ssrc);
    }
  }

  private void ssrcGroup(String value) throws BadSdpException {
    String[] parts = SPACES.split(value.trim());
    if (parts.length == 3 && parts[0].equals("FID")) {
      long repair = ssrcNumber(parts[2]);
      repairSsrcs.add(repair);
      ssrcs.remove(repair);
    }
  }

  /** Restrictions of an encoding are the browser's own business. */
  private void rid(String value) throws BadSdpException {
    String[] parts = SPACES.split(value.trim());
    if (parts.length < 2 || !RID.matcher(parts[0]).matches()) {
      throw new BadSdpException("a=rid is 1 to 16 letters or digits, and a direction");
    }
    if (parts[1].equals("send") && sendRids.size() < MAX_RIDS) {
      sendRids.add(parts[0]);
    }
  }

  /**
   * The first alternative of each encoding is taken (RFC 8853 section 5.1); a tilde says that it is
   * paused for now.
   */
  private void simulcast(String value) {
    String[] parts = SPACES.split(value.trim());
    for (int i = 0; i + 1 < parts.length; i += 2) {
      if (parts[i].equals("send")) {
        for (String encoding : parts[i + 1].split(";", -1)) {
          String first = encoding.split(",", -1)[0];
          simulcast.add(first.startsWith("~") ? first.substring(1) : first);
        }
      }
    }
  }

  private static long ssrcNumber(String text) throws BadSdpException {
    try {
      long ssrc = Long.parseLong(text);
      if (ssrc >= 0 && ssrc <= MAX_SSRC) {
        return ssrc;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadSdpException("an SSRC is a 32-bit number");
  }

  private static int payloadType(String text) throws BadSdpException {
    return number(text, 0, 127, "payload type");
  }

  private static int number(String text, int least, int most, String what) throws BadSdpException {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadSdpException("a " + what + " is a number from " + least + " to " + most);
  }

  OfferedMedia media() throws BadSdpException {
    if (!MID.matcher(mid).matches()) {
      throw new BadSdpException("every m-line needs a mid of 1 to 16 letters, digits or -_.+");
    }
    // A line of the bundle needs no port of its own (RFC 9143 section 6); Firefox gives it none.
    boolean accepted = ownPort || bundleOnly;
    boolean media = kind.equals("audio") || kind.equals("video");
    if (accepted && media && !rtcpMux) {
      throw new BadSdpException("every m-line needs a=rtcp-mux");
    }
    List<Codec> codecs = new ArrayList<>();
    for (int type : payloadTypes) {
      codecs.add(
          new Codec(
              type,
              names.getOrDefault(type, ""),
              clockRates.getOrDefault(type, 0),
              parameters.getOrDefault(type, Map.of()),
              feedback.getOrDefault(type, Set.of())));
    }
    return new OfferedMedia(
        mid,
        kind,
        accepted,
        direction,
        rtcpMux,
        codecs,
        extensions,
        List.copyOf(ssrcs),
        List.copyOf(repairSsrcs),
        simulcast.stream().filter(sendRids::contains).toList());
  }
}
