package io.ringroom.http.push;

import static io.ringroom.http.push.Errands.BOB;
import static io.ringroom.http.push.Errands.CALL;
import static io.ringroom.http.push.Errands.NOW;
import static io.ringroom.http.push.Errands.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.tenant.TenantPolicy.Language;
import io.ringroom.id.UserId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PushTextTest {

  @Test
  void without_words_of_the_caller_a_push_says_who_calls_in_the_tenants_language() {
    assertThat(words(null, PushKind.CALL, Language.ENGLISH))
        .isEqualTo(new PushWords("ann", "Invites you to a video call"));
    assertThat(words(null, PushKind.CALL, Language.CHINESE))
        .isEqualTo(new PushWords("ann", "邀请你视频通话"));
    assertThat(words(null, PushKind.MISSED, Language.CHINESE).description()).isEqualTo("未接视频通话");
  }

  @Test
  void a_missed_call_keeps_the_callers_title_and_not_his_invitation() {
    OfflinePush said = new OfflinePush("Dr. Ann", "Your appointment", null, null, null);

    assertThat(words(said, PushKind.MISSED, Language.ENGLISH))
        .isEqualTo(new PushWords("Dr. Ann", "Missed video call"));
  }

  @Test
  void a_push_fits_its_service_and_what_can_be_done_without_goes_first() {
    OfflinePush worst =
        new OfflinePush(
            "\u0001".repeat(OfflinePush.MOST_TITLE),
            "\u0001".repeat(OfflinePush.MOST_DESCRIPTION),
            null,
            null,
            null);
    ObjectNode whole = PushText.forApps(errand(worst, PushKind.CALL, Language.ENGLISH), NOW);
    assertThat(bytes(PushText.within(4096, whole.deepCopy()))).isEqualTo(bytes(whole));

    ObjectNode withoutExt = PushText.within(bytes(whole) - 1, whole.deepCopy());
    ObjectNode bare = PushText.within(300, whole.deepCopy());

    assertThat(withoutExt.has("ext")).isFalse();
    assertThat(withoutExt.has("description")).isTrue();
    assertThat(bytes(bare)).isLessThanOrEqualTo(300);
    assertThat(bare.get("callId").textValue()).isEqualTo(CALL.value());
  }

  private static PushWords words(@Nullable OfflinePush said, PushKind kind, Language language) {
    return errand(said, kind, language).words();
  }

  private static Errand errand(@Nullable OfflinePush said, PushKind kind, Language language) {
    WakeUp wakeUp =
        new WakeUp(
            CALL,
            new UserId("ann"),
            MediaType.VIDEO,
            NOW.plusSeconds(30),
            null,
            said,
            "chat",
            null,
            null);
    return Errand.of(BOB, token("fcm", "device"), wakeUp, kind, language, NOW);
  }

  private static int bytes(ObjectNode text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
