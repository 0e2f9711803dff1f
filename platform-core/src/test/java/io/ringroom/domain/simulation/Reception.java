package io.ringroom.domain.simulation;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.user.Engagement;
import io.ringroom.id.CallId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the devices of one user log in. A login takes two steps, and anything may happen between
 * them: the calls are asked how they stand, and then the device is told.
 */
final class Reception {
  private record Answered(Login login, List<Engagement> engagements, List<CallCommand.Seen> seen) {}

  private final World world;
  private final UserHost user;
  private final Deque<Login> asking = new ArrayDeque<>();
  private final Deque<Answered> answered = new ArrayDeque<>();

  Reception(World world, UserHost user) {
    this.world = world;
    this.user = user;
  }

  void arrive(Device device) {
    world.note(device, "connects");
    asking.add(device.login());
  }

  /** Whether the device's connection is known, or will be when its login is answered. */
  boolean knows(Device device) {
    return device.link != null
        && (user.desk.knows(device.link)
            || asking.stream().anyMatch(login -> login.link() == device.link)
            || answered.stream().anyMatch(one -> one.login().link() == device.link));
  }

  boolean busy() {
    return !asking.isEmpty() || !answered.isEmpty();
  }

  void step() {
    if (!answered.isEmpty() && (asking.isEmpty() || world.random.nextBoolean())) {
      answer(answered.remove());
    } else if (!asking.isEmpty()) {
      ask(asking.remove());
    }
  }

  /** Answers whom it can at once; false when every login waits for a call, or nobody logs in. */
  boolean advance() {
    int before = asking.size();
    for (int i = 0; i < before; i++) {
      ask(asking.remove());
    }
    boolean moved = asking.size() < before || !answered.isEmpty();
    while (!answered.isEmpty()) {
      answer(answered.remove());
    }
    return moved;
  }

  private void answer(Answered next) {
    if (!user.connections.admit(next.login(), next.engagements(), next.seen())) {
      asking.add(next.login());
    }
  }

  private void ask(Login login) {
    Set<CallId> calls = new LinkedHashSet<>(login.calls());
    calls.addAll(user.state.calls());
    List<Optional<CallCommand.Seen>> seen =
        calls.stream().map(call -> world.host(call).seenBy(user.id)).toList();
    if (seen.stream().allMatch(Optional::isPresent)) {
      answered.add(
          new Answered(
              login, user.state.engagements(), seen.stream().flatMap(Optional::stream).toList()));
    } else {
      asking.add(login);
    }
  }

  /** The user's entity died: who was logging in is not answered and tries again. */
  void closed() {
    asking.clear();
    answered.clear();
  }
}
