package io.ringroom.domain.user;

import java.util.ArrayList;
import java.util.List;

/**
 * What a user makes of a message.
 *
 * @param events what must be stored first
 * @param standing what is remembered afterwards
 * @param effects what is done then, in this order
 */
public record Verdict(List<UserEvent> events, Standing standing, List<Effect> effects) {
  public Verdict {
    events = List.copyOf(events);
    effects = List.copyOf(effects);
  }

  static Verdict nothing(Standing standing) {
    return new Verdict(List.of(), standing, List.of());
  }

  static Verdict does(Standing standing, Effect... effects) {
    return new Verdict(List.of(), standing, List.of(effects));
  }

  /** This verdict, then another that was reached on the state this one leaves. */
  Verdict then(Verdict next) {
    List<UserEvent> allEvents = new ArrayList<>(events);
    allEvents.addAll(next.events);
    List<Effect> allEffects = new ArrayList<>(effects);
    allEffects.addAll(next.effects);
    return new Verdict(allEvents, next.standing, allEffects);
  }
}
