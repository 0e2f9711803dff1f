package io.ringroom.domain.call;

import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import org.jspecify.annotations.Nullable;

/** The events devices are told in the call of the tests, a video call unless said otherwise. */
final class Told {
  private static final int VIDEO = 2;

  private Told() {}

  static ClientEvent ringing(UserId user) {
    return new ClientEvent.UserRinging(Cast.CALL, user);
  }

  static ClientEvent begin(long at) {
    return new ClientEvent.CallBegin(
        Cast.CALL, VIDEO, RoomId.of(Cast.CALL), Cast.second(at).toEpochMilli());
  }

  static ClientEvent notConnected(EndReason reason, @Nullable UserId by) {
    return new ClientEvent.CallNotConnected(Cast.CALL, VIDEO, reason.code(), by, "");
  }

  static ClientEvent end(@Nullable UserId by, long totalTime) {
    return new ClientEvent.CallEnd(Cast.CALL, VIDEO, EndReason.HANGUP.code(), by, totalTime, "");
  }

  static ClientEvent endByLoss(@Nullable UserId by, long totalTime) {
    return new ClientEvent.CallEnd(
        Cast.CALL, VIDEO, EndReason.HANGUP.code(), by, totalTime, "connectionLost");
  }

  static ClientEvent rejects(UserId user, String words) {
    return new ClientEvent.UserReject(Cast.CALL, user, words);
  }

  static ClientEvent noResponse(UserId user, boolean delivered) {
    return new ClientEvent.UserNoResponse(Cast.CALL, user, delivered);
  }

  static ClientEvent busy(UserId user) {
    return new ClientEvent.UserLineBusy(Cast.CALL, user);
  }

  static ClientEvent leaves(UserId user, int reason) {
    return new ClientEvent.UserLeave(Cast.CALL, user, reason);
  }

  static ClientEvent connection(UserId user, String state) {
    return new ClientEvent.UserConnectionState(Cast.CALL, user, state);
  }

  static ClientEvent joins(UserId user) {
    return new ClientEvent.UserJoin(Cast.CALL, user);
  }

  static ClientEvent audio(UserId user, boolean on) {
    return new ClientEvent.UserAudioAvailable(Cast.CALL, user, on);
  }

  static ClientEvent video(UserId user, boolean on) {
    return new ClientEvent.UserVideoAvailable(Cast.CALL, user, on);
  }

  /** What a member is told of another who is there now. */
  static ClientEvent[] introduced(UserId user, Tracks tracks) {
    return new ClientEvent[] {
      joins(user), audio(user, tracks.audio()), video(user, tracks.video())
    };
  }
}
