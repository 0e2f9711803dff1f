package io.ringroom.http.session;

import io.ringroom.actor.message.UserCommand.Resume;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.SessionId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import org.jspecify.annotations.Nullable;

/** What a client says of itself in {@code login} or {@code resume}. */
record LoginRequest(
    UserKey user, String userSig, DeviceId device, String name, @Nullable Resume resume) {
  private static final int MOST_CALLS = 8;
  private static final int MOST_SIG = 2048;
  private static final int MOST_NAME = 128;

  /**
   * @throws BadParameter when a parameter is missing or wrong
   */
  static LoginRequest of(Params p) {
    TenantId tenant = new TenantId(p.number("sdkAppID", 1, 0xFFFF_FFFFL));
    UserId user = p.id("userID", UserId::new);
    // resume as a command of its own carries its two fields beside the others.
    Params resume = p.has("sessionId") ? p : p.inside("resume");
    return new LoginRequest(
        new UserKey(tenant, user),
        p.text("userSig", MOST_SIG),
        p.id("deviceId", DeviceId::new),
        p.optionalText("nickname", MOST_NAME).orElse(""),
        resume.has("sessionId") ? resume(resume) : null);
  }

  private static Resume resume(Params p) {
    return new Resume(
        p.id("sessionId", SessionId::new),
        p.number("lastSeq", 0, Long.MAX_VALUE),
        p.ids("callIds", MOST_CALLS, CallId::new));
  }
}
