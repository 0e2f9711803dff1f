package io.ringroom.domain.conference;

import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conference makes of a message.
 *
 * @param events what happens; empty when nothing does
 * @param answers what is said because of the message itself, not because of an event
 * @param refusal why the client that asked is told no
 */
public record Ruling(
    List<ConferenceEvent> events, List<Outgoing> answers, @Nullable ErrorCode refusal) {
  static final Ruling NOTHING = new Ruling(List.of(), List.of(), null);

  public Ruling {
    events = List.copyOf(events);
    answers = List.copyOf(answers);
  }

  static Ruling happened(ConferenceEvent... events) {
    return new Ruling(List.of(events), List.of(), null);
  }

  static Ruling happened(List<ConferenceEvent> events) {
    return new Ruling(events, List.of(), null);
  }

  static Ruling refused(ErrorCode why) {
    return new Ruling(List.of(), List.of(), why);
  }

  static Ruling answer(List<Outgoing> answers) {
    return new Ruling(List.of(), answers, null);
  }
}
