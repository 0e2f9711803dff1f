package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.util.Optional;

/**
 * A call message of Tencent IM's video call protocol, version 2 (seed 000): what apps of that time
 * find in a chat.
 *
 * @param roomID 53 bits, so that every JSON reader keeps it whole
 * @param videoState a {@link VideoCallState#code()}
 * @param duration seconds of talk
 */
public record VideoCallMessage(
    int version, UserId requestUser, long roomID, int videoState, long duration) {
  static final int VERSION = 2;

  /** The message of a call that begins to ring. */
  public static VideoCallMessage requesting(CallFacts facts) {
    return message(facts, VideoCallState.REQUESTING, 0);
  }

  /** The message of a call that has just been answered. */
  public static VideoCallMessage connecting(CallFacts facts) {
    return message(facts, VideoCallState.USER_CONNECTTING, 0);
  }

  /**
   * The message of a call that is over.
   *
   * @return empty for an end no chat hears of
   */
  public static Optional<VideoCallMessage> ended(CallFacts facts, CallEvent.Ended end) {
    return VideoCallState.of(end.reason()).map(state -> message(facts, state, end.totalTime()));
  }

  private static VideoCallMessage message(CallFacts facts, VideoCallState state, long duration) {
    return new VideoCallMessage(VERSION, facts.caller(), roomNumber(facts), state.code(), duration);
  }

  /**
   * The old protocols number their rooms: by the caller's number, or else by the call id's FNV-1a
   * hash, the same whenever it is asked for.
   */
  static long roomNumber(CallFacts facts) {
    return facts.roomNumber().orElseGet(() -> hash(facts.call()));
  }

  private static long hash(CallId call) {
    long hash = 0xcbf29ce484222325L;
    for (char letter : call.value().toCharArray()) {
      hash = (hash ^ letter) * 0x100000001b3L;
    }
    return hash & ((1L << 53) - 1);
  }
}
