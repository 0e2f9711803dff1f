package io.ringroom.actor.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.Tombstones;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.CallId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentTest {
  private static final CallId CALL = new CallId("call-1");
  private static final List<CallCommand.Seen> RINGING =
      List.of(new CallCommand.Seen(CALL, 3, Phase.RINGING, null, null));

  @Test
  void a_picture_of_the_time_before_he_was_asked_again_is_outdated() {
    UserState again = engaged(2);

    assertThat(Attachment.outdated(engaged(null).engagement(), again, fresh(), RINGING)).isTrue();
    assertThat(Attachment.outdated(null, again, fresh(), RINGING)).isTrue();
    assertThat(Attachment.outdated(again.engagement(), again, fresh(), RINGING)).isFalse();
  }

  @Test
  void a_picture_older_than_what_he_has_heard_is_outdated() {
    UserState ann = engaged(null);

    assertThat(Attachment.outdated(ann.engagement(), ann, new Standing(Phase.IN, 4), RINGING))
        .isTrue();
    assertThat(Attachment.outdated(ann.engagement(), ann, new Standing(Phase.IN, 3), RINGING))
        .isFalse();
  }

  private static Standing fresh() {
    return new Standing(Phase.JOINING, 0);
  }

  private static UserState engaged(@Nullable Integer attempt) {
    return new UserState(
        new Engagement(CALL, Role.CALLEE, null, null, null, attempt, null), Tombstones.NONE);
  }
}
