package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.simulation.Screen.Look;
import io.ringroom.id.CallId;
import java.util.function.BiConsumer;

/**
 * What a device shows and what its user's call knows are the same, wherever nothing is on its way
 * that will make them so.
 */
final class SightAudit {
  private final World world;
  private final BiConsumer<Boolean, String> require;

  SightAudit(World world, BiConsumer<Boolean, String> require) {
    this.world = world;
    this.require = require;
  }

  void run() {
    for (CallHost call : world.calls.values()) {
      if (!call.down && call.state instanceof Live live && live.beganAt() != null) {
        live.members().all().forEach(member -> seesIt(call, member));
      }
    }
    for (UserHost user : world.users.values()) {
      user.devices.stream()
          .filter(device -> listens(user, device))
          .forEach(
              device ->
                  device.screen.calls.forEach((call, seen) -> isSo(user, device, call, seen)));
    }
  }

  private void seesIt(CallHost call, Member member) {
    UserHost user = world.host(member.user());
    Device device =
        user.devices.stream()
            .filter(one -> one.id.equals(member.seat().device()))
            .findFirst()
            .orElseThrow();
    boolean knows =
        user.state.engagedIn(call.id)
            && listens(user, device)
            && !People.mayHaveMissedThatHeIsIn(call, user);
    if (knows && !world.mail.underWay(call.id, user.id)) {
      require.accept(
          device.screen.of(call.id).look == Look.IN,
          device + " is in " + call.id + " and does not show it");
      require.accept(
          device.screen.of(call.id).held == member.held(),
          device + " does not know whether " + call.id + " is on hold");
    }
  }

  private void isSo(UserHost user, Device device, CallId call, Screen.Seen seen) {
    CallHost host = world.host(call);
    if (host.down || world.mail.underWay(call, user.id)) {
      return;
    }
    if (seen.look == Look.RINGING) {
      require.accept(
          People.isAsked(host.state, user.id),
          "I4: " + device + " rings for " + call + ", and nobody will tell it to stop");
    } else if (seen.look == Look.IN) {
      require.accept(
          People.members(host.state).stream()
              .anyMatch(m -> m.user().equals(user.id) && m.seat().device().equals(device.id)),
          device + " shows " + call + " and is not in it");
    }
  }

  private static boolean listens(UserHost user, Device device) {
    return !user.down && device.upToDate() && user.desk.knows(device.link);
  }
}
