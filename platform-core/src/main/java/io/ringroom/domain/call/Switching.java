package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a call is for changes while it runs. To voice it changes at once and closes every camera: no
 * camera is open in a voice call. To video, two who talk have to agree; in a group, or while it
 * rings, only the default changes, and each opens his own camera.
 */
record Switching(Live call, Instant now) {
  /** TRTCCalling's switch invitation lasts as long. */
  static final Duration CONSENT_WITHIN = Duration.ofSeconds(30);

  Decision switchTo(ToCall.SwitchMedia message) {
    UserId user = message.user();
    boolean member = isIn(user, message.device());
    boolean callee = call.oneToOne() && call.invitations().pending(user).isPresent();
    if (!member && !(callee && message.media() == MediaType.AUDIO)) {
      return Decision.refused(ErrorCode.NOT_A_MEMBER);
    }
    if (message.media() == call.media()) {
      return withdraw(user);
    }
    return message.media() == MediaType.VIDEO && needsConsent(user)
        ? ask(user)
        : changed(user, message.media());
  }

  private boolean isIn(UserId user, DeviceId device) {
    return call.members().of(user).filter(me -> me.device().equals(device)).isPresent();
  }

  private boolean needsConsent(UserId user) {
    return call.began()
        && call.oneToOne()
        && call.members().except(user).stream()
            .anyMatch(other -> !call.facts().server(other.user()));
  }

  /** The other side has asked for the same: both want it. */
  private Decision ask(UserId user) {
    MediaRequest open = call.request();
    if (open == null) {
      return Decision.happened(
          new CallEvent.MediaTypeAsked(user, MediaType.VIDEO, now.plus(CONSENT_WITHIN), now));
    }
    return open.from().equals(user) ? Decision.NOTHING : changed(user, open.to());
  }

  private Decision withdraw(UserId user) {
    return Optional.ofNullable(call.request())
        .filter(open -> open.from().equals(user))
        .map(open -> Decision.happened(new CallEvent.MediaTypeRefused(user, user, now)))
        .orElse(Decision.NOTHING);
  }

  private Decision changed(UserId user, MediaType media) {
    return Decision.happened(new CallEvent.MediaTypeChanged(user, media, now));
  }

  Decision answer(ToCall.AnswerMedia message) {
    UserId user = message.user();
    MediaRequest open = call.request();
    if (!isIn(user, message.device())) {
      return Decision.refused(ErrorCode.NOT_A_MEMBER);
    }
    if (open == null || open.from().equals(user)) {
      // Doubled: what was agreed to has happened.
      boolean done = message.agree() && call.media() == MediaType.VIDEO;
      return done ? Decision.NOTHING : Decision.refused(ErrorCode.NO_REQUEST);
    }
    return message.agree()
        ? changed(user, open.to())
        : Decision.happened(new CallEvent.MediaTypeRefused(open.from(), user, now));
  }
}
