package io.ringroom.http.session;

import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code joinRoom} asks for, by Volcengine RTC's names.
 *
 * @param token absent where the tenant's rooms are open
 */
record JoinRequest(
    RoomId room,
    Optional<String> token,
    String extraInfo,
    boolean visible,
    Tracks tracks,
    Subscriptions subscriptions) {
  private static final int MOST_EXTRA_INFO = 4096;

  /**
   * @throws BadParameter when a parameter is missing or wrong
   */
  static JoinRequest of(Params p, UserId me) {
    Params userInfo = p.inside("userInfo");
    Optional<UserId> named = userInfo.optionalId("userId", UserId::new);
    if (named.isPresent() && !named.get().equals(me)) {
      throw new BadParameter(ErrorCode.USER_MISMATCH, "userInfo.userId is not who has logged in");
    }
    Params config = p.inside("roomConfig");
    boolean publish = config.flag("isAutoPublish", true);
    return new JoinRequest(
        p.id("roomId", RoomId::new),
        p.optionalText("token", RoomCommands.MOST_TOKEN),
        extraInfo(userInfo),
        p.flag("visible", true),
        new Tracks(publish, publish),
        Subscriptions.auto(
            config.flag("isAutoSubscribeAudio", true), config.flag("isAutoSubscribeVideo", true)));
  }

  private static String extraInfo(Params userInfo) {
    String text = userInfo.optionalText("extraInfo", MOST_EXTRA_INFO).orElse("");
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_EXTRA_INFO) {
      throw new BadParameter("userInfo.extraInfo must be at most " + MOST_EXTRA_INFO + " bytes");
    }
    return text;
  }

  ToConference.Join by(Identity me, Pass pass, RoomId media, Instant now) {
    return new ToConference.Join(
        me.user().user(), me.device(), pass, extraInfo, visible, tracks, subscriptions, media, now);
  }
}
