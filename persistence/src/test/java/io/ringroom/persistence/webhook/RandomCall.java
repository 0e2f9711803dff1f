package io.ringroom.persistence.webhook;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A call that users do random things to, as the real core decides. */
final class RandomCall {
  static final TenantId TENANT = new TenantId(1);
  private static final DeviceId DEVICE = new DeviceId("page");
  private static final List<UserId> USERS =
      List.of(new UserId("ann"), new UserId("bob"), new UserId("cat"), new UserId("dan"));

  private final CallId call;
  private final Random random;
  private final List<CallEvent> journal = new ArrayList<>();
  private CallState state;
  private Instant now;

  RandomCall(CallId call, Random random, Instant start) {
    this.call = call;
    this.random = random;
    this.state = Call.unknown(call);
    this.now = start;
    apply(
        Call.decide(
            state,
            new ToCall.Start(
                TENANT,
                USERS.get(0),
                seat(),
                USERS.subList(1, 2 + random.nextInt(3)),
                MediaType.AUDIO,
                Duration.ofSeconds(30),
                "",
                "",
                null),
            now));
  }

  private static Seat seat() {
    return Seat.of(DEVICE, Tracks.NONE);
  }

  CallId id() {
    return call;
  }

  List<CallEvent> journal() {
    return journal;
  }

  boolean over() {
    return state instanceof CallState.Over;
  }

  /** Something happens, or is refused. */
  void step() {
    now = now.plusMillis(random.nextInt(2000));
    UserId user = USERS.get(random.nextInt(USERS.size()));
    apply(
        random.nextInt(10) == 0
            ? Call.timePassed(state, now)
            : Call.decide(state, anything(user), now));
  }

  void end() {
    apply(Call.decide(state, new ToCall.EndByServer(null), now));
  }

  private ToCall anything(UserId user) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> new ToCall.Offered(user);
      case 2 -> new ToCall.Rang(user);
      case 3 -> new ToCall.Accept(user, seat());
      case 4 -> new ToCall.Reject(user, DEVICE, "");
      case 5 -> new ToCall.SetTracks(user, DEVICE, random.nextBoolean(), null);
      case 6 -> new ToCall.InviteUsers(user, DEVICE, USERS.subList(1, 4), Duration.ofSeconds(30));
      default -> new ToCall.Hangup(user, DEVICE);
    };
  }

  private void apply(Decision decision) {
    for (CallEvent event : decision.events()) {
      state = Call.evolve(state, event);
      journal.add(event);
    }
  }
}
