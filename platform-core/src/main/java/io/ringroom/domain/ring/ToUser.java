package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call says to a user. Every message names its call; duplicates and late ones are harmless.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToUser.Offer.class, name = "offer"),
  @JsonSubTypes.Type(value = ToUser.RingGo.class, name = "ringGo"),
  @JsonSubTypes.Type(value = ToUser.Began.class, name = "began"),
  @JsonSubTypes.Type(value = ToUser.Release.class, name = "release"),
  @JsonSubTypes.Type(value = ToUser.JoinRefused.class, name = "joinRefused"),
  @JsonSubTypes.Type(value = ToUser.Verified.class, name = "verified"),
  @JsonSubTypes.Type(value = ToUser.MergedInto.class, name = "mergedInto"),
  @JsonSubTypes.Type(value = ToUser.Told.class, name = "told"),
  @JsonSubTypes.Type(value = ToUser.Talking.class, name = "talking"),
  @JsonSubTypes.Type(value = ToUser.Refresh.class, name = "refresh")
})
public sealed interface ToUser {
  CallId call();

  <R> R match(Cases<R> cases);

  /** One case for each kind: a kind that is added does not compile until it is handled. */
  interface Cases<R> {
    R offer(Offer message);

    R ringGo(RingGo message);

    R began(Began message);

    R release(Release message);

    R joinRefused(JoinRefused message);

    R verified(Verified message);

    R mergedInto(MergedInto message);

    R told(Told message);

    R talking(Talking message);

    R refresh(Refresh message);
  }

  /** Will you be engaged for this call? Nothing rings yet. */
  record Offer(Invite invite) implements ToUser {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.offer(this);
    }

    @Override
    public CallId call() {
      return invite.call();
    }
  }

  /** The call still wants you: ring the devices. */
  record RingGo(Invite invite) implements ToUser {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ringGo(this);
    }

    @Override
    public CallId call() {
      return invite.call();
    }
  }

  /**
   * The call has begun and you are in it.
   *
   * @param attempt by which {@link Attempt}; a user who is asked again ignores the news of before
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Began(CallId call, @Nullable Integer attempt) implements ToUser {
    public Began(CallId call) {
      this(call, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.began(this);
    }
  }

  /**
   * The call no longer involves you.
   *
   * @param farewell what your devices are told of it: in the same word, so that nobody is let go
   *     whose devices go on showing the call
   * @param upTo the last {@link Attempt} this ends, since he may be asked again; absent when the
   *     call is over for good
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Release(CallId call, List<Notice> farewell, @Nullable Integer upTo) implements ToUser {
    public Release {
      farewell = List.copyOf(farewell);
    }

    public Release(CallId call, List<Notice> farewell) {
      this(call, farewell, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.release(this);
    }
  }

  /**
   * You may not come in. Lost, it is said again when the user asks again; late, it finds him no
   * longer wishing this.
   *
   * @param attempt which wish is refused: the number of the {@link ToCall.Join}; absent for 1
   * @param counted how often the call has had or asked him. A refused wish is no visit: counting it
   *     would have him refuse the invitation that follows
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record JoinRefused(CallId call, @Nullable Integer attempt, int counted) implements ToUser {
    /** Which attempt this is, from 1. */
    public int number() {
      return Attempt.number(attempt);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.joinRefused(this);
    }
  }

  /**
   * The answer to {@link ToCall.Verify}.
   *
   * @param live whether the user is still pending or joined in the call
   * @param phase where he stands in it, when live
   * @param offer the offer that made him ask, to be judged again; absent when he asked for another
   *     reason
   * @param into the call the user was moved to when this one gave way to it
   * @param farewell what his devices are told if they still show the call; empty when live
   * @param upTo when not live: as in {@link Release}
   * @param group true when it is a live call of more than two, with which no other merges
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Verified(
      CallId call,
      boolean live,
      Phase phase,
      @Nullable Invite offer,
      @Nullable CallId into,
      List<Notice> farewell,
      @Nullable Integer upTo,
      @Nullable Boolean group)
      implements ToUser {
    public Verified {
      farewell = List.copyOf(farewell);
    }

    public Verified(
        CallId call, boolean live, Phase phase, @Nullable Invite offer, @Nullable CallId into) {
      this(call, live, phase, offer, into, List.of());
    }

    public Verified(
        CallId call,
        boolean live,
        Phase phase,
        @Nullable Invite offer,
        @Nullable CallId into,
        List<Notice> farewell) {
      this(call, live, phase, offer, into, farewell, null, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.verified(this);
    }
  }

  /** Your call gave way to the one the other side had made to you. */
  record MergedInto(CallId call, CallId into) implements ToUser {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mergedInto(this);
    }
  }

  /**
   * Events for the user's devices.
   *
   * @param revision the call's revision that caused them; grows within a call
   * @param attempt during which {@link Attempt} they were said; a user who is asked again ignores
   *     what comes late of before
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Told(CallId call, long revision, List<Notice> notices, @Nullable Integer attempt)
      implements ToUser {
    public Told {
      notices = List.copyOf(notices);
    }

    public Told(CallId call, long revision, List<Notice> notices) {
      this(call, revision, notices, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.told(this);
    }
  }

  /** One event and the devices it is for. */
  record Notice(Audience audience, ClientEvent event) {}

  /**
   * How you stand in the call: that you talk, or have put it on hold. Doubled it says nothing new;
   * late it is older than what is known; lost, whoever has two calls asks for it.
   *
   * @param since since when that is so, by the call's clock
   */
  record Talking(CallId call, boolean held, Instant since) implements ToUser {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.talking(this);
    }
  }

  /**
   * The call's entity was restarted, so events may have been lost on the way: this is how it stands
   * for you. Answered by {@link ToCall.Back} when the device in the call is connected.
   *
   * @param attempt as in {@link Told}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Refresh(CallId call, long revision, Phase phase, CallView view, @Nullable Integer attempt)
      implements ToUser {
    public Refresh(CallId call, long revision, Phase phase, CallView view) {
      this(call, revision, phase, view, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refresh(this);
    }
  }
}
