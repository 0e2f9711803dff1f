package io.ringroom.actor.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallViews;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.Tombstones;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentTest {
  private static final UserId ANN = new UserId("ann");
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final CallId CALL = new CallId("call-1");
  private static final List<CallCommand.Seen> RINGING =
      List.of(new CallCommand.Seen(CALL, 3, Phase.RINGING, null, null));

  @Test
  void a_picture_of_the_time_before_he_was_asked_again_is_outdated() {
    UserState again = engaged(2);

    assertThat(Attachment.outdated(engaged(null).engagements(), again, fresh(), RINGING)).isTrue();
    assertThat(Attachment.outdated(List.of(), again, fresh(), RINGING)).isTrue();
    assertThat(Attachment.outdated(again.engagements(), again, fresh(), RINGING)).isFalse();
  }

  @Test
  void a_picture_older_than_what_he_has_heard_is_outdated() {
    UserState ann = engaged(null);

    assertThat(Attachment.outdated(ann.engagements(), ann, new Standing(Phase.IN, 4), RINGING))
        .isTrue();
    assertThat(Attachment.outdated(ann.engagements(), ann, new Standing(Phase.IN, 3), RINGING))
        .isFalse();
  }

  @Test
  void a_device_does_not_ring_while_its_user_comes_in_by_himself() {
    UserState joining = engaged(Role.JOINER, null);
    Standing unknown = new Standing(Phase.UNKNOWN, 0);

    assertThat(shown(joining, fresh())).isEmpty();
    assertThat(shown(joining, unknown)).isEmpty();
    assertThat(Attachment.of(ANN, joining, unknown, asked()).verdict().standing())
        .isEqualTo(unknown);
    assertThat(shown(engaged(null), new Standing(Phase.IN, 3))).isEmpty();
  }

  @Test
  void what_a_restarted_user_learns_at_a_login_is_shown_to_the_devices_that_were_there_before() {
    Attachment learnt = Attachment.of(ANN, engaged(null), Standing.UNKNOWN, asked());
    CallView picture = learnt.calls().get(0);

    assertThat(learnt.verdict().effects())
        .contains(new Effect.Show(Audience.ALL, new ClientEvent.Resync(CALL, picture)));
    assertThat(
            Attachment.of(ANN, engaged(null), new Standing(Phase.RINGING, 3), asked())
                .verdict()
                .effects())
        .isEmpty();
  }

  @Test
  void a_device_rings_with_the_others() {
    assertThat(shown(engaged(null), new Standing(Phase.RINGING, 3))).hasSize(1);
    assertThat(shown(engaged(null), Standing.UNKNOWN)).hasSize(1);
    assertThat(shown(engaged(Role.JOINER, null), new Standing(Phase.RINGING, 3))).hasSize(1);
  }

  private static List<CallView> shown(UserState state, Standing standing) {
    return Attachment.of(ANN, state, standing, asked()).calls();
  }

  /** Ann is asked into a call between others. */
  private static List<CallCommand.Seen> asked() {
    UserId bob = new UserId("bob");
    CallState call =
        Call.evolve(
            Call.unknown(CALL),
            new CallEvent.Started(
                new CallFacts(
                    CALL, new TenantId(1), bob, List.of(ANN), MediaType.AUDIO, "", "", NOW),
                Seat.of(new DeviceId("phone"), Tracks.NONE),
                NOW.plusSeconds(30)));
    CallView view = CallViews.of(call, ANN, NOW).orElseThrow();
    return List.of(new CallCommand.Seen(CALL, 3, Phase.RINGING, view, null));
  }

  private static Standing fresh() {
    return new Standing(Phase.JOINING, 0);
  }

  private static UserState engaged(@Nullable Integer attempt) {
    return engaged(Role.CALLEE, attempt);
  }

  private static UserState engaged(Role role, @Nullable Integer attempt) {
    return new UserState(
        new Engagement(CALL, role, null, null, null, attempt, null), Tombstones.NONE);
  }
}
