package io.ringroom.media.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the wanted ones into a fixed number of places. Who has a place keeps it, so that a change in
 * one tile does not make all others flicker.
 */
public final class SlotChoice {
  private SlotChoice() {}

  /**
   * @param places who has each place now
   * @param wanted in order of importance; who does not fit is left out
   * @return as many places as before
   */
  public static <T> List<Optional<T>> place(List<Optional<T>> places, List<T> wanted) {
    List<T> shown = wanted.stream().distinct().limit(places.size()).toList();
    Set<T> unplaced = new HashSet<>(shown);
    List<Optional<T>> next = new ArrayList<>();
    for (Optional<T> place : places) {
      next.add(place.filter(unplaced::remove));
    }
    int at = 0;
    for (T one : shown) {
      if (unplaced.contains(one)) {
        while (next.get(at).isPresent()) {
          at++;
        }
        next.set(at, Optional.of(one));
      }
    }
    return next;
  }
}
