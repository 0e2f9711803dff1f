package io.ringroom.domain.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.id.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a call went as it did: for each user and for the whole, the events that made it so.
 *
 * @param whole why it ended, or that it goes on
 */
public record Explanation(Reason whole, List<ForUser> users) {

  public Explanation {
    users = List.copyOf(users);
  }

  /**
   * @param text in words
   * @param because numbers of the events, within the call, that decided it
   */
  public record Reason(String text, List<Long> because) {
    public Reason {
      because = List.copyOf(because);
    }
  }

  /** What happened to one user, step by step. */
  public record ForUser(@JsonProperty("userID") UserId user, List<Reason> steps) {
    public ForUser {
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param journal every event of a call in order; the first has number 1
   */
  public static Explanation of(List<CallEvent> journal) {
    Map<UserId, List<Reason>> steps = new LinkedHashMap<>();
    Optional<Reason> end = Optional.empty();
    for (int i = 0; i < journal.size(); i++) {
      CallEvent event = journal.get(i);
      Reason step = new Reason(EventWords.of(event), List.of(i + 1L));
      for (UserId user : event.match(new Concerned())) {
        steps.computeIfAbsent(user, u -> new ArrayList<>()).add(step);
      }
      if (event instanceof CallEvent.Ended) {
        end = Optional.of(new Reason(step.text(), decisive(journal, i)));
      }
    }
    return new Explanation(
        end.orElseGet(() -> new Reason("the call goes on", List.of())),
        steps.entrySet().stream()
            .map(entry -> new ForUser(entry.getKey(), entry.getValue()))
            .toList());
  }

  /**
   * The end itself, and whatever happened at the same instant: it is what the end followed from.
   */
  private static List<Long> decisive(List<CallEvent> journal, int end) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i <= end; i++) {
      boolean failed = journal.get(i) instanceof CallEvent.InvitationEnded;
      if (failed || journal.get(i).at().equals(journal.get(end).at())) {
        numbers.add(i + 1L);
      }
    }
    return numbers;
  }
}
