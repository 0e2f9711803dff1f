package io.ringroom.media.lease;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where captured RTP enters the rooms: two UDP ports on 127.0.0.1 for each captured member, plain
 * RTP, no encryption. Implemented by the rooms, called by the capture side, from any thread.
 *
 * <p>Audio is Opus at 48 kHz, payload type {@link #OPUS}; video is VP8 with 15-bit picture ids,
 * payload type {@link #VP8}. An RFC 6464 audio level, when sent, has extension id {@link
 * #AUDIO_LEVEL}. SSRCs are free: they are learned, and a change of SSRC or a jump of more than 500
 * in the sequence counts as a restart of the encoder, which receivers do not notice. Sender reports
 * go to the same ports as the media they describe.
 */
public interface CaptureInput {
  int OPUS = 111;
  int VP8 = 96;

  /** Of the small size, which is sent only while it is asked for; {@link CaptureControl#small}. */
  int VP8_SMALL = 97;

  int AUDIO_LEVEL = 1;

  /**
   * The ports for this member. The first call binds them; every call forgets who sent before, so
   * call it again whenever the sending process is a new one. From then on the first sender on each
   * port is the only one accepted.
   *
   * <p>Fails with {@link IllegalStateException} when the room does not (or no longer) hold a lease
   * for this member, and with {@link java.io.IOException} when no port can be bound.
   */
  CompletionStage<Ports> open(RoomId room, UserId user);

  /**
   * Tells where the encoder listens for RTCP: key-frame requests (PLI) for the video go to this
   * port of 127.0.0.1. Without it no key frame can be asked for.
   */
  void rtcpTo(RoomId room, UserId user, int videoRtcpPort);

  /**
   * Tells where RTP is taken that the room shall hear and see.
   *
   * @param ports of 127.0.0.1: one for each voice, then one for the picture, which is 0 without a
   *     display; empty when nothing is played
   */
  void playTo(RoomId room, UserId user, List<Integer> ports);

  /** The order could not be met, or no longer: the platform is told. The lease goes on. */
  void failed(RoomId room, UserId user, String detail);

  /**
   * @param audioRtp UDP port on 127.0.0.1 for the Opus stream and its sender reports
   * @param videoRtp UDP port on 127.0.0.1 for the VP8 stream and its sender reports
   */
  record Ports(int audioRtp, int videoRtp) {}
}
