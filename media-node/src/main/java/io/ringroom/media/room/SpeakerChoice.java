package io.ringroom.media.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses who is heard. While there are places enough everybody has a fixed one; else the loudest
 * are heard, and somebody new must be clearly louder than the quietest of them: otherwise two
 * people of the same loudness would take the place from each other all the time.
 */
public final class SpeakerChoice {
  /** How much louder, dB. Less: flutter. More: the start of a sentence is lost. */
  static final double MARGIN = 10;

  /** Quieter than this (dB above silence) is room noise, which takes nobody's place. */
  static final double AUDIBLE = 60;

  private SpeakerChoice() {}

  /**
   * @param loudness 0 (silent) to 127, as {@link io.ringroom.media.rtp.Loudness}
   */
  public record Candidate<T>(T who, double loudness) {}

  /**
   * @param places who has each place now
   * @param candidates everybody who could be heard, in a stable order
   * @return as many places as before, with at most one taken over
   */
  public static <T> List<Optional<T>> choose(
      List<Optional<T>> places, List<Candidate<T>> candidates) {
    if (places.isEmpty()) {
      return places;
    }
    List<T> everybody = candidates.stream().map(Candidate::who).toList();
    if (everybody.size() <= places.size()) {
      return SlotChoice.place(places, everybody);
    }
    List<T> heard = new ArrayList<>();
    places.forEach(place -> place.filter(everybody::contains).ifPresent(heard::add));
    List<Candidate<T>> others =
        candidates.stream()
            .filter(candidate -> !heard.contains(candidate.who()))
            .sorted(Comparator.comparingDouble(Candidate<T>::loudness).reversed())
            .toList();
    int free = places.size() - heard.size();
    others.stream().limit(free).forEach(candidate -> heard.add(candidate.who()));
    if (free == 0) {
      takeOver(heard, candidates, others.get(0));
    }
    return SlotChoice.place(places, heard);
  }

  private static <T> void takeOver(
      List<T> heard, List<Candidate<T>> candidates, Candidate<T> challenger) {
    Candidate<T> quietest =
        candidates.stream()
            .filter(candidate -> heard.contains(candidate.who()))
            .min(Comparator.comparingDouble(Candidate::loudness))
            .orElseThrow();
    boolean louder = challenger.loudness() > quietest.loudness() + MARGIN;
    if (louder && challenger.loudness() > AUDIBLE) {
      heard.set(heard.indexOf(quietest.who()), challenger.who());
    }
  }
}
