package io.ringroom.domain.call;

import io.ringroom.domain.ring.InviteResult;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call makes of a message.
 *
 * @param events what happens; empty when nothing does
 * @param answers what is said back because of the message itself, not because of an event
 * @param refusal why the client that asked is told no
 * @param later true when the message comes before {@code Start} and must wait for it
 * @param invited who was asked into the call and who was not, if that was the wish
 */
public record Decision(
    List<CallEvent> events,
    List<Outgoing> answers,
    @Nullable ErrorCode refusal,
    boolean later,
    @Nullable InviteResult invited) {
  static final Decision NOTHING = new Decision(List.of(), List.of(), null, false);
  static final Decision LATER = new Decision(List.of(), List.of(), null, true);

  public Decision {
    events = List.copyOf(events);
    answers = List.copyOf(answers);
  }

  public Decision(
      List<CallEvent> events, List<Outgoing> answers, @Nullable ErrorCode refusal, boolean later) {
    this(events, answers, refusal, later, null);
  }

  static Decision happened(CallEvent event) {
    return happened(List.of(event));
  }

  static Decision happened(List<CallEvent> events) {
    return new Decision(events, List.of(), null, false);
  }

  static Decision answer(List<Outgoing> answers) {
    return new Decision(List.of(), answers, null, false);
  }

  static Decision refused(ErrorCode why) {
    return refused(why, List.of());
  }

  static Decision refused(ErrorCode why, List<Outgoing> answers) {
    return new Decision(List.of(), answers, why, false);
  }

  Decision telling(InviteResult result) {
    return new Decision(events, answers, refusal, later, result);
  }
}
