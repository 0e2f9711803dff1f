package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.protocol.client.ClientEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Faults in who is told what. */
final class NoticeMutants {
  private NoticeMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("other devices ring on when one has answered", Play.CALM, ringingElsewhere()),
        new Mutant("who stays hears a second more", Play.CALM, anotherDuration()),
        new Mutant("who is let go is not told the end", Play.CALM, withoutFarewell()),
        new Mutant("the others are not told when a call begins", Play.CALM, silentBegin()));
  }

  private static Rules ringingElsewhere() {
    return (Mutant.Telling)
        (right, event) ->
            event instanceof CallEvent.Answered
                ? right.stream().map(NoticeMutants::onlyToTheMember).toList()
                : right;
  }

  /** What is meant for all devices but one is lost. */
  private static Outgoing onlyToTheMember(Outgoing out) {
    return changed(out, notice -> notice.audience().except() == null ? notice : null);
  }

  private static Rules withoutFarewell() {
    return (Mutant.Telling)
        (right, event) ->
            right.stream()
                .map(
                    out ->
                        out.message() instanceof ToUser.Release m
                            ? new Outgoing(
                                out.to(), new ToUser.Release(m.call(), List.of(), m.upTo()))
                            : out)
                .toList();
  }

  private static Rules silentBegin() {
    return (Mutant.Telling)
        (right, event) -> without(right, told -> told instanceof ClientEvent.CallBegin);
  }

  /** What is said, but for these events. */
  static List<Outgoing> without(List<Outgoing> right, Predicate<ClientEvent> dropped) {
    return right.stream()
        .map(out -> changed(out, notice -> dropped.test(notice.event()) ? null : notice))
        .toList();
  }

  private static Rules anotherDuration() {
    return (Mutant.Telling)
        (right, event) ->
            event instanceof CallEvent.Ended
                ? right.stream().map(out -> changed(out, NoticeMutants::oneSecondMore)).toList()
                : right;
  }

  private static ToUser.Notice oneSecondMore(ToUser.Notice notice) {
    return notice.event() instanceof ClientEvent.CallEnd e
        ? new ToUser.Notice(
            notice.audience(),
            new ClientEvent.CallEnd(
                e.callId(), e.mediaType(), e.reason(), e.userId(), e.totalTime() + 1, e.cause()))
        : notice;
  }

  private interface Change {
    @Nullable Object apply(ToUser.Notice notice);
  }

  private static Outgoing changed(Outgoing out, Change change) {
    if (out.message() instanceof ToUser.Release m) {
      return new Outgoing(
          out.to(), new ToUser.Release(m.call(), changed(m.farewell(), change), m.upTo()));
    }
    return out.message() instanceof ToUser.Told m
        ? new Outgoing(
            out.to(),
            new ToUser.Told(m.call(), m.revision(), changed(m.notices(), change), m.attempt()))
        : out;
  }

  private static List<ToUser.Notice> changed(List<ToUser.Notice> notices, Change change) {
    List<ToUser.Notice> kept = new ArrayList<>();
    for (ToUser.Notice notice : notices) {
      if (change.apply(notice) instanceof ToUser.Notice changed) {
        kept.add(changed);
      }
    }
    return kept;
  }
}
