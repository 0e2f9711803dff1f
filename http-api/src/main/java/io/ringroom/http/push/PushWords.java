package io.ringroom.http.push;

import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.tenant.TenantPolicy.Language;

/**
 * What a push shows to a person: what whoever calls wants said ({@code offlinePushInfo}), or else
 * who calls and for what, in the language of his tenant.
 */
record PushWords(String title, String description) {
  static PushWords of(WakeUp wakeUp, PushKind kind, Language language) {
    OfflinePush said = wakeUp.said() == null ? OfflinePush.NOTHING_SAID : wakeUp.said();
    String title = said.title() == null ? wakeUp.inviter().value() : said.title();
    boolean own = kind == PushKind.CALL && said.description() != null;
    return new PushWords(
        title, own ? String.valueOf(said.description()) : usual(wakeUp, kind, language));
  }

  private static String usual(WakeUp wakeUp, PushKind kind, Language language) {
    boolean video = wakeUp.media() == MediaType.VIDEO;
    boolean english = language == Language.ENGLISH;
    return switch (kind) {
      case CALL ->
          english
              ? (video ? "Invites you to a video call" : "Invites you to a voice call")
              : (video ? "邀请你视频通话" : "邀请你语音通话");
      case MISSED ->
          english
              ? (video ? "Missed video call" : "Missed voice call")
              : (video ? "未接视频通话" : "未接语音通话");
      case CANCEL -> english ? "The call is over" : "通话已结束";
    };
  }
}
