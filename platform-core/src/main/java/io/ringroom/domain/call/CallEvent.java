package io.ringroom.domain.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.ring.Screening;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a call: stored for ever, so names and fields only ever grow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = CallEvent.Abandoned.class, name = "abandoned"),
  @JsonSubTypes.Type(value = CallEvent.Invited.class, name = "invited"),
  @JsonSubTypes.Type(value = CallEvent.InviteeRang.class, name = "inviteeRang"),
  @JsonSubTypes.Type(value = CallEvent.InviteeUnreachable.class, name = "inviteeUnreachable"),
  @JsonSubTypes.Type(value = CallEvent.InvitationEnded.class, name = "invitationEnded"),
  @JsonSubTypes.Type(value = CallEvent.RingExtended.class, name = "ringExtended"),
  @JsonSubTypes.Type(value = CallEvent.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = CallEvent.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = CallEvent.MediaTypeAsked.class, name = "mediaTypeAsked"),
  @JsonSubTypes.Type(value = CallEvent.MediaTypeRefused.class, name = "mediaTypeRefused"),
  @JsonSubTypes.Type(value = CallEvent.MediaTypeChanged.class, name = "mediaTypeChanged"),
  @JsonSubTypes.Type(value = CallEvent.MemberMoved.class, name = "memberMoved"),
  @JsonSubTypes.Type(value = CallEvent.TracksChanged.class, name = "tracksChanged"),
  @JsonSubTypes.Type(value = CallEvent.HoldChanged.class, name = "holdChanged"),
  @JsonSubTypes.Type(value = CallEvent.MemberLost.class, name = "memberLost"),
  @JsonSubTypes.Type(value = CallEvent.MemberBack.class, name = "memberBack"),
  @JsonSubTypes.Type(value = CallEvent.MemberLeft.class, name = "memberLeft"),
  @JsonSubTypes.Type(value = CallEvent.Barred.class, name = "barred"),
  @JsonSubTypes.Type(value = CallEvent.Ended.class, name = "ended")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CallEvent {
  Instant at();

  <R> R match(Cases<R> cases);

  /** One case for each kind: a kind that is added does not compile until it is handled. */
  interface Cases<R> {
    R started(Started event);

    R abandoned(Abandoned event);

    R invited(Invited event);

    R inviteeRang(InviteeRang event);

    R inviteeUnreachable(InviteeUnreachable event);

    R invitationEnded(InvitationEnded event);

    R ringExtended(RingExtended event);

    R answered(Answered event);

    R joined(Joined event);

    R mediaTypeAsked(MediaTypeAsked event);

    R mediaTypeRefused(MediaTypeRefused event);

    R mediaTypeChanged(MediaTypeChanged event);

    R memberMoved(MemberMoved event);

    R tracksChanged(TracksChanged event);

    R holdChanged(HoldChanged event);

    R memberLost(MemberLost event);

    R memberBack(MemberBack event);

    R memberLeft(MemberLeft event);

    R barred(Barred event);

    R ended(Ended event);
  }

  /** The caller dialled; every callee rings until the deadline. */
  record Started(CallFacts facts, Seat callerSeat, Instant deadline) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.started(this);
    }

    @Override
    public Instant at() {
      return facts.createdAt();
    }
  }

  /** Somebody asked about a call whose start was lost in a crash: it shall never start. */
  record Abandoned(CallId call, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.abandoned(this);
    }
  }

  /**
   * A member asked others into the call.
   *
   * @param users who is asked, in his order; each a first time or once more
   * @param deadline until when they ring
   * @param push what a push says that wakes them; absent for what the call's do
   */
  record Invited(
      UserId inviter, List<UserId> users, Instant deadline, Instant at, @Nullable OfflinePush push)
      implements CallEvent {
    public Invited {
      users = List.copyOf(users);
    }

    public Invited(UserId inviter, List<UserId> users, Instant deadline, Instant at) {
      this(inviter, users, deadline, at, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.invited(this);
    }
  }

  record InviteeRang(UserId user, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.inviteeRang(this);
    }
  }

  /**
   * No device of the invitee rings: none is connected, or the last that rang is gone.
   *
   * @param pushSentAt when his devices were last woken; absent when they were not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InviteeUnreachable(UserId user, @Nullable Instant pushSentAt, Instant at)
      implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.inviteeUnreachable(this);
    }
  }

  /**
   * @param device the device that rejected
   * @param reason the rejecting user's own words
   * @param engagedIn the call that made him busy
   * @param screened why his entity turned the call away, if no device was asked
   */
  record InvitationEnded(
      UserId user,
      Outcome outcome,
      @Nullable DeviceId device,
      @Nullable String reason,
      Instant at,
      @Nullable CallId engagedIn,
      @Nullable Screening screened)
      implements CallEvent {
    public InvitationEnded(
        UserId user,
        Outcome outcome,
        @Nullable DeviceId device,
        @Nullable String reason,
        Instant at,
        @Nullable CallId engagedIn) {
      this(user, outcome, device, reason, at, engagedIn, null);
    }

    public InvitationEnded(
        UserId user,
        Outcome outcome,
        @Nullable DeviceId device,
        @Nullable String reason,
        Instant at) {
      this(user, outcome, device, reason, at, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.invitationEnded(this);
    }
  }

  /**
   * An outage ate the ring deadlines; who is still pending has until {@code deadline}. Once only.
   */
  record RingExtended(Instant deadline, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ringExtended(this);
    }
  }

  /** He came in without being asked, or back. */
  record Joined(UserId user, Seat seat, int attempt, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.joined(this);
    }
  }

  record Answered(UserId user, Seat seat, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.answered(this);
    }
  }

  /** A member goes on from another of his devices. */
  record MemberMoved(UserId user, Seat seat, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.memberMoved(this);
    }
  }

  /**
   * @param byModerator true when a moderator closed them
   */
  record TracksChanged(UserId user, Tracks tracks, Instant at, @Nullable Boolean byModerator)
      implements CallEvent {
    public TracksChanged(UserId user, Tracks tracks, Instant at) {
      this(user, tracks, at, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.tracksChanged(this);
    }
  }

  /**
   * A member has put the call on hold, or taken it up again.
   *
   * @param held whether he neither hears nor is heard from now on
   */
  record HoldChanged(UserId user, boolean held, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.holdChanged(this);
    }
  }

  record MemberLost(UserId user, Instant until, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.memberLost(this);
    }
  }

  record MemberBack(UserId user, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.memberBack(this);
    }
  }

  /**
   * @param lost true when the grace after a lost connection ran out, false when he hung up
   * @param cause what made him leave, if it was neither
   */
  record MemberLeft(UserId user, boolean lost, Instant at, @Nullable Cause cause)
      implements CallEvent {
    public MemberLeft(UserId user, boolean lost, Instant at) {
      this(user, lost, at, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.memberLeft(this);
    }
  }

  /** A member asks the other to change what the call is for. */
  record MediaTypeAsked(UserId user, MediaType media, Instant deadline, Instant at)
      implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mediaTypeAsked(this);
    }
  }

  /**
   * @param user who had asked
   * @param by who said no, himself if he has thought better of it; absent when nobody answered in
   *     time
   */
  record MediaTypeRefused(UserId user, @Nullable UserId by, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mediaTypeRefused(this);
    }
  }

  /** What the call is for has changed; for voice, every camera is closed by it. */
  record MediaTypeChanged(UserId user, MediaType media, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mediaTypeChanged(this);
    }
  }

  /** The user may not come back into the call. */
  record Barred(UserId user, Instant at) implements CallEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.barred(this);
    }
  }

  /**
   * @param by the user whose act or loss ended it
   * @param totalTime whole seconds from the first answer to the end; 0 if it never began
   * @param connectionLost whether the act was a loss of connection
   * @param into the call that goes on, if this one was merged into it
   * @param cause what lies behind it, where the reason does not say it
   */
  record Ended(
      EndReason reason,
      @Nullable UserId by,
      long totalTime,
      boolean connectionLost,
      @Nullable CallId into,
      Instant at,
      @Nullable Cause cause)
      implements CallEvent {
    public Ended(
        EndReason reason,
        @Nullable UserId by,
        long totalTime,
        boolean connectionLost,
        @Nullable CallId into,
        Instant at) {
      this(reason, by, totalTime, connectionLost, into, at, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ended(this);
    }
  }
}
