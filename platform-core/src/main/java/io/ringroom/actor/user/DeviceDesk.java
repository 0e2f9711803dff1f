package io.ringroom.actor.user;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.Redelivery;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.domain.user.Circumstances;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A user's devices and the event stream they share. Kept in memory: a restart starts it anew. */
final class DeviceDesk {
  private final UserKey me;
  private final UserEntity.Surroundings around;
  private final CallInquiry inquiry;
  private final Devices devices = new Devices();
  private final EventStream stream;

  private final DeviceRings rings = new DeviceRings();

  DeviceDesk(UserKey me, UserEntity.Surroundings around, CallInquiry inquiry) {
    this.me = me;
    this.around = around;
    this.inquiry = inquiry;
    this.stream = new EventStream(around.clock().instant());
  }

  boolean connected(DeviceId device) {
    return devices.connected(device);
  }

  boolean noDevices() {
    return devices.none();
  }

  /** What is so when this user hears something. */
  Circumstances circumstances() {
    boolean offered = around.policies().of(me.tenant()).calls().waiting();
    return new Circumstances(!devices.none(), offered && devices.showWaiting());
  }

  void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Tell tell) {
        tell(tell.call(), tell.message());
      } else if (effect instanceof Effect.Show show) {
        show(show.audience(), show.event());
      } else if (effect instanceof Effect.SayWhetherConnected say) {
        sayWhetherConnected(say.call(), say.device());
      } else if (effect instanceof Effect.Wake wake) {
        around.pushes().push(me, wake.token(), wake.wakeUp(), wake.kind());
      } else if (effect instanceof Effect.AskForPicture ask) {
        inquiry.picture(me, ask).thenAccept(this::hear);
      }
    }
  }

  /** As if the call had said it. One that does not come is asked for again. */
  private void hear(ToUser.Refresh picture) {
    around.addresses().user(me).tell(new UserCommand.Hear(picture));
  }

  void show(Audience audience, ClientEvent event) {
    DeviceMessage.Event numbered = stream.append(audience, event, now());
    LateRing.told(event).ifPresent(ring -> rings(ring, audience.only()));
    devices.send(audience, numbered);
  }

  private void rings(CallId call, @Nullable DeviceId only) {
    if (only == null) {
      rings.begins(call, devices.ids(), stream.last());
    } else {
      rings.isTold(call, only, stream.last());
    }
  }

  void showNow(UserCommand.ShowNow show) {
    devices.send(
        show.audience(), new DeviceMessage.Event(null, now().toEpochMilli(), show.event()));
  }

  private void sayWhetherConnected(CallId call, @Nullable DeviceId device) {
    if (device != null && devices.connected(device)) {
      tell(call, new ToCall.Back(me.user(), device));
    }
  }

  /**
   * @param user as he is by now
   */
  void attach(UserCommand.Attach attach, Attachment attachment, UserState user, Standing standing) {
    DeviceId device = attach.device();
    Optional<List<DeviceMessage.Event>> missed =
        Optional.ofNullable(attach.resume())
            .flatMap(resume -> stream.after(resume.session(), resume.lastSeq(), device));
    devices.attach(device, attach.link(), attach.showsWaiting());
    RingGreeting greeting =
        new RingGreeting(
            rings, device, named(attach.resume()), missed.orElse(null), redelivery(attach));
    List<CallView> calls = attachment.calls().stream().filter(greeting::pictures).toList();
    leaveRoom(device, user, calls);
    attach
        .replyTo()
        .tell(
            new UserCommand.Attached(
                missed.isPresent() && attach.resume() != null
                    ? attach.resume().session()
                    : stream.session(random()),
                stream.last(),
                missed.isPresent(),
                missed.orElse(List.of()),
                calls.isEmpty() ? null : calls.get(0),
                attachment.ended(),
                calls.size() < 2 ? null : calls.get(1)));
    for (CallView call : calls) {
      if (device.equals(call.device())) {
        tell(call.callId(), new ToCall.Back(me.user(), device));
      }
      boolean rings = standing.in(call.callId(), user).phase() == Phase.RINGING;
      LateRing.in(call).ifPresent(ring -> greet(greeting, ring, rings ? user : null));
    }
  }

  private static List<CallId> named(UserCommand.@Nullable Resume resume) {
    return resume == null ? List.of() : resume.calls();
  }

  /** A camera room is no app that could count on not being told. */
  private Redelivery redelivery(UserCommand.Attach attach) {
    return attach.kind().equals("room")
        ? Redelivery.BOTH
        : around.policies().of(me.tenant()).compat().redelivery();
  }

  /**
   * @param told as whom the device may be told now; absent while the call has not said that it may
   *     ring, since all devices are told then
   */
  private void greet(RingGreeting greeting, LateRing ring, @Nullable UserState told) {
    CallId call = ring.view().callId();
    DeviceId device = greeting.device();
    switch (greeting.of(ring.view())) {
      case SHOWN -> {
        rings.shows(call, device);
        tell(call, new ToCall.Rang(me.user()));
      }
      case REPLAYED -> greeting.replayed(call).ifPresent(seq -> rings.isTold(call, device, seq));
      case TOLD -> {
        if (told != null) {
          show(Audience.only(device), ring.event(told));
        }
      }
      case SILENCED, WITHHELD -> {}
    }
  }

  /** A user with more devices than his tenant, or he himself, allows loses the oldest. */
  private void leaveRoom(DeviceId newest, UserState user, List<CallView> calls) {
    TenantPolicy.Devices policy = around.policies().of(me.tenant()).devices();
    int most = policy.single() || user.chosen().single() ? 1 : policy.max();
    List<DeviceId> inCall = calls.stream().map(CallView::device).filter(Objects::nonNull).toList();
    for (DeviceId gone : devices.shrinkTo(most, newest, inCall)) {
      rings.gone(gone);
      calls.forEach(call -> tell(call.callId(), new ToCall.Lost(me.user(), gone)));
    }
  }

  void ignore(DeviceId device, CallId call) {
    rings.silence(device, call);
  }

  boolean detach(DeviceId device, ActorRef<DeviceMessage> link) {
    return devices.detach(device, link);
  }

  /**
   * @return the call that no device left is known to show, though one did until now
   */
  Optional<CallId> fellSilent(DeviceId gone) {
    return rings.gone(gone);
  }

  void acked(UserCommand.Ack ack, UserState state) {
    if (!devices.has(ack.device(), ack.link())) {
      ack.link().tell(new DeviceMessage.AttachAgain());
      return;
    }
    rings
        .acked(ack.device(), ack.seq())
        .filter(state::engagedIn)
        .ifPresent(call -> tell(call, new ToCall.Rang(me.user())));
  }

  UserCommand.Looked look(@Nullable Engagement engagement, @Nullable Engagement other) {
    return engagement == null
        ? new UserCommand.Looked(null, null, null, devices.ids())
        : new UserCommand.Looked(
            engagement.call(),
            engagement.role(),
            engagement.peer(),
            devices.ids(),
            other == null ? null : other.call());
  }

  void tell(CallId call, ToCall message) {
    around.addresses().call(call).tell(new CallCommand.Hear(me.tenant(), message));
  }

  private static String random() {
    return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
  }

  private Instant now() {
    return around.clock().instant();
  }
}
