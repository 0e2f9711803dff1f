package io.ringroom.http.ws;

import java.util.Optional;

/** Why a WebSocket was closed: RFC 6455 section 7.4, and from 4001 on our own. */
public enum CloseCode {
  /** Either side was done. */
  NORMAL(1000),
  /** The server stops, the page was left, or the peer fell silent. */
  GOING_AWAY(1001),
  /** The peer broke the framing rules of RFC 6455. */
  PROTOCOL_ERROR(1002),
  /** The peer sent a binary message; there are only text messages here. */
  UNSUPPORTED(1003),
  /** The peer closed without giving a code. Never sent. */
  NO_STATUS(1005),
  /** The connection ended without a close frame. Never sent. */
  ABNORMAL(1006),
  /** A text message or a close reason was not UTF-8. */
  BAD_UTF8(1007),
  /** A rule other than size was broken: too many messages, fragments or malformed frames. */
  POLICY(1008),
  /** A message was longer than allowed. */
  TOO_BIG(1009),
  /** A fault of the server; its log has the details. */
  INTERNAL(1011),
  /** The peer reads too slowly, or the server is full: try again later. */
  TRY_AGAIN(1013),
  /** A newer socket of the same device took over. */
  REPLACED(4001),
  /** The server's operator or the tenant ended this session. */
  KICKED(4002),
  /** No login within the time allowed after the upgrade. */
  LOGIN_TIMEOUT(4003),
  /** The login has expired and was not renewed. */
  LOGIN_EXPIRED(4004);

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** Whether the code may stand in a close frame. */
  boolean sendable() {
    return this != NO_STATUS && this != ABNORMAL;
  }

  /** The constant with this number, if we have a name for it. */
  static Optional<CloseCode> of(int number) {
    for (CloseCode code : values()) {
      if (code.number == number) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
