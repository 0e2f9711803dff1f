package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.ring.RoomName;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.VideoCallData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call messages of Tencent IM's video call protocol, version 2 (seed 000): what apps of that
 * time find in a chat.
 */
public final class VideoCallMessage {
  private static final int VERSION = 2;

  /** The digits of {@link RoomName#MOST}. */
  private static final int MOST_DIGITS = 10;

  private VideoCallMessage() {}

  /** The message of a call that begins to ring. */
  public static VideoCallData requesting(CallFacts facts) {
    return of(facts, VideoCallState.REQUESTING, 0);
  }

  /** The message of a call that has just been answered. */
  public static VideoCallData connecting(CallFacts facts) {
    return of(facts, VideoCallState.USER_CONNECTTING, 0);
  }

  /**
   * The message of a call that is over.
   *
   * @return empty for an end no chat hears of
   */
  public static Optional<VideoCallData> ended(CallFacts facts, CallEvent.Ended end) {
    return VideoCallState.of(end.reason()).map(state -> of(facts, state, end.totalTime()));
  }

  static VideoCallData of(CallFacts facts, VideoCallState state, long duration) {
    return new VideoCallData(VERSION, facts.caller(), roomNumber(facts), state.code(), duration);
  }

  /**
   * The old protocols number their rooms: by the caller's number, or else by the call id's FNV-1a
   * hash, the same whenever it is asked for.
   */
  static long roomNumber(CallFacts facts) {
    return facts.roomNumber().orElseGet(() -> hash(facts.call()));
  }

  /** The same, by what an invitee knows of the room. */
  static long roomNumber(CallId call, @Nullable RoomId room) {
    return room != null && isNumber(room.value()) ? Long.parseLong(room.value()) : hash(call);
  }

  private static boolean isNumber(String text) {
    return text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static long hash(CallId call) {
    long hash = 0xcbf29ce484222325L;
    for (char letter : call.value().toCharArray()) {
      hash = (hash ^ letter) * 0x100000001b3L;
    }
    return hash & ((1L << 53) - 1);
  }
}
