package io.ringroom.domain.webhook;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.call.CallPicture;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.webhook.Callback.CallInfo;
import io.ringroom.domain.webhook.Callback.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks of a call: one when it starts, one whenever who is in it or asked into it changes,
 * one when it ends. A call that gave way to the call of the other side ends too, with result {@code
 * Cancel}: who counts starts and ends finds them equal.
 */
public final class Callbacks {
  private static final Set<String> HERE = Set.of("joined", "reconnecting");
  private static final Set<String> ASKED = Set.of("calling", "ringing");

  private Callbacks() {}

  /**
   * @param journal every event of a call that is stored so far, in order
   */
  public static List<Callback> of(List<CallEvent> journal) {
    if (journal.isEmpty() || !(journal.get(0) instanceof CallEvent.Started started)) {
      return List.of();
    }
    CallFacts facts = started.facts();
    CallState state = Call.unknown(facts.call());
    List<User> known = List.of();
    List<Callback> callbacks = new ArrayList<>();
    for (int i = 0; i < journal.size(); i++) {
      CallEvent event = journal.get(i);
      state = Call.evolve(state, event);
      List<User> users = users(state);
      Optional<CallbackCommand> command = command(event, !users.equals(known));
      known = users;
      if (command.isPresent()) {
        CallInfo info = info(facts, state, journal.subList(0, i + 1));
        callbacks.add(callback(command.get(), info, users, event, callbacks.size() + 1L, i + 1L));
      }
    }
    return List.copyOf(callbacks);
  }

  private static Callback callback(
      CallbackCommand command,
      CallInfo info,
      List<User> users,
      CallEvent event,
      long seq,
      long number) {
    return new Callback(command, info, users, event.at().toEpochMilli(), seq, seq - 1, number);
  }

  private static Optional<CallbackCommand> command(CallEvent event, boolean othersThanBefore) {
    if (event instanceof CallEvent.Started) {
      return Optional.of(CallbackCommand.START);
    }
    if (event instanceof CallEvent.Ended) {
      return Optional.of(CallbackCommand.END);
    }
    return othersThanBefore ? Optional.of(CallbackCommand.MEMBER) : Optional.empty();
  }

  private static List<User> users(CallState state) {
    List<User> users = new ArrayList<>();
    for (CallPicture.Person person : CallPicture.of(state).users()) {
      if (HERE.contains(person.state())) {
        users.add(new User(person.user(), "Calling"));
      } else if (ASKED.contains(person.state())) {
        users.add(new User(person.user(), "Waiting"));
      }
    }
    return users;
  }

  private static CallInfo info(CallFacts facts, CallState state, List<CallEvent> sofar) {
    CallPicture picture = CallPicture.of(state);
    Optional<CallEvent.Ended> end = end(sofar);
    return new CallInfo(
        facts.tenant().value(),
        facts.call(),
        facts.caller(),
        picture.mediaType() == MediaType.VIDEO.code() ? "Video" : "Audio",
        facts.oneToOne() ? "SingleCall" : "MultiCall",
        facts.chatGroupId(),
        facts.room(),
        facts.roomIdType(),
        facts.userData(),
        facts.createdAt().toEpochMilli(),
        acceptedAt(sofar),
        end.map(CallEvent::at).map(Instant::toEpochMilli).orElse(null),
        end.map(e -> result(sofar)).orElse(null),
        end.map(e -> e.reason().code()).orElse(null),
        end.map(CallEvent.Ended::totalTime).orElse(null));
  }

  private static Optional<CallEvent.Ended> end(List<CallEvent> sofar) {
    return sofar.get(sofar.size() - 1) instanceof CallEvent.Ended ended
        ? Optional.of(ended)
        : Optional.empty();
  }

  private static String result(List<CallEvent> whole) {
    return CallRecord.of(whole).map(record -> record.result().wireName()).orElse("Cancel");
  }

  private static @Nullable Long acceptedAt(List<CallEvent> sofar) {
    return sofar.stream()
        .filter(CallEvent.Answered.class::isInstance)
        .map(CallEvent::at)
        .map(Instant::toEpochMilli)
        .findFirst()
        .orElse(null);
  }
}
