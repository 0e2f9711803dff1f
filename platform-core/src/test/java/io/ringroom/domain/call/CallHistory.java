package io.ringroom.domain.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.InviteResult;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Given what happened, when this is heard, then that: {@code given(…).at(5).when(…).happens(…)}.
 */
final class CallHistory {
  private CallState state = Call.unknown(Cast.CALL);
  private Instant now = Cast.START;
  private long revision;

  private CallHistory() {}

  static CallHistory given(CallEvent... events) {
    CallHistory history = new CallHistory();
    for (CallEvent event : events) {
      history.state = Call.evolve(history.state, event);
      history.now = event.at();
      history.revision++;
    }
    return history;
  }

  CallHistory at(long second) {
    now = Cast.second(second);
    return this;
  }

  Then when(ToCall message) {
    return new Then(this, Call.decide(state, message, now));
  }

  Then whenTimePasses() {
    return new Then(this, Call.timePassed(state, now));
  }

  Then whenRestarted() {
    return new Then(this, Call.recovered(state, now));
  }

  Then whenTheStartNeverComes() {
    return new Then(this, Call.neverStarted(state, now));
  }

  CallState state() {
    return state;
  }

  CallDuties duties() {
    return CallDuties.of(state);
  }

  List<Outgoing> afterRestart() {
    return CallRefresh.of(state, revision, now);
  }

  static List<ToUser.Notice> notices(ToUser word) {
    if (word instanceof ToUser.Told told) {
      return told.notices();
    }
    if (word instanceof ToUser.Verified verified) {
      return verified.farewell();
    }
    return word instanceof ToUser.Release release ? release.farewell() : List.of();
  }

  /** What came of it. Each check returns this, so that one history can be asked several things. */
  static final class Then {
    private final Decision decision;
    private final List<Outgoing> out = new ArrayList<>();
    private final CallHistory after = new CallHistory();

    private Then(CallHistory before, Decision decision) {
      this.decision = decision;
      after.state = before.state;
      after.now = before.now;
      after.revision = before.revision;
      for (CallEvent event : decision.events()) {
        CallState was = after.state;
        after.state = Call.evolve(was, event);
        after.revision++;
        out.addAll(CallNotices.of(was, event, after.state, after.revision));
      }
      out.addAll(decision.answers());
    }

    Then happens(CallEvent... events) {
      assertThat(decision.events()).containsExactly(events);
      return refuses(null);
    }

    Then happensFirst(CallEvent event) {
      assertThat(decision.events()).startsWith(event);
      return this;
    }

    /** No event; whether it is refused is asked next. */
    Then nothingOf() {
      assertThat(decision.events()).isEmpty();
      assertThat(decision.later()).isFalse();
      return this;
    }

    Then nothingHappens() {
      return happens();
    }

    Then refuses(@Nullable ErrorCode code) {
      assertThat(decision.refusal()).isEqualTo(code);
      return this;
    }

    Then answers(InviteResult result) {
      assertThat(decision.invited()).isEqualTo(result);
      return this;
    }

    Then waitsForTheStart() {
      assertThat(decision.later()).isTrue();
      return nothingHappens();
    }

    Then goesOn() {
      assertThat(after.state).isInstanceOf(CallState.Live.class);
      return this;
    }

    Then ends(EndReason reason, @Nullable UserId by, long totalTime) {
      assertThat(after.state).isInstanceOf(CallState.Over.class);
      CallState.Over over = (CallState.Over) after.state;
      assertThat(over.reason()).isEqualTo(reason);
      assertThat(over.by()).isEqualTo(by);
      assertThat(over.totalTime()).isEqualTo(totalTime);
      return this;
    }

    /** The events this device of the user is told, all of them and in this order. */
    Then tells(UserId user, DeviceId device, ClientEvent... events) {
      assertThat(told(user, device)).containsExactly(events);
      return this;
    }

    Then tellsNothing(UserId user) {
      return tells(user, Cast.PHONE).tells(user, Cast.PAGE);
    }

    /** The words for the user's entity, without the events for his devices. */
    Then says(UserId user, ToUser... words) {
      assertThat(messages(user).stream().filter(m -> !(m instanceof ToUser.Told)).map(Then::bare))
          .containsExactly(words);
      return this;
    }

    private static ToUser bare(ToUser word) {
      if (word instanceof ToUser.Release release) {
        return new ToUser.Release(release.call(), List.of());
      }
      return word instanceof ToUser.Verified v
          ? new ToUser.Verified(
              v.call(), v.live(), v.phase(), v.offer(), v.into(), List.of(), null, v.group())
          : word;
    }

    List<ClientEvent> told(UserId user, DeviceId device) {
      return messages(user).stream()
          .flatMap(message -> CallHistory.notices(message).stream())
          .filter(notice -> notice.audience().includes(device))
          .map(ToUser.Notice::event)
          .toList();
    }

    List<ToUser> messages(UserId user) {
      return out.stream().filter(o -> o.to().equals(user)).map(o -> o.message()).toList();
    }

    CallHistory then() {
      return after;
    }
  }
}
