package io.ringroom.domain.simulation;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of the journal of a call that is over, by a reckoning of its own. */
final class JournalAudit {
  private final CallHost call;
  private final Over over;
  private final List<String> faults;

  JournalAudit(CallHost call, Over over, List<String> faults) {
    this.call = call;
    this.over = over;
    this.faults = faults;
  }

  void run() {
    everyPrefixIsTheStateOfThen();
    if (over.facts() != null) {
      everyInviteHasOneOutcome();
      durationIsTalkTime();
    }
    require(
        call.journal.stream().filter(e -> e instanceof CallEvent.RingExtended).count() <= 1,
        "extended the ring twice");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(call.id + " " + otherwise + ": " + call.journal);
    }
  }

  private void everyPrefixIsTheStateOfThen() {
    CallState state = Call.unknown(call.id);
    for (int i = 0; i < call.journal.size(); i++) {
      state = Call.evolve(state, call.journal.get(i));
      require(state.equals(call.states.get(i + 1)), "replays differently at " + i);
    }
  }

  private void everyInviteHasOneOutcome() {
    Map<UserId, Integer> outcomes = new HashMap<>();
    for (CallEvent event : call.journal) {
      if (event instanceof CallEvent.Answered e) {
        outcomes.merge(e.user(), 1, Integer::sum);
      } else if (event instanceof CallEvent.InvitationEnded e) {
        outcomes.merge(e.user(), 1, Integer::sum);
      }
    }
    if (over.facts() == null) {
      return;
    }
    for (UserId callee : over.facts().callees()) {
      int ended = outcomes.getOrDefault(callee, 0);
      int cancelled = ended == 0 && over.last().contains(callee) ? 1 : 0;
      require(ended + cancelled == 1, callee + " has " + (ended + cancelled) + " outcomes");
    }
  }

  /**
   * Talk time runs from the first answer to the end; where the end is a lost connection, to the
   * last moment two were connected.
   */
  private void durationIsTalkTime() {
    Set<UserId> connected = new HashSet<>();
    Instant began = null;
    Instant together = null;
    boolean lastWasLost = false;
    CallEvent end = call.journal.get(call.journal.size() - 1);
    for (CallEvent event : call.journal) {
      boolean two = connected.size() >= 2;
      if (event instanceof CallEvent.Started e) {
        connected.add(e.facts().caller());
      } else if (event instanceof CallEvent.Answered e) {
        began = began == null ? e.at() : began;
        connected.add(e.user());
        together = began.equals(e.at()) && together == null ? e.at() : together;
      } else if (event instanceof CallEvent.MemberLost e) {
        connected.remove(e.user());
      } else if (event instanceof CallEvent.MemberBack e) {
        connected.add(e.user());
      } else if (event instanceof CallEvent.MemberLeft e) {
        connected.remove(e.user());
        lastWasLost = e.lost();
      }
      together = two && began != null ? event.at() : together;
    }
    require(over.totalTime() == seconds(began, lastWasLost ? together : end.at()), "total time");
  }

  private static long seconds(@Nullable Instant from, @Nullable Instant until) {
    return from == null || until == null
        ? 0
        : Math.max(0, (until.toEpochMilli() - from.toEpochMilli()) / 1000);
  }
}
