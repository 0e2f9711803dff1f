package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;

/**
 * A room that users join by themselves, as one of its users sees it.
 *
 * @param joinType 0 when this user is there for the first time, 1 when he is there again
 * @param visible whether the others see him
 * @param audio whether his microphone is published
 * @param video whether his camera is published
 * @param users the others who are visible, in the order of joining
 */
public record RoomView(
    RoomId roomId, int joinType, boolean visible, boolean audio, boolean video, List<Other> users) {
  public RoomView {
    users = List.copyOf(users);
  }

  /**
   * @param state {@code joined} or {@code reconnecting}
   */
  public record Other(
      @JsonProperty("userID") UserId user,
      String extraInfo,
      String state,
      boolean audio,
      boolean video) {}
}
