package io.ringroom.domain.record;

import io.ringroom.domain.user.Role;

/** What a chat says of a call that is over, to either side, in Chinese and English. */
public record EndText(String chinese, String english) {
  private static final EndText MISSED = new EndText("未接听", "Missed call");

  /** The text for one side of a call. */
  public static EndText of(CallRecord record, Role side) {
    return switch (record.result()) {
      case NORMAL_END, INTERRUPT -> ended(record.totalTime());
      case CANCEL -> side == Role.CALLER ? new EndText("用户取消", "Canceled") : MISSED;
      case REJECT -> side == Role.CALLER ? new EndText("对方已拒绝", "Call declined") : MISSED;
      case NOT_ANSWER, OFFLINE -> side == Role.CALLER ? new EndText("对方未应答", "No answer") : MISSED;
      case CALL_BUSY -> side == Role.CALLER ? new EndText("对方通话中", "Line busy") : MISSED;
    };
  }

  private static EndText ended(long seconds) {
    String time = clock(seconds);
    return new EndText("已结束 " + time, "Call ended " + time);
  }

  private static String clock(long seconds) {
    String minutes = "%02d:%02d".formatted(seconds / 60 % 60, seconds % 60);
    return seconds < 3600 ? minutes : "%02d:%s".formatted(seconds / 3600, minutes);
  }
}
