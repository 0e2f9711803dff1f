package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a call ended for somebody. The numbers 0 to 9 are TUICallKit's. */
public enum EndReason {
  @JsonProperty("unknown")
  UNKNOWN(0),
  @JsonProperty("hangup")
  HANGUP(1),
  @JsonProperty("reject")
  REJECT(2),
  @JsonProperty("noResponse")
  NO_RESPONSE(3),
  /** No device of any invitee was ever reached. */
  @JsonProperty("offline")
  OFFLINE(4),
  @JsonProperty("lineBusy")
  LINE_BUSY(5),
  @JsonProperty("canceled")
  CANCELED(6),
  /** For one device only: another device of the same user answered. */
  @JsonProperty("otherDeviceAccepted")
  OTHER_DEVICE_ACCEPTED(7),
  /** For one device only: another device of the same user rejected. */
  @JsonProperty("otherDeviceReject")
  OTHER_DEVICE_REJECT(8),
  @JsonProperty("endByServer")
  END_BY_SERVER(9),
  /** Our own: both sides called each other and the other call goes on. */
  @JsonProperty("merged")
  MERGED(20);

  private final int code;

  EndReason(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
