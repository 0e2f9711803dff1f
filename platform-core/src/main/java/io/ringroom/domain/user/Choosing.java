package io.ringroom.domain.user;

import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What a user's choice of his {@link Preferences} comes to. */
public sealed interface Choosing {

  /**
   * @param events none when all is as he wants it already
   */
  record Chosen(List<UserEvent> events) implements Choosing {
    public Chosen {
      events = List.copyOf(events);
    }
  }

  record Refused(ErrorCode why) implements Choosing {}

  static Choosing of(UserId me, UserState state, Choice choice, Instant now) {
    Preferences before = state.chosen().at(now);
    if (choice instanceof Choice.Disturb disturb) {
      return dnd(before, disturb, now);
    }
    if (choice instanceof Choice.Wait wait) {
      boolean so = Objects.equals(before.waiting(), wait.waiting());
      return chosen(so ? List.of() : List.of(new UserEvent.WaitingChosen(wait.waiting(), now)));
    }
    if (choice instanceof Choice.Devices devices) {
      boolean so = before.single() != devices.several();
      return chosen(so ? List.of() : List.of(new UserEvent.DevicesChosen(devices.several(), now)));
    }
    if (choice instanceof Choice.Block block) {
      return block(me, before, block.users(), now);
    }
    List<UserId> users =
        ((Choice.Unblock) choice).users().stream().filter(before.blocked()::contains).toList();
    return chosen(users.isEmpty() ? List.of() : List.of(new UserEvent.Unblocked(users, now)));
  }

  private static Choosing dnd(Preferences before, Choice.Disturb choice, Instant now) {
    Dnd wanted = choice.dnd() != null && choice.dnd().holds(now) ? choice.dnd() : null;
    return chosen(
        Objects.equals(wanted, before.dnd())
            ? List.of()
            : List.of(new UserEvent.DndChanged(wanted, now)));
  }

  private static Choosing block(UserId me, Preferences before, List<UserId> users, Instant now) {
    if (users.contains(me)) {
      return new Refused(ErrorCode.SELF_CALL);
    }
    List<UserId> more = users.stream().filter(user -> !before.blocked().contains(user)).toList();
    if (before.block(more).blocked().size() > Preferences.MOST_BLOCKED) {
      return new Refused(ErrorCode.LIST_FULL);
    }
    return chosen(more.isEmpty() ? List.of() : List.of(new UserEvent.Blocked(more, now)));
  }

  private static Choosing chosen(List<UserEvent> events) {
    return new Chosen(events);
  }
}
