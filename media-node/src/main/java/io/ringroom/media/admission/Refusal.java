package io.ringroom.media.admission;

/** Why a member is not let in; the names go over the wire. */
public enum Refusal {
  /** Too many at once: a moment later it may succeed. */
  BUSY("too many members join at once, try again in a second"),

  /** The node carries what it can. */
  NODE_FULL("this node carries as much as it can");

  private final String message;

  Refusal(String message) {
    this.message = message;
  }

  public String message() {
    return message;
  }
}
