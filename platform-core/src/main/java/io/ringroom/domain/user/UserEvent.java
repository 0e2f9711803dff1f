package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.DeviceUse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What about a user must outlive a crash: his engagement, whom he lets come to him, and how his
 * devices are woken.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = UserEvent.Engaged.class, name = "engaged"),
  @JsonSubTypes.Type(value = UserEvent.Released.class, name = "released"),
  @JsonSubTypes.Type(value = UserEvent.DndChanged.class, name = "dndChanged"),
  @JsonSubTypes.Type(value = UserEvent.WaitingChosen.class, name = "waitingChosen"),
  @JsonSubTypes.Type(value = UserEvent.DevicesChosen.class, name = "devicesChosen"),
  @JsonSubTypes.Type(value = UserEvent.Blocked.class, name = "blocked"),
  @JsonSubTypes.Type(value = UserEvent.Unblocked.class, name = "unblocked"),
  @JsonSubTypes.Type(value = UserEvent.PushRegistered.class, name = "pushRegistered"),
  @JsonSubTypes.Type(value = UserEvent.PushForgotten.class, name = "pushForgotten"),
  @JsonSubTypes.Type(value = UserEvent.PushRequested.class, name = "pushRequested"),
  @JsonSubTypes.Type(value = UserEvent.PushSettled.class, name = "pushSettled"),
  @JsonSubTypes.Type(value = UserEvent.CallMissed.class, name = "callMissed"),
  @JsonSubTypes.Type(value = UserEvent.RoomUseChanged.class, name = "roomUseChanged")
})
public sealed interface UserEvent {

  <R> R match(Cases<R> cases);

  /** One case for each kind: a kind that is added does not compile until it is handled. */
  interface Cases<R> {
    R engaged(Engaged event);

    R released(Released event);

    R dndChanged(DndChanged event);

    R waitingChosen(WaitingChosen event);

    R devicesChosen(DevicesChosen event);

    R blocked(Blocked event);

    R unblocked(Unblocked event);

    R pushRegistered(PushRegistered event);

    R pushForgotten(PushForgotten event);

    R pushRequested(PushRequested event);

    R pushSettled(PushSettled event);

    R callMissed(CallMissed event);

    R roomUseChanged(RoomUseChanged event);
  }

  record Engaged(Engagement engagement, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.engaged(this);
    }
  }

  /**
   * The call no longer concerns the user, and a late offer of it will be refused.
   *
   * @param upTo the last {@link io.ringroom.domain.ring.Attempt} that is over, when he may be asked
   *     again; absent when the call is over for good
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Released(CallId call, Instant at, @Nullable Integer upTo) implements UserEvent {
    public Released(CallId call, Instant at) {
      this(call, at, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.released(this);
    }
  }

  /**
   * @param dnd absent when he may be disturbed again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DndChanged(@Nullable Dnd dnd, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.dndChanged(this);
    }
  }

  /** Whether a second call may wait while he is in one. */
  record WaitingChosen(boolean waiting, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.waitingChosen(this);
    }
  }

  /**
   * @param several whether he may be logged in on several devices at once
   */
  record DevicesChosen(boolean several, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.devicesChosen(this);
    }
  }

  record Blocked(List<UserId> users, Instant at) implements UserEvent {
    public Blocked {
      users = List.copyOf(users);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.blocked(this);
    }
  }

  record Unblocked(List<UserId> users, Instant at) implements UserEvent {
    public Unblocked {
      users = List.copyOf(users);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unblocked(this);
    }
  }

  /** A device can be woken from now on. */
  record PushRegistered(PushToken token, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pushRegistered(this);
    }
  }

  /**
   * A device is woken no more: it said so, or its provider did.
   *
   * @param token the one that has ended; absent for all of the device
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PushForgotten(DeviceId device, Instant at, @Nullable String token) implements UserEvent {
    public PushForgotten(DeviceId device, Instant at) {
      this(device, at, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pushForgotten(this);
    }
  }

  /** No device was connected when a call rang, so those that can be are being woken. */
  record PushRequested(WakeUp wakeUp, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pushRequested(this);
    }
  }

  /** The invitation is over and the devices that were woken for it have been told. */
  record PushSettled(CallId call, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pushSettled(this);
    }
  }

  /** A call his devices were woken for ended unanswered, and none of them is there to be told. */
  record CallMissed(CallId call, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callMissed(this);
    }
  }

  /**
   * Of a camera room: its devices shall be used in another way.
   *
   * @param use all that is asked for from now on
   */
  record RoomUseChanged(DeviceUse use, Instant at) implements UserEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.roomUseChanged(this);
    }
  }
}
