package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.user.Choice;
import io.ringroom.domain.user.Dnd;
import io.ringroom.domain.user.Preferences;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The commands by which a user says whose calls may reach him; each is answered with all of it. */
final class PreferenceCommands {
  private static final long FAR_FUTURE = 4_102_444_800_000L;

  private final Desk desk;

  PreferenceCommands(Desk desk) {
    this.desk = desk;
  }

  /** {@code on}, and {@code until} in epoch milliseconds where it shall end by itself. */
  void setDnd(Asked asked) {
    Params p = asked.p();
    if (!p.has("on")) {
      throw new BadParameter("on is missing");
    }
    Instant until =
        p.optionalNumber("until", 0, FAR_FUTURE).map(Instant::ofEpochMilli).orElse(null);
    choose(asked, new Choice.Disturb(p.flag("on", false) ? new Dnd(until) : null));
  }

  /** {@code policy}: {@code busy} or {@code waiting}. */
  void setBusyPolicy(Asked asked) {
    String policy = asked.p().text("policy", 16);
    if (!policy.equals("busy") && !policy.equals("waiting")) {
      throw new BadParameter("policy is neither busy nor waiting");
    }
    desk.needsWaiting();
    choose(asked, new Choice.Wait(policy.equals("waiting")));
  }

  /** {@code enable}; what the tenant forbids nobody can switch on for himself. */
  void enableMultiDeviceAbility(Asked asked) {
    boolean several = asked.p().flag("enable", true);
    if (several && desk.policy().devices().single()) {
      throw new BadParameter(
          ErrorCode.NOT_OFFERED, "users of this sdkAppID have one device (devices.single)");
    }
    choose(asked, new Choice.Devices(several));
  }

  void blockUser(Asked asked) {
    choose(asked, new Choice.Block(users(asked)));
  }

  void unblockUser(Asked asked) {
    choose(asked, new Choice.Unblock(users(asked)));
  }

  void queryBlockList(Asked asked) {
    choose(asked, Choice.NONE);
  }

  private static List<UserId> users(Asked asked) {
    Set<UserId> users = CallRequest.named(asked.p());
    if (users.isEmpty()) {
      throw new BadParameter("userIDList is missing or empty");
    }
    return List.copyOf(users);
  }

  private void choose(Asked asked, Choice choice) {
    desk.context()
        .ask(
            UserCommand.Chosen.class,
            desk.around().addresses().user(desk.me().user()),
            desk.answerWithin(),
            replyTo -> new UserCommand.Choose(choice, replyTo),
            (chosen, failure) -> {
              if (chosen == null) {
                return Desk.late(asked);
              }
              return chosen.refusal() == null
                  ? Decided.yes(asked.id(), shown(chosen.preferences()))
                  : Decided.no(asked.id(), chosen.refusal(), "the choice was refused");
            });
  }

  private ObjectNode shown(Preferences preferences) {
    ObjectNode p = Json.object();
    Dnd dnd = preferences.dnd();
    ObjectNode shown = p.putObject("dnd").put("on", dnd != null);
    if (dnd != null && dnd.until() != null) {
      shown.put("until", dnd.until().toEpochMilli());
    }
    boolean waits = preferences.waits(desk.policy().calls().waiting());
    p.put("busyPolicy", waits ? "waiting" : "busy");
    p.put("multiDevice", !preferences.single() && !desk.policy().devices().single());
    p.set("blockList", Json.mapper().valueToTree(preferences.blocked()));
    return p;
  }
}
