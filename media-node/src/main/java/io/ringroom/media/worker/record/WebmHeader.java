package io.ringroom.media.worker.record;

import io.ringroom.media.rtp.MediaKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The front of a WebM file (RFC 9559), with room for what is known only at its end: where the index
 * is, and how long it plays.
 */
final class WebmHeader {
  static final long CLUSTER = 0x1F43_B675L;
  static final long TIMESTAMP = 0xE7;
  static final long SIMPLE_BLOCK = 0xA3;
  static final long CUES = 0x1C53_BB6BL;
  static final long CUE_POINT = 0xBB;

  private static final long EBML = 0x1A45_DFA3L;
  private static final long SEGMENT = 0x1853_8067L;
  private static final long SEEK_HEAD = 0x114D_9B74L;
  private static final long INFO = 0x1549_A966L;
  private static final long DURATION = 0x4489;
  private static final long TRACKS = 0x1654_AE6BL;

  /** Of the longest seek head: one entry with an eight-byte position, and nothing behind it. */
  private static final int SEEK_ROOM = 64;

  /** Decoders drop this much at the start, nanoseconds (RFC 7845 section 4.2, 3840 samples). */
  private static final long SEEK_PRE_ROLL = 80_000_000;

  private final byte[] bytes;
  private final int segmentAt;
  private final int seekAt;
  private final int durationAt;
  private final Map<MediaKind, Integer> tracks;

  private WebmHeader(
      byte[] bytes, int segmentAt, int seekAt, int durationAt, Map<MediaKind, Integer> tracks) {
    this.bytes = bytes;
    this.segmentAt = segmentAt;
    this.seekAt = seekAt;
    this.durationAt = durationAt;
    this.tracks = tracks;
  }

  static WebmHeader of(Set<MediaKind> kinds, int width, int height, long startMicros) {
    Map<MediaKind, Integer> tracks = new EnumMap<>(MediaKind.class);
    Ebml entries = new Ebml();
    for (MediaKind kind : new MediaKind[] {MediaKind.VIDEO, MediaKind.AUDIO}) {
      if (kinds.contains(kind)) {
        tracks.put(kind, tracks.size() + 1);
        entries.element(
            0xAE,
            kind == MediaKind.VIDEO ? video(tracks.size(), width, height) : audio(tracks.size()));
      }
    }
    List<byte[]> parts = new ArrayList<>();
    parts.add(new Ebml().element(EBML, ebml()).endless(SEGMENT).bytes());
    parts.add(new Ebml().empty(SEEK_ROOM).bytes());
    Ebml info = info(startMicros);
    int durationInInfo = info.size();
    info.real(DURATION, 0);
    byte[] infoBytes = new Ebml().element(INFO, info).bytes();
    parts.add(infoBytes);
    parts.add(new Ebml().element(TRACKS, entries).bytes());
    int segmentAt = parts.get(0).length;
    int infoAt = segmentAt + SEEK_ROOM;
    int durationAt = infoAt + infoBytes.length - info.size() + durationInInfo;
    ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return new WebmHeader(all.array(), segmentAt, segmentAt, durationAt, tracks);
  }

  private static Ebml ebml() {
    return new Ebml()
        .number(0x4286, 1)
        .number(0x42F7, 1)
        .number(0x42F2, 4)
        .number(0x42F3, 8)
        .text(0x4282, "webm")
        .number(0x4287, 4)
        .number(0x4285, 2);
  }

  /** Times are milliseconds; DateUTC counts nanoseconds from 2001. */
  private static Ebml info(long startMicros) {
    byte[] date =
        ByteBuffer.allocate(8).putLong((startMicros - 978_307_200_000_000L) * 1_000).array();
    return new Ebml()
        .number(0x2AD7B1, 1_000_000)
        .text(0x4D80, "Ringroom")
        .text(0x5741, "Ringroom")
        .binary(0x4461, date);
  }

  private static Ebml video(int number, int width, int height) {
    return new Ebml()
        .number(0xD7, number)
        .number(0x73C5, number)
        .number(0x83, 1)
        .number(0x9C, 0)
        .text(0x86, "V_VP8")
        .element(0xE0, new Ebml().number(0xB0, width).number(0xBA, height));
  }

  private static Ebml audio(int number) {
    return new Ebml()
        .number(0xD7, number)
        .number(0x73C5, number)
        .number(0x83, 2)
        .number(0x9C, 0)
        .text(0x86, "A_OPUS")
        .binary(0x63A2, opusHead())
        .number(0x56AA, 0)
        .number(0x56BB, SEEK_PRE_ROLL)
        .element(0xE1, new Ebml().real(0xB5, 48_000).number(0x9F, 2));
  }

  /** RFC 7845 section 5.1: stereo, nothing skipped, as RTP says nothing of pre-skip. */
  private static byte[] opusHead() {
    ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
    head.put("OpusHead".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    head.put((byte) 1).put((byte) 2).putShort((short) 0).putInt(48_000).putShort((short) 0);
    return head.array();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  boolean hasVideo() {
    return tracks.containsKey(MediaKind.VIDEO);
  }

  /**
   * @throws IllegalArgumentException when the file holds no such stream
   */
  int track(MediaKind kind) {
    Integer track = tracks.get(kind);
    if (track == null) {
      throw new IllegalArgumentException("the file holds no " + kind.word());
    }
    return track;
  }

  /** An entry of the index: the cluster at this place of the file begins at this time. */
  Ebml cue(long millis, long clusterAt) {
    int track = tracks.values().stream().mapToInt(Integer::intValue).min().orElse(1);
    return new Ebml()
        .number(0xB3, millis)
        .element(0xB7, new Ebml().number(0xF7, track).number(0xF1, clusterAt - segmentAt));
  }

  long seekAt() {
    return seekAt;
  }

  /** What takes the place of the room left for it. */
  byte[] whereCuesAre(long cuesAt) {
    Ebml seek =
        new Ebml()
            .binary(0x53AB, ByteBuffer.allocate(4).putInt((int) CUES).array())
            .number(0x53AC, cuesAt - segmentAt);
    Ebml head = new Ebml().element(SEEK_HEAD, new Ebml().element(0x4DBB, seek));
    return head.empty(SEEK_ROOM - head.size()).bytes();
  }

  long durationAt() {
    return durationAt;
  }

  byte[] duration(long millis) {
    return new Ebml().real(DURATION, millis).bytes();
  }
}
