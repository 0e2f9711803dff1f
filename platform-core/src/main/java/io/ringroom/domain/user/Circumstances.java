package io.ringroom.domain.user;

/**
 * What is so when a user hears something.
 *
 * @param reachable whether any device of his is connected
 * @param waiting whether his tenant lets a second call wait for a user who is in one, unless he has
 *     chosen otherwise
 */
public record Circumstances(boolean reachable, boolean waiting) {
  public static final Circumstances USUAL = new Circumstances(true, false);
}
