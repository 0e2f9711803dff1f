package io.ringroom.domain.record;

import io.ringroom.protocol.client.EndReason;
import java.util.Optional;

/**
 * The states of the call messages of Tencent IM's video call protocol, version 2, spelt as there.
 * Chats show all but the two that only accompany a call.
 */
public enum VideoCallState {
  REQUESTING(0, false),
  USER_CANCEL(1, true),
  USER_REJECT(2, true),
  USER_NO_RESP(3, true),
  USER_CONNECTTING(4, false),
  USER_HANUGUP(5, true),
  USER_ONCALLING(6, true);

  private final int code;
  private final boolean rendered;

  VideoCallState(int code, boolean rendered) {
    this.code = code;
    this.rendered = rendered;
  }

  public int code() {
    return code;
  }

  /** Whether a chat shows a cell for it. */
  public boolean rendered() {
    return rendered;
  }

  /**
   * The state a call's end leaves in a chat.
   *
   * @return empty for an end no chat hears of: answered elsewhere, or merged into another call
   */
  public static Optional<VideoCallState> of(EndReason reason) {
    return switch (reason) {
      case CANCELED -> Optional.of(USER_CANCEL);
      case REJECT, OTHER_DEVICE_REJECT -> Optional.of(USER_REJECT);
      case NO_RESPONSE, OFFLINE -> Optional.of(USER_NO_RESP);
      case LINE_BUSY -> Optional.of(USER_ONCALLING);
      case HANGUP, END_BY_SERVER, UNKNOWN -> Optional.of(USER_HANUGUP);
      case OTHER_DEVICE_ACCEPTED, MERGED -> Optional.empty();
    };
  }
}
