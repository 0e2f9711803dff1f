package io.ringroom.domain.user;

import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a user makes of each word of a call. */
record Hearing(UserId me, UserState state, Standing standing, boolean waiting, Instant now)
    implements ToUser.Cases<Verdict> {

  @Override
  public Verdict offer(ToUser.Offer message) {
    return new OfferRule(me, state, standing, waiting, now).judge(message.invite());
  }

  @Override
  public Verdict ringGo(ToUser.RingGo message) {
    if (!engagedBy(message.invite())) {
      return Verdict.nothing(standing);
    }
    List<Effect> accept = acceptIfMoved(state.engagement());
    boolean awaited = standing.phase() == Phase.OFFERED || standing.phase() == Phase.UNKNOWN;
    if (!accept.isEmpty() || !awaited) {
      return new Verdict(List.of(), standing, accept);
    }
    return Verdict.does(
        standing.in(Phase.RINGING), new Effect.Show(Audience.ALL, ring(message.invite())));
  }

  /** In another call he is told of it, and not rung out of it. */
  private ClientEvent ring(Invite invite) {
    ClientEvent.CallReceived ring = received(invite);
    return state.other() == null ? ring : ClientEvent.CallWaiting.of(ring, state.other().call());
  }

  private ClientEvent.CallReceived received(Invite invite) {
    long deadline = invite.deadline().toEpochMilli();
    return new ClientEvent.CallReceived(
        invite.call(),
        invite.from(),
        invite.callees(),
        invite.media().code(),
        invite.room(),
        invite.userData(),
        invite.chatGroupId(),
        deadline,
        Math.max(0, deadline - now.toEpochMilli()),
        standing.phase() == Phase.UNKNOWN,
        invite.number());
  }

  @Override
  public Verdict began(ToUser.Began message) {
    Engagement engagement = state.engagement();
    boolean mine =
        engagement != null
            && engagement.call().equals(message.call())
            && engagement.number() == Attempt.number(message.attempt());
    int attempt = Attempt.number(message.attempt());
    boolean gone = !state.engagedIn(message.call());
    if (gone || (!mine && state.tombstones().cover(message.call(), attempt))) {
      return Verdict.does(
          standing,
          new Effect.Tell(message.call(), new ToCall.OfferRefused(me, message.attempt())));
    }
    if (mine && standing.phase() == Phase.UNKNOWN) {
      return Verdict.does(standing, askForPicture());
    }
    return Verdict.nothing(mine && !standing.begun() ? standing.in(Phase.IN) : standing);
  }

  Effect askForPicture() {
    Engagement engagement = Objects.requireNonNull(state.engagement());
    return new Effect.AskForPicture(engagement.call(), engagement.attempt());
  }

  @Override
  public Verdict release(ToUser.Release message) {
    return releasedFrom(message.call(), message.upTo(), message.farewell());
  }

  /**
   * A wish that is refused leaves him free, and as many visits behind him as the call counts. Where
   * the call has spoken to him since, as to one it has asked or taken in, this is the refusal of an
   * earlier saying, come late.
   */
  @Override
  public Verdict joinRefused(ToUser.JoinRefused message) {
    Engagement engagement = state.engagement();
    boolean wished =
        engagement != null
            && engagement.call().equals(message.call())
            && engagement.role() == Role.JOINER
            && engagement.number() == message.number()
            && standing.waiting()
            && standing.revision() == 0;
    return wished
        ? new Verdict(
            List.of(new UserEvent.Released(message.call(), now, message.counted())),
            standing.released(),
            List.of())
        : Verdict.nothing(standing);
  }

  @Override
  public Verdict verified(ToUser.Verified message) {
    return new CallAnswer(this, message).verdict();
  }

  /**
   * The other side's call won. He dialled that very peer, so he accepts: after he has moved over,
   * or what the winner tells him would come before he listens.
   */
  @Override
  public Verdict mergedInto(ToUser.MergedInto message) {
    CallId from = message.call();
    CallId into = message.into();
    Engagement engagement = state.engagement();
    if (engagement == null || !engagement.call().equals(from)) {
      return releasedFrom(from, null, List.of());
    }
    List<UserEvent> events = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    events.add(new UserEvent.Released(from, now));
    effects.add(
        new Effect.Show(dialledOn(engagement), new ClientEvent.CallMerged(from, from, into)));
    if (state.tombstones().has(into)) {
      return new Verdict(events, standing.released(), effects);
    }
    Engagement moved = engagement.movedTo(into);
    events.add(new UserEvent.Engaged(moved, now));
    effects.addAll(acceptIfMoved(moved));
    Standing merging = Standing.fresh(Phase.MERGING);
    return new Verdict(
        events, state.other() == null ? merging : standing.released().beside(merging), effects);
  }

  private static Audience dialledOn(Engagement engagement) {
    return engagement.seat() == null ? Audience.ALL : Audience.only(engagement.seat().device());
  }

  /** Said again whenever the call still waits for him: the first may have been lost in a crash. */
  List<Effect> acceptIfMoved(@Nullable Engagement engagement) {
    return engagement != null && engagement.moved() && engagement.seat() != null
        ? List.of(new Effect.Tell(engagement.call(), new ToCall.Accept(me, engagement.seat())))
        : List.of();
  }

  @Override
  public Verdict told(ToUser.Told message) {
    if (!concerns(message.call(), message.attempt()) || message.revision() <= standing.revision()) {
      return Verdict.nothing(standing);
    }
    return new Verdict(List.of(), standing.heard(message.revision()), shows(message.notices()));
  }

  @Override
  public Verdict talking(ToUser.Talking message) {
    return Verdict.nothing(
        state.engagedIn(message.call())
            ? standing.talking(message.held(), message.since())
            : standing);
  }

  /** Who is shown as in, and is not, says so, as one who is told so by {@code Began}. */
  @Override
  public Verdict refresh(ToUser.Refresh message) {
    boolean in = message.phase() == Phase.IN || message.phase() == Phase.HELD;
    if (in && !state.engagedIn(message.call())) {
      return Verdict.does(
          standing,
          new Effect.Tell(message.call(), new ToCall.OfferRefused(me, message.attempt())));
    }
    boolean stale = message.revision() < standing.revision();
    if (!concerns(message.call(), message.attempt()) || stale) {
      return Verdict.nothing(standing);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(
        new Effect.Show(Audience.ALL, new ClientEvent.Resync(message.call(), message.view())));
    effects.add(new Effect.SayWhetherConnected(message.call(), message.view().device()));
    if (message.phase() == Phase.RINGING) {
      effects.addAll(acceptIfMoved(state.engagement()));
    }
    return new Verdict(
        List.of(), standing.in(message.phase()).heard(message.revision()), List.copyOf(effects));
  }

  /**
   * @param upTo the last attempt that is over; absent when the call is
   */
  Verdict releasedFrom(CallId call, @Nullable Integer upTo, List<ToUser.Notice> farewell) {
    boolean engaged = state.engagedIn(call);
    if (engaged ? !endedBy(upTo) : state.tombstones().cover(call, upTo)) {
      return Verdict.nothing(standing);
    }
    return new Verdict(
        List.of(new UserEvent.Released(call, now, upTo)),
        engaged ? standing.released() : standing,
        engaged ? shows(farewell) : List.of());
  }

  /** Whether this call speaks of the visit he is on, or of one he has yet to hear of. */
  private boolean concerns(CallId call, @Nullable Integer attempt) {
    return state.engagement() != null
        && state.engagedIn(call)
        && state.engagement().number() <= Attempt.number(attempt);
  }

  private boolean engagedBy(Invite invite) {
    return state.engagedIn(invite.call())
        && state.engagement() != null
        && state.engagement().number() == invite.number();
  }

  boolean endedBy(@Nullable Integer upTo) {
    return state.engagement() != null && state.engagement().endedBy(upTo);
  }

  private static List<Effect> shows(List<ToUser.Notice> notices) {
    return notices.stream()
        .<Effect>map(notice -> new Effect.Show(notice.audience(), notice.event()))
        .toList();
  }
}
