package io.ringroom.http.ws;

/** What the bytes of a peer mean, once assembled. */
sealed interface Inbound {

  /** A whole text message. */
  record Text(String text) implements Inbound {}

  /** To be answered with a pong of the same payload. */
  record Ping(byte[] payload) implements Inbound {}

  /** A sign of life. */
  record Pong() implements Inbound {}

  /** The peer closes. Nothing follows. */
  record Close(CloseCode code, String reason) implements Inbound {}

  /**
   * The peer broke a rule and this side must close with the code. If the framing is still
   * understood a {@link Close} may follow, and nothing else; otherwise nothing.
   */
  record Violation(CloseCode code, String reason) implements Inbound {}
}
