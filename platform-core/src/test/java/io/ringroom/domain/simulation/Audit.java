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
import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What must hold in every schedule, whatever was reordered, doubled, lost or killed. */
final class Audit {
  private static final Duration MOST_EXTRA_RING = Duration.ofSeconds(5);

  /** A timer of the simulation is at most three steps of eight seconds late. */
  private static final Duration LATEST_TIMER = Duration.ofSeconds(30);

  final List<String> faults = new ArrayList<>();
  private final World world;

  Audit(World world) {
    this.world = world;
    this.holds = new HoldAudit(world, (holds, otherwise) -> require(holds, "%s", otherwise));
  }

  private void require(boolean holds, String otherwise, Object... details) {
    String fault = holds ? "" : otherwise.formatted(details);
    if (!holds && !faults.contains(fault)) {
      faults.add(fault);
    }
  }

  private final HoldAudit holds;

  /** After every step: one begun call a user at most, and no camera in an audio call. */
  void always() {
    if (world.traffic.ordered()) {
      new SightAudit(world, (holds, otherwise) -> require(holds, "%s", otherwise)).run();
    }
    holds.run();
    for (CallHost call : world.calls.values()) {
      if (call.state instanceof Live live) {
        for (Member member : live.members().all()) {
          require(
              world.host(member.user()).state.engagedIn(call.id) || isLeaving(call, member),
              "I1: %s takes part in %s and is not in it",
              member.user(),
              call.id);
          boolean camera = member.seat().tracks().video();
          require(
              !camera || live.media() == MediaType.VIDEO,
              "I10: a camera is open in the audio call %s",
              call.id);
        }
        roomHoldsTheMembers(live);
        deadlinesAreKept(call, live);
        nobodyIsAlone(call, live);
      }
    }
  }

  /** R8: whoever is left alone, with nobody to come, is let go at once. */
  private void nobodyIsAlone(CallHost call, Live live) {
    boolean alone = live.beganAt() != null && live.members().all().size() < 2;
    boolean hoping = live.invitations().all().stream().anyMatch(asked -> asked.outcome() == null);
    boolean waiting = call.down || Causes.mayWait(live, world.now.minus(LATEST_TIMER));
    require(!alone || hoping || waiting, "somebody is alone in %s", call.id);
  }

  private void deadlinesAreKept(CallHost call, Live live) {
    Instant deadline = CallDuties.of(live).deadline();
    if (deadline != null && !call.down) {
      Instant from = deadline.isAfter(call.upSince) ? deadline : call.upSince;
      require(
          !from.plus(LATEST_TIMER).isBefore(world.now), "I9: %s lets %s pass", call.id, deadline);
    }
  }

  /**
   * Whether the call took in somebody who does not know it: his wish to join was said twice and
   * refused the first time, or a late accept of an earlier attempt answered one he has not heard
   * of. The call hears of that by return. Known: not where either dies before it is said; he then
   * stays on the list until he acts, or the call ends. No other member is ever in a call that he is
   * not engaged in.
   */
  boolean isLeaving(CallHost call, Member member) {
    UserHost user = world.host(member.user());
    return People.comesAgain(call, user)
        && (call.down
            || People.mayHaveMissedThatHeIsIn(call, user)
            || member.lostUntil() != null
            || world.mail.underWay(call.id, user.id));
  }

  private void roomHoldsTheMembers(Live live) {
    RoomNeed room = CallDuties.of(live).room();
    require((room != null) == (live.beganAt() != null), "a room before an answer, or none after");
    require(
        room == null || room.occupants().size() == live.members().all().size(),
        "somebody else is in the room of %s",
        live.facts().call());
  }

  /** What a call makes of a message, or of the time when there is none. */
  void causes(CallHost call, @Nullable ToCall message, Decision decision) {
    if (!decision.events().isEmpty()) {
      new Causes(message, world.now, faults::add).check(call.state, decision.events());
    }
  }

