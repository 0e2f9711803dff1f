package io.ringroom.media.health;

import com.fasterxml.jackson.databind.JsonNode;

/** What people and programs on this host may see and do over HTTP. */
public interface Panel {
  /** How it stands, for JSON. */
  Object view();

  /**
   * Does something.
   *
   * @param action the last part of the path
   * @param body an object, empty when nothing was sent
   * @return false when there is nothing to do it to
   * @throws IllegalArgumentException for an action or a body it does not know, says what is right
   */
  boolean act(String action, JsonNode body);
}
