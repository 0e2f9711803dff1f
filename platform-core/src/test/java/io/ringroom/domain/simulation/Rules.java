package io.ringroom.domain.simulation;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallNotices;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;

/** The decisions under test. Each default is the real one; a test that seeds a fault overrides. */
interface Rules {
  Rules REAL = new Rules() {};

  default Decision decide(CallState state, ToCall message, Instant now) {
    return Call.decide(state, message, now);
  }

  default List<Outgoing> notices(
      CallState before, CallEvent event, CallState after, long revision) {
    return CallNotices.of(before, event, after, revision);
  }

  default Verdict hear(UserId me, UserState state, Standing standing, ToUser message, Instant now) {
    return User.hear(me, state, standing, message, now);
  }
}
