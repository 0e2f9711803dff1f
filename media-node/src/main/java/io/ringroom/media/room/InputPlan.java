package io.ringroom.media.room;

import io.ringroom.media.compose.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which input of a composition carries whom. Who has an input keeps it; more inputs are made when
 * they are needed, and none is given up: their number cannot change without a new composition.
 */
record InputPlan(List<Optional<Subject>> inputs) {
  /** How many there may be. Idle ones cost memory and threads, and no time. */
  private static final List<Integer> SIZES = List.of(4, 9, 16);

  static final InputPlan EMPTY = new InputPlan(List.of());

  InputPlan {
    inputs = List.copyOf(inputs);
  }

  /**
   * @param wanted in order of importance; who does not fit has no input
   */
  InputPlan carry(List<Subject> wanted) {
    return new InputPlan(SlotChoice.place(grown(wanted.size()), wanted));
  }

  private List<Optional<Subject>> grown(int wanted) {
    int size = SIZES.stream().filter(one -> one >= wanted).findFirst().orElse(SIZES.get(2));
    int missing = Math.max(0, size - inputs.size());
    return Stream.concat(inputs.stream(), Stream.generate(Optional::<Subject>empty).limit(missing))
        .collect(Collectors.toList());
  }

  /** The input of a subject. */
  Optional<Integer> of(Subject subject) {
    int at = inputs.indexOf(Optional.of(subject));
    return at < 0 ? Optional.empty() : Optional.of(at);
  }

  int size() {
    return inputs.size();
  }
}
