package io.ringroom.golden;

import io.ringroom.domain.record.AvCall;
import io.ringroom.domain.record.OfflineCallMessage;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.VideoCallData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What apps of older generations find in their chats and pushes. */
final class ChatExamples {
  private static final CallId CALL = new CallId("01JD3Y8V0KQ2H6Z5N4M3B2C1D0");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final long ROOM = 938283919212L;

  private ChatExamples() {}

  static List<VideoCallData> videoCalls() {
    return List.of(new VideoCallData(2, ANN, ROOM, 5, 20));
  }

  static List<AvCall> avCalls() {
    return List.of(
        avCall(1, 30, content("videoCall", "", null, 1, ANN)),
        avCall(4, 0, content("videoCall", "lineBusy", null, 6, BOB)),
        avCall(1, 0, content("hangup", "", 20L, 5, BOB)));
  }

  private static AvCall avCall(int actionType, long timeout, AvCall.Content content) {
    return new AvCall(actionType, ANN, List.of(BOB), "", timeout, content);
  }

  private static AvCall.Content content(
      String cmd, String message, @Nullable Long callEnd, int action, UserId user) {
    return new AvCall.Content(
        4,
        "av_call",
        "Server",
        2,
        ROOM,
        new AvCall.Detail(cmd, ROOM, List.of(BOB), message),
        callEnd,
        message.isEmpty() ? null : "line_busy",
        action,
        CALL,
        user);
  }

  static List<OfflineCallMessage> pushes() {
    return List.of(
        new OfflineCallMessage(
            new OfflineCallMessage.Entity(1, 1, 2, ANN, "Ann", "", "{}", 1763600065L)));
  }
}
