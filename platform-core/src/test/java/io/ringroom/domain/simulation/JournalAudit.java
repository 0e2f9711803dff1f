package io.ringroom.domain.simulation;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
        "I9: extended the ring twice");
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
      require(state.equals(call.states.get(i + 1)), "I6: replays differently at " + i);
    }
  }

  /** I3: of each time a user is asked there is one outcome, and only one. */
  private void everyInviteHasOneOutcome() {
    Set<UserId> open = new HashSet<>();
    for (CallEvent event : call.journal) {
      if (event instanceof CallEvent.Started e) {
        open.addAll(e.facts().callees());
      } else if (event instanceof CallEvent.Invited e) {
        e.users()
            .forEach(user -> require(open.add(user), user + " is asked while he is asked (I3)"));
      } else if (event instanceof CallEvent.Answered e) {
        require(open.remove(e.user()), e.user() + " answers unasked (I3)");
      } else if (event instanceof CallEvent.Joined e) {
        require(!open.contains(e.user()), e.user() + " joins while he is asked (I3)");
      } else if (event instanceof CallEvent.InvitationEnded e) {
        require(open.remove(e.user()), e.user() + " has two outcomes (I3)");
      }
    }
    require(People.in(call.beforeItsEnd()).containsAll(open), open + " have no outcome (I3)");
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
      } else if (event instanceof CallEvent.Joined e) {
        began = began == null ? e.at() : began;
        connected.add(e.user());
        together = began.equals(e.at()) && together == null ? e.at() : together;
      } else if (event instanceof CallEvent.MemberLost e) {
        connected.remove(e.user());
      } else if (event instanceof CallEvent.MemberBack e) {
        connected.add(e.user());
      } else if (event instanceof CallEvent.MemberMoved e) {
        connected.add(e.user());
      } else if (event instanceof CallEvent.MemberLeft e) {
        connected.remove(e.user());
        lastWasLost = e.lost();
      }
      together = two && began != null ? event.at() : together;
    }
    // A server that ends the call ends the talk, whoever had been lost before.
    Instant until = end.at();
    if (over.reason() == EndReason.HANGUP) {
      until = lastWasLost ? together : aloneSince(end.at());
    }
    require(over.totalTime() == seconds(began, until), "I7: total time");
  }

  /** Waiting alone for others is no talk: since when there was one, and nobody rang. */
  private Instant aloneSince(Instant end) {
    Instant since = null;
    for (int i = 0; i < call.journal.size() - 1; i++) {
      boolean alone = People.in(call.states.get(i + 1)).size() < 2;
      since = !alone ? null : since != null ? since : call.journal.get(i).at();
    }
    return since == null ? end : since;
  }

  private static long seconds(@Nullable Instant from, @Nullable Instant until) {
    return from == null || until == null
        ? 0
        : Math.max(0, (until.toEpochMilli() - from.toEpochMilli()) / 1000);
  }
}
