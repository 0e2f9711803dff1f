package io.ringroom.http.session;

import akka.Done;
import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.push.PushToken;
import io.ringroom.http.json.Json;
import io.ringroom.http.push.PushSettings;
import io.ringroom.http.push.Subscription;
import io.ringroom.http.session.SessionMessage.Decided;
import java.util.function.Function;

/** {@code registerPush}, {@code unregisterPush}: how this device is woken while it is away. */
final class PushCommands {
  private final Desk desk;

  PushCommands(Desk desk) {
    this.desk = desk;
  }

  void registerPush(Asked asked) {
    String provider = asked.p().text("provider", 16);
    String token = asked.p().text("token", PushToken.MOST_CHARS);
    PushToken read;
    try {
      if (provider.equals(PushSettings.WEB_PUSH)) {
        Subscription.of(token);
      }
      read =
          new PushToken(
              desk.me().device(),
              provider,
              token,
              asked.p().optionalText("businessID", 64).orElse(null),
              asked.p().flag("voip", false) ? true : null);
    } catch (IllegalArgumentException bad) {
      throw new BadParameter(String.valueOf(bad.getMessage()));
    }
    tell(asked, replyTo -> new UserCommand.RegisterPush(read, replyTo));
  }

  void unregisterPush(Asked asked) {
    tell(asked, replyTo -> new UserCommand.ForgetPush(desk.me().device(), "", replyTo));
  }

  private void tell(Asked asked, Function<ActorRef<Done>, UserCommand> command) {
    desk.context()
        .ask(
            Done.class,
            desk.around().addresses().user(desk.me().user()),
            desk.answerWithin(),
            command::apply,
            (done, failure) ->
                done == null ? Desk.late(asked) : Decided.yes(asked.id(), Json.object()));
  }
}
