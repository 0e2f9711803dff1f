package io.ringroom.domain.conference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A conference from the first who joins to some time after the last has left.
 *
 * @param media its media room; each sitting has one of its own
 * @param participants in the order of joining
 * @param closeAt when an empty one ends; absent while somebody is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sitting(
    RoomId media, Instant openedAt, List<Participant> participants, @Nullable Instant closeAt) {
  public Sitting {
    participants = List.copyOf(participants);
  }

  public Optional<Participant> of(UserId user) {
    return participants.stream().filter(one -> one.user().equals(user)).findFirst();
  }

  @JsonIgnore
  public boolean isEmpty() {
    return participants.isEmpty();
  }

  Sitting plus(Participant participant) {
    if (of(participant.user()).isPresent()) {
      return change(participant.user(), before -> participant);
    }
    List<Participant> next = new ArrayList<>(participants);
    next.add(participant);
    return new Sitting(media, openedAt, next, null);
  }

  Sitting without(UserId user) {
    return with(participants.stream().filter(one -> !one.user().equals(user)).toList());
  }

  Sitting change(UserId user, UnaryOperator<Participant> step) {
    List<Participant> next = new ArrayList<>(participants);
    next.replaceAll(one -> one.user().equals(user) ? step.apply(one) : one);
    return with(next);
  }

  Sitting changeAll(UnaryOperator<Participant> step) {
    return with(participants.stream().map(step).toList());
  }

  Sitting closing(Instant at) {
    return new Sitting(media, openedAt, participants, at);
  }

  private Sitting with(List<Participant> next) {
    return new Sitting(media, openedAt, next, closeAt);
  }
}
