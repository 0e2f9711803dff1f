package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What users, their devices and the tenant's server say to a call. All but {@link Start} may come
 * twice or late.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToCall.Start.class, name = "start"),
  @JsonSubTypes.Type(value = ToCall.Offered.class, name = "offered"),
  @JsonSubTypes.Type(value = ToCall.Busy.class, name = "busy"),
  @JsonSubTypes.Type(value = ToCall.OfferRefused.class, name = "offerRefused"),
  @JsonSubTypes.Type(value = ToCall.Screened.class, name = "screened"),
  @JsonSubTypes.Type(value = ToCall.Rang.class, name = "rang"),
  @JsonSubTypes.Type(value = ToCall.Unreachable.class, name = "unreachable"),
  @JsonSubTypes.Type(value = ToCall.Accept.class, name = "accept"),
  @JsonSubTypes.Type(value = ToCall.Reject.class, name = "reject"),
  @JsonSubTypes.Type(value = ToCall.Hangup.class, name = "hangup"),
  @JsonSubTypes.Type(value = ToCall.InviteUsers.class, name = "inviteUsers"),
  @JsonSubTypes.Type(value = ToCall.Join.class, name = "join"),
  @JsonSubTypes.Type(value = ToCall.SwitchMedia.class, name = "switchMedia"),
  @JsonSubTypes.Type(value = ToCall.AnswerMedia.class, name = "answerMedia"),
  @JsonSubTypes.Type(value = ToCall.Move.class, name = "move"),
  @JsonSubTypes.Type(value = ToCall.SetTracks.class, name = "setTracks"),
  @JsonSubTypes.Type(value = ToCall.Hold.class, name = "hold"),
  @JsonSubTypes.Type(value = ToCall.Unhold.class, name = "unhold"),
  @JsonSubTypes.Type(value = ToCall.Mute.class, name = "mute"),
  @JsonSubTypes.Type(value = ToCall.Kick.class, name = "kick"),
  @JsonSubTypes.Type(value = ToCall.EndByServer.class, name = "endByServer"),
  @JsonSubTypes.Type(value = ToCall.Verify.class, name = "verify"),
  @JsonSubTypes.Type(value = ToCall.Merge.class, name = "merge"),
  @JsonSubTypes.Type(value = ToCall.Lost.class, name = "lost"),
  @JsonSubTypes.Type(value = ToCall.Back.class, name = "back")
})
public sealed interface ToCall {

  <R> R match(Cases<R> cases);

  /** One case for each kind: a kind that is added does not compile until it is handled. */
  interface Cases<R> {
    R start(Start message);

    R offered(Offered message);

    R busy(Busy message);

    R offerRefused(OfferRefused message);

    R screened(Screened message);

    R rang(Rang message);

    R unreachable(Unreachable message);

    R accept(Accept message);

    R reject(Reject message);

    R hangup(Hangup message);

    R inviteUsers(InviteUsers message);

    R join(Join message);

    R switchMedia(SwitchMedia message);

    R answerMedia(AnswerMedia message);

    R move(Move message);

    R setTracks(SetTracks message);

    R hold(Hold message);

    R unhold(Unhold message);

    R mute(Mute message);

    R kick(Kick message);

    R endByServer(EndByServer message);

    R verify(Verify message);

    R merge(Merge message);

    R lost(Lost message);

    R back(Back message);
  }

