package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.user.Engagement;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * I1 with call waiting: whoever is in two calls talks in one of them, but for the moments until the
 * one he talked in before has heard that he took up the other; and nobody is in three.
 */
final class HoldAudit {
  /** He says it again every three seconds; the simulation looks at most eight after that. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(11);

  private final World world;
  private final BiConsumer<Boolean, String> require;
  private final Map<UserId, Instant> quietSince = new HashMap<>();

  HoldAudit(World world, BiConsumer<Boolean, String> require) {
    this.world = world;
    this.require = require;
  }

  void run() {
    for (UserHost user : world.users.values()) {
      List<CallId> calls = user.state.engagements().stream().map(Engagement::call).toList();
      require.accept(
          calls.size() < 2 || world.traffic.waiting(), "I1: " + user.id + " has two calls");
      List<CallId> talks = calls.stream().filter(call -> talksIn(call, user.id)).toList();
      if (talks.size() < 2 || isCuring(user, talks)) {
        quietSince.remove(user.id);
      } else {
        Instant since = quietSince.computeIfAbsent(user.id, id -> world.now);
        require.accept(
            asksAgain(user) && !since.plus(LONGEST_SILENCE).isBefore(world.now),
            "I1: " + user.id + " talks in " + talks + " and nobody says so");
      }
    }
  }

  /** Whether a word about it is under way, or somebody who will say one is to be restarted. */
  private boolean isCuring(UserHost user, List<CallId> talks) {
    return user.down
        || talks.stream()
            .anyMatch(call -> world.host(call).down || world.mail.underWay(call, user.id));
  }

  private boolean asksAgain(UserHost user) {
    return !world.rules.questions(user.id, user.state, user.standing).isEmpty();
  }

  private boolean talksIn(CallId call, UserId user) {
    return world.host(call).state instanceof Live live
        && live.beganAt() != null
        && live.members().all().stream()
            .anyMatch(member -> member.user().equals(user) && !member.held());
  }
}
