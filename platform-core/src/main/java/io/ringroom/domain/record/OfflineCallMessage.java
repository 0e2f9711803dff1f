package io.ringroom.domain.record;

import io.ringroom.domain.push.WakeUp;
import io.ringroom.id.UserId;
import java.time.Instant;

/**
 * What a push of the TUIKit generation carries in its {@code ext}, so that an app of that time
 * opens its call page (calling.md d4).
 */
public record OfflineCallMessage(Entity entity) {
  private static final int VERSION = 1;
  private static final int CHAT_OF_TWO = 1;
  private static final int CHAT_OF_GROUP = 2;

  /** Among the actions of such a push: a call. */
  private static final int CALL = 2;

  /**
   * @param chatType 1 a chat of two, 2 a group's
   * @param action 2 for a call
   * @param content the call's message as JSON text
   * @param sendTime epoch seconds
   */
  public record Entity(
      int version,
      int chatType,
      int action,
      UserId sender,
      String nickname,
      String faceUrl,
      String content,
      long sendTime) {}

  /**
   * @param nickname what the caller is called
   * @param content the {@link AvCall.Content} of the invitation, as JSON text
   */
  public static OfflineCallMessage of(
      WakeUp wakeUp, String nickname, String content, Instant sentAt) {
    int chat = wakeUp.chatGroup() == null ? CHAT_OF_TWO : CHAT_OF_GROUP;
    return new OfflineCallMessage(
        new Entity(
            VERSION, chat, CALL, wakeUp.inviter(), nickname, "", content, sentAt.getEpochSecond()));
  }
}
