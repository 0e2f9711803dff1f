package io.ringroom.domain.simulation;

import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Messages under way: delivered in a random order, some twice, some lost with who was to hear. */
final class Mail {
  /** What one address says to another. An address is a call id, a user id, or a device. */
  record Letter(Object from, Object to, Object message, boolean late) {}

  private final List<Letter> letters = new ArrayList<>();
  private final Random random;
  private final Traffic traffic;

  Mail(Random random, Traffic traffic) {
    this.random = random;
    this.traffic = traffic;
  }

  void send(Object from, Object to, Object message) {
    letters.add(new Letter(from, to, message, false));
  }

  /** Whether a word between this call and this user is under way. */
  boolean underWay(CallId call, UserId user) {
    return letters.stream()
        .anyMatch(
            letter ->
                (letter.to().equals(user)
                        && letter.message() instanceof ToUser word
                        && word.call().equals(call))
                    || (letter.to().equals(call) && letter.from().equals(user)));
  }

  boolean any(Predicate<Object> reachable) {
    return letters.stream().anyMatch(letter -> reachable.test(letter.to()));
  }

  /** Takes out one letter to somebody reachable; there must be one. */
  Letter take(Predicate<Object> reachable) {
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      if (reachable.test(letters.get(i).to())) {
        candidates.add(i);
      }
    }
    int chosen = candidates.get(random.nextInt(candidates.size()));
    Letter letter = letters.remove(traffic.ordered() ? firstOfItsLane(chosen) : chosen);
    if (!letter.late() && random.nextDouble() < traffic.duplicated()) {
      letters.add(new Letter(letter.from(), letter.to(), letter.message(), true));
    }
    return letter;
  }

  private int firstOfItsLane(int chosen) {
    Letter letter = letters.get(chosen);
    if (letter.late()) {
      return chosen;
    }
    for (int i = 0; i < chosen; i++) {
      Letter earlier = letters.get(i);
      if (!earlier.late()
          && earlier.from().equals(letter.from())
          && earlier.to().equals(letter.to())) {
        return i;
      }
    }
    return chosen;
  }

  /**
   * An address dies: of what each sender has under way to it, what had arrived is lost, and what
   * was sent later still comes.
   */
  void lose(Object address) {
    Map<Object, Boolean> arrived = new HashMap<>();
    letters.removeIf(
        letter ->
            letter.to().equals(address)
                && arrived.merge(letter.from(), random.nextInt(4) > 0, (was, is) -> was && is));
  }

  void loseAll() {
    letters.clear();
  }
}
