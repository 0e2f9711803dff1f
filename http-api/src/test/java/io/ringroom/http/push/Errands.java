package io.ringroom.http.push;

import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.tenant.TenantPolicy.Language;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import java.time.Instant;

/** Pushes for tests: Ann rings Bob's phone until 30 s from {@link #NOW}. */
final class Errands {
  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  static final CallId CALL = new CallId("01JDAYS0000000000000000001");
  static final UserKey BOB = new UserKey(new TenantId(1400000000), new UserId("bob"));
  static final DeviceId PHONE = new DeviceId("phone");

  private Errands() {}

  static PushToken token(String provider, String token) {
    return new PushToken(PHONE, provider, token, null);
  }

  static PushToken voip(String token) {
    return new PushToken(PHONE, "apns", token, null, true);
  }

  static WakeUp wakeUp() {
    return wakeUp(NOW.plusSeconds(30));
  }

  static WakeUp wakeUp(Instant deadline) {
    return new WakeUp(CALL, new UserId("ann"), MediaType.VIDEO, deadline, null);
  }

  static Errand errand(PushToken token, PushKind kind) {
    return Errand.of(BOB, token, wakeUp(), kind, Language.ENGLISH, NOW);
  }
}
