package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room that users join by themselves, as one of its users sees it.
 *
 * @param joinType 0 when this user is there for the first time, 1 when he is there again
 * @param visible whether the others see him
 * @param audio whether his microphone is published
 * @param video whether his camera is published
 * @param screen whether his screen is published; absent when not
 * @param users the others who are visible, in the order of joining
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomView(
    RoomId roomId,
    int joinType,
    boolean visible,
    boolean audio,
    boolean video,
    List<Other> users,
    @Nullable Boolean screen) {
  public RoomView {
    users = List.copyOf(users);
  }

  /**
   * @param state {@code joined} or {@code reconnecting}
   * @param screen whether he shares a screen; absent when not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Other(
      @JsonProperty("userID") UserId user,
      String extraInfo,
      String state,
      boolean audio,
      boolean video,
      @Nullable Boolean screen) {}
}
