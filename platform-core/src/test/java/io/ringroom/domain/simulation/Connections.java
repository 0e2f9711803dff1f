package io.ringroom.domain.simulation;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.user.RingsOfUser;
import io.ringroom.actor.user.StreamOfUser;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.CallView;
import java.util.List;
import java.util.Optional;

/** What a user's entity does when devices come, go, and say what they have heard. */
final class Connections {
  private final World world;
  private final UserHost user;

  Connections(World world, UserHost user) {
    this.world = world;
    this.user = user;
  }

  /**
   * A login whose calls have said how they stand is answered.
   *
   * @return false when they have to be asked again
   */
  boolean admit(Login login, List<Engagement> asked, List<CallCommand.Seen> seen) {
    boolean current = !world.rules.outdated(asked, user.state, user.standing, seen);
    if (current) {
      greet(login, StreamOfUser.greeting(user.id, user.state, user.standing, seen));
    }
    return current;
  }

  private void greet(Login login, StreamOfUser.Greeting greeting) {
    user.carryOut(greeting.verdict());
    if (!user.down) {
      DeviceId device = login.link().device.id;
      RingsOfUser.Connecting connecting = user.desk.greet(login, greeting, user.state.calls());
      greeting.calls().stream()
          .filter(connecting::pictures)
          .forEach(call -> greetCall(call, device, connecting));
    }
  }

  /** The call learns that its member is back; a device that has not heard its ring hears it now. */
  private void greetCall(CallView view, DeviceId device, RingsOfUser.Connecting connecting) {
    CallId call = view.callId();
    if (device.equals(view.device())) {
      world.mail.send(user.id, call, new ToCall.Back(user.id, device));
    }
    boolean rings = user.standing.in(call, user.state).phase() == Phase.RINGING;
    connecting.greet(
        view,
        rings ? user.state : null,
        () -> world.mail.send(user.id, call, new ToCall.Rang(user.id)),
        event -> user.carryOut(new Effect.Show(Audience.only(device), event)));
  }

  /** One device silences a call that goes on ringing on the others. */
  void ignore(Device device, CallId call) {
    if (user.state.engagedIn(call)) {
      user.desk.ignore(device.id, call);
      device.screen.silence(call);
    }
  }

  void acked(DeviceId device, long seq) {
    user.desk
        .heard(device, seq)
        .filter(user.state::engagedIn)
        .ifPresent(call -> world.mail.send(user.id, call, new ToCall.Rang(user.id)));
  }

  /** The platform notices that a connection is gone. */
  void detach(Link link) {
    if (user.desk.detach(link)) {
      world.note(link.device, "is lost");
      Optional<CallId> silent = user.desk.fellSilent(link.device.id);
      user.state.engagements().forEach(one -> lost(link.device.id, one, silent));
    }
  }

  private void lost(DeviceId gone, Engagement in, Optional<CallId> silent) {
    CallId call = in.call();
    world.mail.send(user.id, call, new ToCall.Lost(user.id, gone));
    boolean unheard = user.desk.links().isEmpty() || silent.filter(call::equals).isPresent();
    if (unheard && user.standing.in(call, user.state).phase() == Phase.RINGING) {
      world.mail.send(user.id, call, new ToCall.Unreachable(user.id, in.attempt(), null));
    }
  }
}
