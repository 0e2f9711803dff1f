package io.ringroom.domain.conference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What users and their devices say to a conference. All may come twice or late: each says how it
 * shall be, not what shall change, and names the device, so that the word of one that has been
 * replaced has no effect.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToConference.Join.class, name = "join"),
  @JsonSubTypes.Type(value = ToConference.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = ToConference.Publish.class, name = "publish"),
  @JsonSubTypes.Type(value = ToConference.Subscribe.class, name = "subscribe"),
  @JsonSubTypes.Type(value = ToConference.SetVisibility.class, name = "setVisibility"),
  @JsonSubTypes.Type(value = ToConference.Renew.class, name = "renew"),
  @JsonSubTypes.Type(value = ToConference.Say.class, name = "say"),
  @JsonSubTypes.Type(value = ToConference.Kick.class, name = "kick"),
  @JsonSubTypes.Type(value = ToConference.Mute.class, name = "mute"),
  @JsonSubTypes.Type(value = ToConference.Lost.class, name = "lost"),
  @JsonSubTypes.Type(value = ToConference.Back.class, name = "back")
})
public sealed interface ToConference {
  UserId user();

  /** Absent when it is the tenant's server that speaks. */
  @Nullable DeviceId device();

  <R> R match(Cases<R> cases);

  /** One case for each kind: a kind that is added does not compile until it is handled. */
  interface Cases<R> {
    R join(Join message);

    R leave(Leave message);

    R publish(Publish message);

    R subscribe(Subscribe message);

    R setVisibility(SetVisibility message);

    R renew(Renew message);

    R say(Say message);

    R kick(Kick message);

    R mute(Mute message);

    R lost(Lost message);

    R back(Back message);
  }

  /**
   * Joins, or joins again: after a cut the same device is recognised, another of the same user
   * takes the place of the first.
   *
   * @param tracks what he publishes from the start
   * @param media the media room, if he is the first
   */
  record Join(
      UserId user,
      DeviceId device,
      Pass pass,
      String extraInfo,
      boolean visible,
      Tracks tracks,
      Subscriptions subscriptions,
      RoomId media,
      Instant askedAt)
      implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  record Leave(UserId user, DeviceId device) implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.leave(this);
    }
  }

  /** Absent means: as it is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Publish(
      UserId user,
      DeviceId device,
      @Nullable Boolean audio,
      @Nullable Boolean video,
      @Nullable Boolean screen)
      implements ToConference {
    public Publish(UserId user, DeviceId device, @Nullable Boolean audio, @Nullable Boolean video) {
      this(user, device, audio, video, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.publish(this);
    }
  }

  /**
   * Absent means: as it is.
   *
   * @param whom need not be there yet
   */
  record Subscribe(
      UserId user, DeviceId device, UserId whom, @Nullable Boolean audio, @Nullable Boolean video)
      implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.subscribe(this);
    }
  }

  record SetVisibility(UserId user, DeviceId device, boolean visible) implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setVisibility(this);
    }
  }

  /** A newer token; its permissions count from now on. */
  record Renew(UserId user, DeviceId device, Pass pass) implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.renew(this);
    }
  }

  /**
   * A message to everybody or to one. It is not kept: who is away gets it when he comes back in
   * time, or never.
   *
   * @param to absent for everybody
   */
  record Say(UserId user, DeviceId device, @Nullable UserId to, String text)
      implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.say(this);
    }
  }

  /**
   * A moderator puts somebody out (R12). Doubled it finds nobody.
   *
   * @param user who says it: a participant whose pass lets him, or the tenant's server in the name
   *     of whom it puts out
   */
  record Kick(UserId user, @Nullable DeviceId device, UserId whom) implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.kick(this);
    }
  }

  /**
   * A moderator closes what somebody publishes; he may publish it again. Doubled it finds it
   * closed, late it closes it once more.
   *
   * @param user as in {@link Kick}
   */
  record Mute(UserId user, @Nullable DeviceId device, UserId whom, boolean audio, boolean video)
      implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mute(this);
    }
  }

  /** The device's connection is gone. Asked for again by the conference, should this be lost. */
  record Lost(UserId user, DeviceId device) implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.lost(this);
    }
  }

  /** The device is connected. Asked for again by the conference, should this be lost. */
  record Back(UserId user, DeviceId device) implements ToConference {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.back(this);
    }
  }
}
