package io.ringroom.domain.record;

import io.ringroom.protocol.client.EndReason;
import java.util.Arrays;

/**
 * How a call, or one user's part in it, came out: the results of Tencent's call records, under the
 * names of both its generations.
 */
public enum CallResult {
  CANCEL("cancel", "Cancel"),
  REJECT("reject", "Reject"),
  NOT_ANSWER("not_answer", "NotAnswer"),
  OFFLINE("offline", "Offline"),
  CALL_BUSY("call_busy", "CallBusy"),
  NORMAL_END("normal_end", "NormalEnd"),
  INTERRUPT("interrupt", "Interrupt");

  private final String oldName;
  private final String name;

  CallResult(String oldName, String name) {
    this.oldName = oldName;
    this.name = name;
  }

  /** The name in the records and callbacks of TRTCCalling. */
  public String oldName() {
    return oldName;
  }

  /** The name in the records of TUICallKit's REST API v4. */
  public String wireName() {
    return name;
  }

  /**
   * @throws IllegalArgumentException when neither generation has such a name
   */
  public static CallResult named(String text) {
    return Arrays.stream(values())
        .filter(result -> result.name.equals(text) || result.oldName.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no result is called " + text));
  }

  /**
   * @param lost whether a loss of connection ended it
   */
  static CallResult of(EndReason reason, boolean lost) {
    return switch (reason) {
      case CANCELED, MERGED -> CANCEL;
      case REJECT, OTHER_DEVICE_REJECT -> REJECT;
      case NO_RESPONSE -> NOT_ANSWER;
      case OFFLINE -> OFFLINE;
      case LINE_BUSY -> CALL_BUSY;
      case HANGUP, OTHER_DEVICE_ACCEPTED, END_BY_SERVER, UNKNOWN -> lost ? INTERRUPT : NORMAL_END;
    };
  }
}
