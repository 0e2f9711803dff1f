package io.ringroom.domain.simulation;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallDuties;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Invitation;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold in every schedule, whatever was reordered, doubled, lost or killed. */
final class Audit {
  private static final Duration MOST_EXTRA_RING = Duration.ofSeconds(5);

  final List<String> faults = new ArrayList<>();
  private final World world;

  Audit(World world) {
    this.world = world;
  }

  private void require(boolean holds, String otherwise, Object... details) {
    if (!holds) {
      faults.add(otherwise.formatted(details));
    }
  }

  /** After every step: one begun call a user at most, and no camera in an audio call. */
  void always() {
    Map<UserId, CallId> in = new HashMap<>();
    for (CallHost call : world.calls.values()) {
      if (call.state instanceof Live live) {
        for (Member member : live.members().all()) {
          if (live.beganAt() != null) {
            CallId other = in.put(member.user(), call.id);
            require(other == null, "%s is in %s and in %s", member.user(), other, call.id);
          }
          boolean camera = member.seat().tracks().video();
          require(
              !camera || live.facts().media() == MediaType.VIDEO,
              "a camera is open in the audio call %s",
              call.id);
        }
        roomHoldsTheMembers(live);
      }
    }
  }

  private void roomHoldsTheMembers(Live live) {
    CallDuties.RoomNeed room = CallDuties.of(live).room();
    require((room != null) == (live.beganAt() != null), "a room before an answer, or none after");
    require(
        room == null || room.occupants().size() == live.members().all().size(),
        "somebody else is in the room of %s",
        live.facts().call());
  }

  /** A restarted call is what it was. */
  void replayed(CallHost call) {
    require(
        call.state.equals(call.states.get(call.states.size() - 1)),
        "%s is replayed to another state",
        call.id);
  }

  /** An outage never makes anybody ring longer than five seconds beyond it, and only once. */
  void recovered(CallHost call, Decision decision) {
    if (!(call.state instanceof Live before)) {
      require(decision.events().isEmpty(), "%s is over and recovers to something", call.id);
      return;
    }
    CallState after = before;
    for (CallEvent event : decision.events()) {
      after = Call.evolve(after, event);
    }
    Instant latest = world.now.plus(MOST_EXTRA_RING);
    for (Invitation was : before.invitations().all()) {
      Instant bound = was.deadline().isAfter(latest) ? was.deadline() : latest;
      if (after instanceof Live live) {
        live.invitations().all().stream()
            .filter(is -> is.user().equals(was.user()))
            .forEach(is -> require(!is.deadline().isAfter(bound), "%s rings too long", is.user()));
      }
    }
  }

  void ring(UserHost user, CallId call) {
    world.tally.rings++;
    if (!world.host(call).concerns(user.id)) {
      world.tally.ghostRings++;
    }
  }

  /** False is a "busy" that had ceased to be true before the offer reached the user. */
  void busy(UserHost user, CallId offered) {
    world.tally.busy++;
    CallId engaged = user.state.call().orElseThrow();
    Integer left = world.host(engaged).leftAtStep.get(user.id);
    Integer asked = user.offeredAtStep.get(offered);
    if (left != null && asked != null && left < asked) {
      world.tally.falseBusy++;
    }
  }

  /** When all mail is delivered and everybody has hung up. */
  void atRest() {
    for (CallHost call : world.calls.values()) {
      world.tally.calls++;
      require(call.state instanceof Over, "%s never ends: %s", call.id, call.state);
      if (call.state instanceof Over over) {
        world.tally.merged += over.reason() == EndReason.MERGED ? 1 : 0;
        new JournalAudit(call, over, faults).run();
      }
    }
    for (UserHost user : world.users.values()) {
      require(user.state.engagement() == null, "%s is busy for ever: %s", user.id, user.state);
    }
    if (world.traffic.ordered()) {
      new DeviceAudit(world, faults).run();
    }
  }
}
