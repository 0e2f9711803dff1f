package io.ringroom.media.plain;

import io.ringroom.media.rtp.ExtensionIds;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.TrackTerms;
import java.util.List;

/**
 * What one stream between router and worker is: its codec is agreed without a word.
 *
 * @param payloadType the same both ways
 */
public record PlainTrack(MediaKind kind, int payloadType) {
  /** Opus, 48 kHz; RFC 6464 levels have extension id {@link #AUDIO_LEVEL}. */
  public static final int OPUS = 111;

  /** VP8 with 15-bit picture ids. */
  public static final int VP8 = 96;

  /** The small size of the same picture. */
  public static final int VP8_SMALL = 97;

  public static final int AUDIO_LEVEL = 1;

  public static final PlainTrack AUDIO = new PlainTrack(MediaKind.AUDIO, OPUS);
  public static final PlainTrack VIDEO = new PlainTrack(MediaKind.VIDEO, VP8);

  /** What a worker sends of it. Nothing is asked for again: loopback loses no packet on the way. */
  public TrackTerms terms() {
    return new TrackTerms(
        kind.word(), kind, payloadType, -1, List.of(), List.of(), extensions(), /* nack= */ false);
  }

  /** What a worker sends of a camera: its picture in two sizes, told apart by payload type. */
  public static TrackTerms camera() {
    return new TrackTerms(
        MediaKind.VIDEO.word(),
        MediaKind.VIDEO,
        VP8,
        -1,
        List.of(),
        List.of(),
        ExtensionIds.NONE,
        /* nack= */ false,
        List.of("q", "f"),
        List.of(VP8_SMALL, VP8));
  }

  ExtensionIds extensions() {
    return kind == MediaKind.AUDIO
        ? new ExtensionIds(0, 0, 0, 0, 0, AUDIO_LEVEL)
        : ExtensionIds.NONE;
  }
}