  /**
   * @param ringFor how long each invitee may ring, 5 to 180 seconds
   * @param callees one or more users, none of them twice, the caller not among them
   * @param options what is chosen for this call; absent when all is as usual
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Start(
      TenantId tenant,
      UserId caller,
      Seat seat,
      List<UserId> callees,
      MediaType media,
      Duration ringFor,
      String userData,
      String chatGroupId,
      @Nullable CallOptions options)
      implements ToCall {
    public Start {
      callees = List.copyOf(callees);
    }

    public Start(
        TenantId tenant,
        UserId caller,
        Seat seat,
        List<UserId> callees,
        MediaType media,
        Duration ringFor,
        String userData,
        String chatGroupId) {
      this(tenant, caller, seat, callees, media, ringFor, userData, chatGroupId, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.start(this);
    }
  }

  /**
   * The user is engaged for this call and waits for the word to ring.
   *
   * @param attempt that of the offer; a call ignores the answer to an offer that is over
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Offered(UserId user, @Nullable Integer attempt) implements ToCall {
    public Offered(UserId user) {
      this(user, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.offered(this);
    }
  }

  /**
   * The user is in another call that is alive.
   *
   * @param attempt that of the offer
   * @param engagedIn the other call, so that this one can tell why he was busy
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Busy(UserId user, @Nullable Integer attempt, @Nullable CallId engagedIn)
      implements ToCall {
    public Busy(UserId user) {
      this(user, null, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.busy(this);
    }
  }

  /**
   * The user has already been released from this attempt: the offer, or the news that he is in,
   * came late. A call that counts him as in by it takes him out.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfferRefused(UserId user, @Nullable Integer attempt) implements ToCall {
    public OfferRefused(UserId user) {
      this(user, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.offerRefused(this);
    }
  }

  /**
   * The user's entity keeps the call away from his devices. Doubled or late it finds the invitation
   * ended; lost it is said again to the next offer.
   *
   * @param attempt that of the offer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Screened(UserId user, @Nullable Integer attempt, Screening why) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.screened(this);
    }
  }

  /** A device of the user has shown the call. */
  record Rang(UserId user) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rang(this);
    }
  }

  /**
   * No device of the invitee rings, though he may still be rung: none is connected, or the last
   * that rang is gone (b6). It changes what the caller sees and nothing that is decided. Doubled it
   * says nothing new; late it is corrected by the next device that rings; lost, the caller goes on
   * seeing what he saw.
   *
   * @param attempt that of the invitation
   * @param pushSentAt when his devices were woken; absent when they were not, just now
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Unreachable(UserId user, @Nullable Integer attempt, @Nullable Instant pushSentAt)
      implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unreachable(this);
    }
  }

  record Accept(UserId user, Seat seat) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.accept(this);
    }
  }

  record Reject(UserId user, DeviceId device, String reason) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.reject(this);
    }
  }

  /**
   * Leave the call, or cancel it, or reject it: whichever the user's place in it makes of it.
   *
   * @param cause what made the device leave, if nobody pressed a button (R13)
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Hangup(UserId user, DeviceId device, @Nullable Cause cause) implements ToCall {
    public Hangup(UserId user, DeviceId device) {
      this(user, device, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.hangup(this);
    }
  }

  /**
   * A member asks others into the call. Doubled it finds them asked already; late it finds him
   * gone; lost it is answered to nobody, and the client that waits sends it again.
   *
   * @param users who is asked, nobody twice
   * @param ringFor how long each may ring from now, 5 to 180 seconds
   * @param push what a push says that wakes them; absent for what the call's do
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InviteUsers(
      UserId user,
      DeviceId device,
      List<UserId> users,
      Duration ringFor,
      @Nullable OfflinePush push)
      implements ToCall {
    public InviteUsers {
      users = List.copyOf(users);
    }

    public InviteUsers(UserId user, DeviceId device, List<UserId> users, Duration ringFor) {
      this(user, device, users, ringFor, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.inviteUsers(this);
    }
  }

  /**
   * The user wants to come in without being asked, and is engaged for it. Said again until the call
   * has answered: doubled it finds him in; an attempt the call has already ended is let go, however
   * late it comes.
   *
   * @param attempt the {@link Attempt} his entity counts this as; absent for the first
   * @param chatGroup the chat group he names; absent when he names none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Join(UserId user, Seat seat, @Nullable Integer attempt, @Nullable String chatGroup)
      implements ToCall {
    /** Which attempt this is, from 1. */
    public int number() {
      return Attempt.number(attempt);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  /**
   * A member wants the call to be for voice, or for video. Doubled it finds it so, or asked for;
   * late it is the same wish, a little later.
   */
  record SwitchMedia(UserId user, DeviceId device, MediaType media) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.switchMedia(this);
    }
  }

  /** Whether a member agrees to the video the other asks for. Late it finds nothing to answer. */
  record AnswerMedia(UserId user, DeviceId device, boolean agree) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.answerMedia(this);
    }
  }

  /**
   * A member goes on from another of his devices (b7). Doubled it finds him there already; late it
   * moves him once more, to where he said; lost it is answered to nobody, and the client that waits
   * sends it again.
   */
  record Move(UserId user, Seat seat) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.move(this);
    }
  }

  /** Open or close microphone or camera, share a screen or stop it; absent means unchanged. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SetTracks(
      UserId user,
      DeviceId device,
      @Nullable Boolean audio,
      @Nullable Boolean video,
      @Nullable Boolean screen)
      implements ToCall {
    public SetTracks(
        UserId user, DeviceId device, @Nullable Boolean audio, @Nullable Boolean video) {
      this(user, device, audio, video, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setTracks(this);
    }
  }

  /**
   * A member neither hears nor is heard until he takes the call up again. Doubled it finds it so;
   * lost, a client sends it again, and so does his entity while he talks in another call.
   *
   * @param device from where he pressed; absent when his entity says it, because he has taken up
   *     another call since
   * @param upTo ends only what he took up no later than this, so that a late word does not hold a
   *     call he has gone back to; absent for whatever it finds
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Hold(UserId user, @Nullable DeviceId device, @Nullable Instant upTo) implements ToCall {
    /** A question: nobody took up anything so long ago, so the call only says how he stands. */
    public static Hold question(UserId user) {
      return new Hold(user, null, Instant.EPOCH);
    }

    public boolean from(DeviceId in) {
      return device == null || device.equals(in);
    }

    public boolean ends(Instant since) {
      return upTo == null || !since.isAfter(upTo);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.hold(this);
    }
  }

  /**
   * A member takes the call up again. Doubled it finds it so; late it is the same wish, a little
   * later; lost it is answered to nobody, and the client that waits sends it again.
   */
  record Unhold(UserId user, DeviceId device) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unhold(this);
    }
  }

  /**
   * A moderator closes a member's microphone, camera or both. The member may open them again;
   * doubled it finds them closed, late it closes them once more.
   */
  record Mute(UserId user, boolean audio, boolean video) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mute(this);
    }
  }

  /**
   * A moderator takes a member out, or an invitation back (R12). Doubled it finds nobody.
   *
   * @param bar whether he may not come back, asked or not
   */
  record Kick(UserId user, boolean bar) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.kick(this);
    }
  }

  /**
   * The platform or the tenant's server ends the call (R11). Doubled it finds it over.
   *
   * @param cause why, where there is more to say
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EndByServer(@Nullable Cause cause) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.endByServer(this);
    }
  }

  /** Is the user still in you? Asked before anybody is told that he is busy. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Verify(UserId user, @Nullable Invite offer) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.verify(this);
    }
  }

  /** Both sides dialled each other; the call {@code into} is the one that goes on. */
  record Merge(CallId into) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.merge(this);
    }
  }

  /** This device of the user is no longer connected. */
  record Lost(UserId user, DeviceId device) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.lost(this);
    }
  }

  /** This device of the user is connected (again). */
  record Back(UserId user, DeviceId device) implements ToCall {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.back(this);
    }
  }
}