  /** Nobody engages again in what he was released from. */
  void engages(UserHost user, Engagement engagement) {
    boolean released =
        user.journal.stream()
            .anyMatch(
                event ->
                    event instanceof UserEvent.Released gone
                        && gone.call().equals(engagement.call())
                        && (gone.upTo() == null
                            || Attempt.number(engagement.attempt()) <= gone.upTo()));
    require(!released, "%s engages in %s after his release", user.id, engagement.call());
  }

  /** A restarted call is what it was. */
  void replayed(CallHost call) {
    require(
        call.state.equals(call.states.get(call.states.size() - 1)),
        "I6: %s is replayed to another state",
        call.id);
  }

  /** An outage never makes anybody ring longer than five seconds beyond it. */
  void recovered(CallId call, CallState before, Instant now) {
    Decision decision = world.rules.recovered(before, now);
    if (!(before instanceof Live was)) {
      require(decision.events().isEmpty(), "%s is not alive and recovers to something", call);
      return;
    }
    CallState after = was;
    for (CallEvent event : decision.events()) {
      after = Call.evolve(after, event);
    }
    if (after instanceof Live is) {
      Instant latest = now.plus(MOST_EXTRA_RING);
      for (Invitation asked : was.invitations().all()) {
        Instant bound = asked.deadline().isAfter(latest) ? asked.deadline() : latest;
        require(
            is.invitations().all().stream()
                .filter(same -> same.user().equals(asked.user()))
                .noneMatch(same -> same.deadline().isAfter(bound)),
            "I9: %s rings on in %s",
            asked.user(),
            call);
      }
      require(
          is.members().all().stream().noneMatch(member -> member.lostUntil() == null),
          "a member of %s is taken to be connected after a crash",
          call);
    }
  }

  /** The call dies after each of its events, and comes back at some moment after it. */
  private void crashAfterEachEvent(CallHost call) {
    for (int i = 0; i < call.journal.size(); i++) {
      Instant back = call.journal.get(i).at().plusMillis(world.random.nextInt(60_000));
      recovered(call.id, call.states.get(i + 1), back);
    }
  }

  void shown(UserHost user, ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived ring) {
      world.tally.rings += user.devices.size();
      world.tally.ghostRings +=
          world.host(ring.callId()).concerns(user.id) ? 0 : user.devices.size();
      require(
          world.host(ring.callId()).rung.contains(user.id),
          "%s rings for %s before the call has said so",
          user.id,
          ring.callId());
    }
  }

  /** Every event comes to a device once and in order, through any number of connections. */
  void numbered(Device device, OptionalLong next, long seq) {
    require(
        next.isPresent() && next.getAsLong() == seq,
        "%s is told event %s, and the next for it is %s",
        device,
        seq,
        next);
  }

  /** False is a "busy" that had ceased to be true before the offer reached the user. */
  void busy(UserHost user, CallId offered, @Nullable CallId named) {
    world.tally.busy++;
    CallId engaged = named == null ? user.state.call().orElseThrow() : named;
    Integer left = world.host(engaged).leftAtStep.get(user.id);
    Integer asked = user.offeredAtStep.get(offered);
    require(
        left == null || asked == null || left >= asked,
        "%s is called busy for %s, which he has left",
        user.id,
        engaged);
  }

  /** When all mail is delivered and everybody has hung up. */
  void atRest() {
    for (CallHost call : world.calls.values()) {
      world.tally.calls++;
      require(call.state instanceof Over, "I2: %s never ends: %s", call.id, call.state);
      if (call.state instanceof Over over) {
        world.tally.merged += over.reason() == EndReason.MERGED ? 1 : 0;
        new JournalAudit(call, over, faults).run();
        crashAfterEachEvent(call);
      }
    }
    for (UserHost user : world.users.values()) {
      require(user.state.engagement() == null, "I2: %s is busy for ever: %s", user.id, user.state);
    }
    if (world.traffic.ordered()) {
      new DeviceAudit(world, faults).run();
    }
  }
}
