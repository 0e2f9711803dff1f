package io.ringroom.domain.user;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a user makes of each word of a call. */
record Hearing(UserId me, UserState state, Standing standing, Instant now)
    implements ToUser.Cases<Verdict> {

  @Override
  public Verdict offer(ToUser.Offer message) {
    return new OfferRule(me, state, standing, now).judge(message.invite());
  }

  @Override
  public Verdict ringGo(ToUser.RingGo message) {
    boolean awaited = standing.phase() == Phase.OFFERED || standing.phase() == Phase.UNKNOWN;
    if (!state.engagedIn(message.call()) || !awaited) {
      return Verdict.nothing(standing);
    }
    return Verdict.does(
        standing.in(Phase.RINGING), new Effect.Show(Audience.ALL, received(message.invite())));
  }

  private ClientEvent received(Invite invite) {
    long deadline = invite.deadline().toEpochMilli();
    return new ClientEvent.CallReceived(
        invite.call(),
        invite.caller(),
        invite.callees(),
        invite.media().code(),
        invite.room(),
        invite.userData(),
        invite.chatGroupId(),
        deadline,
        Math.max(0, deadline - now.toEpochMilli()),
        standing.phase() == Phase.UNKNOWN);
  }

  @Override
  public Verdict began(ToUser.Began message) {
    return Verdict.nothing(state.engagedIn(message.call()) ? standing.in(Phase.IN) : standing);
  }

  @Override
  public Verdict release(ToUser.Release message) {
    return releasedFrom(message.call());
  }

  @Override
  public Verdict verified(ToUser.Verified message) {
    if (!state.engagedIn(message.call())) {
      return message.offer() == null
          ? Verdict.nothing(standing)
          : new OfferRule(me, state, standing, now).judge(message.offer());
    }
    return message.live() ? stillIn(message) : freeAgain(message);
  }

  private Verdict stillIn(ToUser.Verified message) {
    Standing known = standing.phase() == Phase.UNKNOWN ? standing.in(message.phase()) : standing;
    return message.offer() == null
        ? Verdict.nothing(known)
        : new OfferRule(me, state, known, now).judgeKnowingHeIsIn(message.offer());
  }

  private Verdict freeAgain(ToUser.Verified message) {
    Verdict released = releasedFrom(message.call());
    if (message.offer() == null) {
      return released;
    }
    UserState after = state.evolve(new UserEvent.Released(message.call(), now));
    return released.then(new OfferRule(me, after, Standing.UNKNOWN, now).judge(message.offer()));
  }

  /** The other side's call won: the engagement moves over, and that call already has our accept. */
  @Override
  public Verdict mergedInto(ToUser.MergedInto message) {
    CallId from = message.call();
    Engagement engagement = state.engagement();
    if (engagement == null || !engagement.call().equals(from)) {
      return releasedFrom(from);
    }
    List<UserEvent> events = new ArrayList<>();
    events.add(new UserEvent.Released(from, now));
    if (state.tombstones().has(message.into())) {
      return new Verdict(events, Standing.UNKNOWN, List.of());
    }
    events.add(new UserEvent.Engaged(Engagement.callee(message.into(), engagement.peer()), now));
    return new Verdict(events, Standing.fresh(Phase.MERGING), List.of());
  }

  @Override
  public Verdict told(ToUser.Told message) {
    if (!state.engagedIn(message.call()) || message.revision() <= standing.revision()) {
      return Verdict.nothing(standing);
    }
    List<Effect> shows = new ArrayList<>();
    message.notices().forEach(n -> shows.add(new Effect.Show(n.audience(), n.event())));
    return new Verdict(List.of(), standing.heard(message.revision()), shows);
  }

  @Override
  public Verdict refresh(ToUser.Refresh message) {
    if (!state.engagedIn(message.call())) {
      return Verdict.nothing(standing);
    }
    return Verdict.does(
        new Standing(message.phase(), message.revision()),
        new Effect.Show(Audience.ALL, new ClientEvent.Resync(message.call(), message.view())),
        new Effect.SayWhetherConnected(message.call(), message.view().device()));
  }

  private Verdict releasedFrom(CallId call) {
    if (state.tombstones().has(call) && !state.engagedIn(call)) {
      return Verdict.nothing(standing);
    }
    return new Verdict(
        List.of(new UserEvent.Released(call, now)),
        state.engagedIn(call) ? Standing.UNKNOWN : standing,
        List.of());
  }
}
