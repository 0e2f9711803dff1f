package io.ringroom.media.cameraroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.AnswerPolicy.Busy;
import io.ringroom.media.cameraroom.AnswerPolicy.Mode;
import io.ringroom.media.cameraroom.AnswerPolicy.Start;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraRoomTest {
  private static final CallId CALL = new CallId("call-1");
  private static final CallId SECOND = new CallId("call-2");
  private static final UserId ALICE = new UserId("alice");
  private static final UserId MALLORY = new UserId("mallory");
  private static final UserId BOB = new UserId("bob");
  private static final Hunt.Plan NURSES =
      new Hunt.Plan(List.of(ALICE, BOB), Duration.ofSeconds(20), true);
  private static final FromNode ANSWER = new FromNode.Answer(CALL);
  private static final Duration DELAY = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final ManualAlarm time = new ManualAlarm();
  private final List<FromNode> told = new ArrayList<>();
  private final List<CaptureOrder> opened = new ArrayList<>();

  @Test
  void an_allowed_caller_is_answered_after_the_delay() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(ring(ALICE));
    time.pass(DELAY.minusMillis(1));
    assertThat(told).isEmpty();
    time.pass(Duration.ofMillis(1));

    assertThat(told).containsExactly(ANSWER);
  }

  @Test
  void a_stranger_is_left_ringing() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(ring(MALLORY));
    time.pass(LONGEST.multipliedBy(2));

    assertThat(told).isEmpty();
  }

  @Test
  void a_call_that_is_over_before_the_delay_is_not_answered() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(ring(ALICE));
    room.ringOver(new ToNode.RingOver(CALL, "canceled"));
    time.pass(LONGEST);

    assertThat(told).isEmpty();
    assertThat(time.pending()).isZero();
  }

  @Test
  void a_call_whose_deadline_passes_in_the_delay_is_not_answered() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(new ToNode.Ring(CALL, ALICE, true, DELAY.toMillis()));
    time.pass(LONGEST);

    assertThat(told).isEmpty();
  }

  @Test
  void a_repeated_ring_is_answered_once_and_again_only_after_the_answer() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(ring(ALICE));
    room.ring(ring(ALICE));
    time.pass(DELAY);
    assertThat(told).containsExactly(ANSWER);
    room.ring(ring(ALICE));

    assertThat(told).containsExactly(ANSWER, ANSWER);
  }

  @Test
  void the_room_leaves_at_the_longest_duration() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(ring(ALICE));
    time.pass(DELAY.plus(LONGEST));

    assertThat(told).containsExactly(ANSWER, new FromNode.Leave(CALL, "max-duration"));
  }

  @Test
  void a_call_that_ended_by_itself_is_not_left() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(ring(ALICE));
    time.pass(DELAY);
    room.ringOver(new ToNode.RingOver(CALL, "hangup"));
    time.pass(LONGEST.multipliedBy(2));

    assertThat(told).containsExactly(ANSWER);
  }

  @Test
  void do_not_disturb_declines_at_once() {
    CameraRoom room = room(Mode.AUTO, true, false);

    room.ring(ring(ALICE));

    assertThat(told).containsExactly(new FromNode.Decline(CALL, "do-not-disturb"));
  }

  @Test
  void a_muted_room_opens_its_camera_without_its_microphone() {
    CaptureControl devices = room(Mode.AUTO, false, true).guarding(new Devices());

    devices.start(order());

    assertThat(opened).singleElement().matches(order -> order.video() && !order.audio());
  }

  @Test
  void a_call_from_before_a_restart_ends_at_the_longest_duration_too() {
    CaptureControl devices = room(Mode.AUTO, false, false).guarding(new Devices());

    devices.start(order());
    devices.start(order());
    time.pass(LONGEST);

    assertThat(opened).containsExactly(order(), order());
    assertThat(told).containsExactly(new FromNode.Leave(CALL, "max-duration"));
  }

  @Test
  void somebody_in_the_room_answers_by_hand_and_hangs_up_by_hand() {
    CameraRoom room = room(Mode.MANUAL, false, false);

    assertThat(room.answerByHand()).isFalse();
    room.ring(ring(MALLORY));
    assertThat(room.answerByHand()).isTrue();
    assertThat(room.answerByHand()).isFalse();
    assertThat(room.hangUpByHand()).isTrue();
    assertThat(room.hangUpByHand()).isFalse();

    assertThat(told).containsExactly(ANSWER, new FromNode.Leave(CALL, "by-hand"));
  }

  @Test
  void what_is_declined_by_hand_is_not_answered_by_itself() {
    CameraRoom room = room(Mode.AUTO, false, false);

    room.ring(ring(ALICE));
    assertThat(room.hangUpByHand()).isTrue();
    time.pass(DELAY);

    assertThat(told).containsExactly(new FromNode.Decline(CALL, "by-hand"));
  }

  @Test
  void what_is_closed_in_the_room_no_wish_of_the_platform_opens() {
    CameraRoom room = room(Mode.AUTO, false, false);
    CaptureControl devices = room.guarding(new Devices());
    room.ring(ring(ALICE));
    time.pass(DELAY);
    devices.start(order());

    room.switchByHand(new Switches(false, true));
    devices.start(order());
    room.switchByHand(new Switches(true, true));

    assertThat(opened.stream().map(CaptureOrder::audio)).containsExactly(true, false, false, true);
    assertThat(told)
        .containsExactly(
            ANSWER,
            new FromNode.Tracks(CALL, false, null),
            new FromNode.Tracks(CALL, false, null), // the wish had not heard of it
            new FromNode.Tracks(CALL, true, null));
  }

  @Test
  void who_is_answered_by_a_muted_room_is_told_so_and_the_next_call_starts_muted_again() {
    CameraRoom room = room(Mode.AUTO, false, true);

    room.ring(ring(ALICE));
    time.pass(DELAY);
    assertThat(told).containsExactly(ANSWER, new FromNode.Tracks(CALL, false, null));
    room.switchByHand(new Switches(true, true));
    assertThat(room.view().switches().microphone()).isTrue();
    room.ringOver(new ToNode.RingOver(CALL, "hangup"));

    assertThat(room.view().switches().microphone()).isFalse();
  }

  @Test
  void what_the_call_has_closed_stays_closed_when_the_room_opens_something_else() {
    CameraRoom room = room(Mode.AUTO, false, false);
    room.ring(ring(ALICE));
    time.pass(DELAY);

    room.switchByHand(new Switches(true, false));
    room.switchByHand(new Switches(true, true));

    assertThat(told)
        .containsExactly(
            ANSWER, new FromNode.Tracks(CALL, null, false), new FromNode.Tracks(CALL, null, true));
  }

  @Test
  void a_room_whose_host_drains_declines_what_rings_and_what_comes_and_stays_in_its_call() {
    CameraRoom room = room(Mode.AUTO, DoNotDisturb.OFF, Busy.QUEUE, true);
    room.ring(ring(ALICE));
    time.pass(DELAY);
    room.ring(second());

    room.drain(true);
    assertThat(told).last().isEqualTo(new FromNode.Decline(SECOND, "draining"));
    assertThat(room.view().talking()).containsExactly(CALL);
    room.ringOver(new ToNode.RingOver(CALL, "hangup"));
    room.ring(ring(ALICE));
    assertThat(told).last().isEqualTo(new FromNode.Decline(CALL, "draining"));
    assertThat(room.callByHand()).isFalse();

    room.drain(false);
    room.ring(ring(ALICE));
    time.pass(DELAY);
    assertThat(told).last().isEqualTo(ANSWER);
  }

  @Test
  void a_picture_is_shown_while_it_rings_and_the_camera_is_not_closed_in_the_room() {
    CameraRoom room = room(Mode.AUTO, false, false);
    assertThat(room.noPreview(CALL)).contains("does not ring");
    room.ring(ring(ALICE));
    assertThat(room.noPreview(CALL)).isNull();

    room.switchByHand(new Switches(true, false));
    assertThat(room.noPreview(CALL)).contains("closed");
    room.switchByHand(new Switches(true, true));
    time.pass(DELAY);
    assertThat(room.noPreview(CALL)).contains("does not ring");
  }

  @Test
  void a_door_that_rings_somebody_is_seen_by_him_until_he_answers() {
    CameraRoom room = room(Mode.MANUAL, false, false);
    CaptureControl devices = room.guarding(new Devices());
    room.callByHand();
    assertThat(room.noPreview(CALL)).isNotNull();
    room.dialled(new ToNode.Dialled(dialled(0), CALL, ""));
    assertThat(room.noPreview(CALL)).isNull();

    devices.start(order());

    assertThat(room.noPreview(CALL)).isNotNull();
  }

  @Test
  void whoever_listens_hears_of_every_switch() {
    CameraRoom room = room(Mode.AUTO, false, true);
    List<Switches> heard = new ArrayList<>();
    room.whenSwitched(() -> heard.add(room.view().switches()));
    room.ring(ring(ALICE));
    time.pass(DELAY);

    room.switchByHand(new Switches(true, true));
    room.ringOver(new ToNode.RingOver(CALL, "hangup"));

    assertThat(heard).containsExactly(new Switches(true, true), new Switches(false, true));
  }

  @Test
  void a_call_that_waits_is_answered_when_the_one_before_it_is_over() {
    CameraRoom room = room(Mode.AUTO, DoNotDisturb.OFF, Busy.QUEUE, true);
    room.ring(ring(ALICE));
    time.pass(DELAY);

    room.ring(second());
    time.pass(DELAY);
    assertThat(told).containsExactly(ANSWER);
    room.ringOver(new ToNode.RingOver(CALL, "hangup"));
    time.pass(DELAY);

    assertThat(told).containsExactly(ANSWER, new FromNode.Answer(SECOND));
  }

  @Test
  void who_calls_a_room_that_merges_is_asked_into_its_call_once_his_own_is_over() {
    CameraRoom room = room(Mode.AUTO, DoNotDisturb.OFF, Busy.MERGE, true);
    room.ring(ring(ALICE));
    time.pass(DELAY);

    room.ring(second());
    assertThat(told).containsExactly(ANSWER, new FromNode.Decline(SECOND, "merged"));
    room.ringOver(new ToNode.RingOver(SECOND, "reason 2"));

    assertThat(told).last().isEqualTo(new FromNode.Invite(CALL, List.of(ALICE)));
  }

  @Test
  void a_call_whose_end_the_room_missed_does_not_keep_it_busy() {
    CameraRoom room = room(Mode.AUTO, DoNotDisturb.OFF, Busy.QUEUE, true);
    room.ring(ring(ALICE));
    time.pass(DELAY);

    room.ring(new ToNode.Ring(SECOND, ALICE, true, Duration.ofSeconds(60).toMillis()));
    time.pass(DELAY);

    assertThat(told).containsExactly(ANSWER, new FromNode.Answer(SECOND));
  }

  @Test
  void the_button_rings_one_after_the_other_until_somebody_answers() {
    CameraRoom room = room(Mode.MANUAL, false, false);
    CaptureControl devices = room.guarding(new Devices());

    assertThat(room.callByHand()).isTrue();
    assertThat(room.callByHand()).isFalse();
    room.dialled(new ToNode.Dialled(dialled(0), new CallId("call-0"), ""));
    room.ringOver(new ToNode.RingOver(new CallId("call-0"), "reason 3"));
    room.dialled(new ToNode.Dialled(dialled(1), CALL, ""));
    devices.start(order());
    room.ringOver(new ToNode.RingOver(CALL, "reason 1"));

    assertThat(told.stream().map(word -> ((FromNode.Dial) word).user()))
        .containsExactly(ALICE, BOB);
  }

  @Test
  void a_call_of_the_button_that_is_not_made_goes_to_the_next_and_ends_with_the_list() {
    CameraRoom room = room(Mode.MANUAL, false, false);

    room.callByHand();
    room.dialled(new ToNode.Dialled(dialled(0), null, "BLOCKED"));
    room.dialled(new ToNode.Dialled(dialled(1), CALL, ""));
    room.ringOver(new ToNode.RingOver(CALL, "reason 3"));

    assertThat(room.view().calling()).isFalse();
    assertThat(told).hasSize(2);
  }

  @Test
  void a_call_of_the_button_is_taken_back_by_hand() {
    CameraRoom room = room(Mode.MANUAL, false, false);

    room.callByHand();
    room.dialled(new ToNode.Dialled(dialled(0), CALL, ""));
    assertThat(room.hangUpByHand()).isTrue();

    assertThat(told).last().isEqualTo(new FromNode.Leave(CALL, "by-hand"));
    assertThat(room.view().calling()).isFalse();
  }

  private String dialled(int number) {
    return ((FromNode.Dial) told.get(number)).request();
  }

  private static ToNode.Ring second() {
    return new ToNode.Ring(SECOND, ALICE, true, Duration.ofSeconds(60).toMillis(), true);
  }

  private CameraRoom room(Mode mode, boolean doNotDisturb, boolean mute) {
    return room(mode, new DoNotDisturb(doNotDisturb, null), Busy.REJECT, !mute);
  }

  private CameraRoom room(Mode mode, DoNotDisturb quiet, Busy busy, boolean microphone) {
    AllowList allow = AllowList.parse(List.of("alice"));
    AnswerPolicy policy =
        new AnswerPolicy(
            mode,
            allow,
            DELAY,
            LONGEST,
            quiet,
            busy,
            new Start(microphone, true, true),
            AnswerPolicy.Preview.SNAPSHOT);
    CameraRoomSettings settings =
        new CameraRoomSettings(true, new UserId("room-node1"), "Ward 3", policy, NURSES);
    return new CameraRoom(settings, time, time, told::add);
  }

  private static ToNode.Ring ring(UserId caller) {
    return new ToNode.Ring(CALL, caller, true, Duration.ofSeconds(30).toMillis());
  }

  private static CaptureOrder order() {
    return new CaptureOrder(
        new RoomId("call-1"), new UserId("room-node1"), CALL.value(), true, true);
  }

  private final class Devices implements CaptureControl {
    @Override
    public void start(CaptureOrder order) {
      opened.add(order);
    }

    @Override
    public void stop(RoomId room) {}
  }
}
