package io.ringroom.actor.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import io.ringroom.actor.ActorTests;
import io.ringroom.actor.ProbeAddresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.node.MediaNodes;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Occupant;
import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.domain.room.RoomOwner;
import io.ringroom.domain.room.RoomState;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.DeviceId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RoomEntityTest {
  private static final TenantId TENANT = new TenantId(1400000000);
  private static final UserId ANN = new UserId("ann");
  private static final UserId ROOM_USER = new UserId("room-n1");
  private static final DeviceId TAB = new DeviceId("tab");
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static ActorTests tests;

  private static final Function<CallId, Folder> FOLDER_OF =
      owner -> new Folder(TENANT, Folder.Kind.CALLS, owner.value());
  private static final RoomTask RECORDING =
      new RoomTask.Record("rec", FOLDER_OF.apply(new CallId("c")), RoomTask.Form.TRACKS);

  private final CallId call = new CallId("call-" + COUNT.incrementAndGet());
  private final RoomId room = RoomId.of(call);

  @SuppressWarnings("NullAway.Init")
  private ProbeAddresses others;

  @SuppressWarnings("NullAway.Init")
  private TestProbe<MediaNodes.Command> nodes;

  @SuppressWarnings("NullAway.Init")
  private EventSourcedBehaviorTestKit<RoomCommand, RoomEvent, RoomState> entity;

  @BeforeAll
  static void startTime() {
    tests = new ActorTests();
  }

  @AfterAll
  static void endTime() {
    tests.close();
  }

  @BeforeEach
  void host() {
    others = new ProbeAddresses(tests.kit());
    nodes = tests.probe(MediaNodes.Command.class);
    TestProbe<ClusterSharding.ShardCommand> shard = tests.probe(ClusterSharding.ShardCommand.class);
    RoomSettings settings =
        new RoomSettings(
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30));
    entity =
        EventSourcedBehaviorTestKit.create(
            tests.kit().system(),
            RoomEntity.create(
                room,
                shard.ref(),
                new RoomEntity.Surroundings(others, nodes.ref(), settings, tests.clock())));
  }

  @Test
  void a_needed_room_is_given_to_a_node_which_is_told_who_may_be_in_it() {
    ToNode.Wish wish = place(N1, ann());

    assertThat(wish.room()).isEqualTo(room);
    assertThat(wish.epoch()).isEqualTo(1);
    assertThat(wish.members()).containsExactly(RoomMember.remote(ANN, true, true));
  }

  @Test
  void the_node_is_told_how_members_are_called_as_soon_as_it_is_known_and_when_it_changes() {
    place(N1, ann());

    for (String name : List.of("Ann", "Ann B.")) {
      entity.runCommand(new RoomCommand.Names(List.of(new RoomCommand.Named(ANN, name))));

      assertThat(((ToNode.Wish) sent(N1)).members())
          .containsExactly(RoomMember.remote(ANN, true, true).named(name));
    }
  }

  @Test
  @Tag("row-50")
  void who_hears_a_mix_is_told_how_loud_the_others_are_in_it() {
    place(N1, ann());

    FromNode.UserLevel loud = new FromNode.UserLevel(new UserId("bob"), -23);
    entity.runCommand(
        new RoomCommand.NodeSaid(N1, new FromNode.Levels(room, List.of(ANN), List.of(loud))));

    assertThat(shown(ANN))
        .isEqualTo(
            new ClientEvent.MixLevels(
                call, List.of(new ClientEvent.UserLevel(new UserId("bob"), -23))));
  }

  @Test
  void a_room_without_a_node_looks_again_until_one_is_there() {
    need(1, ann());
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.empty()));

    await("the second look")
        .until(
            () -> {
              tests.pass(Duration.ofMillis(500));
              return nodes.receiveMessage() instanceof MediaNodes.Choose;
            });
  }

  @Test
  void who_waits_for_a_room_that_no_node_can_take_is_told_that_all_are_full() {
    TestProbe<RoomCommand.ConnectReply> reply = connect(TENANT, ANN, TAB);
    need(1, ann());
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.empty(), true));

    assertThat(reply.receiveMessage().refusal()).isEqualTo(ErrorCode.NODE_FULL);
  }

  @Test
  void hardware_of_a_node_is_captured_under_a_lease_and_only_there() {
    ToNode.Wish wish = place(N1, ann(), camera(N1));

    assertThat(wish.members().get(1).capture())
        .isEqualTo(new RoomMember.Lease(call.value(), 60_000));
  }

  @Test
  void a_room_moves_to_the_node_whose_camera_joins() {
    place(N1, ann());

    need(2, ann(), camera(N2));
    MediaNodes.Choose choose = expectChoice();
    assertThat(choose.host()).contains(N2);
    choose.replyTo().tell(new MediaNodes.Chosen(Optional.of(N2)));

    assertThat(sent(N1)).isEqualTo(new ToNode.CloseRoom(room, 1));
    assertThat(((ToNode.Wish) sent(N2)).epoch()).isEqualTo(2);
    assertThat(shown(ANN)).isEqualTo(new ClientEvent.MediaLost(call));
  }

  @Test
  void a_restarted_room_asks_its_call_and_renews_the_wish_with_a_higher_revision() {
    ToNode.Wish before = place(N1, ann());
    tests.pass(Duration.ofSeconds(1));

    entity.restart();
    others.callProbe(call).expectMessage(new CallCommand.GetRoomNeed(TENANT));
    need(1, ann());

    ToNode.Wish after = (ToNode.Wish) sent(N1);
    assertThat(after.epoch()).isEqualTo(before.epoch());
    assertThat(after.revision()).isGreaterThan(before.revision());
  }

  @Test
  void leases_are_renewed_only_while_the_call_says_that_it_needs_the_room() {
    place(N1, ann());

    tests.pass(Duration.ofSeconds(20));
    others.callProbe(call).expectMessage(new CallCommand.GetRoomNeed(TENANT));
    nodes.expectNoMessage(Duration.ofMillis(200));

    need(1, ann());
    assertThat(sent(N1)).isInstanceOf(ToNode.Wish.class);
  }

  @Test
  void the_end_of_the_call_closes_the_room_on_its_node() {
    place(N1, ann());

    entity.runCommand(new RoomCommand.Need(TENANT, new RoomOwner.OfCall(call), 9, null));

    assertThat(sent(N1)).isEqualTo(new ToNode.CloseRoom(room, 1));
    assertThat(entity.getState().closed()).isTrue();
  }

  @Test
  void a_node_that_runs_a_closed_room_is_told_to_close_it() {
    place(N1, ann());
    entity.runCommand(new RoomCommand.Need(TENANT, new RoomOwner.OfCall(call), 9, null));
    TestProbe<NodeCommand> link = tests.probe(NodeCommand.class);

    entity.runCommand(new RoomCommand.NodeRuns(N1, 1, link.ref()));

    link.expectMessage(new NodeCommand.Send(new ToNode.CloseRoom(room, 1)));
  }

  @Test
  void a_members_offer_is_passed_on_and_anybody_elses_is_refused() {
    place(N1, ann());

    connect(TENANT, ANN, TAB);
    MediaNodes.Connect passed = fish(MediaNodes.Connect.class);
    assertThat(passed.offer().sdp()).isEqualTo("v=0");

    TestProbe<RoomCommand.ConnectReply> eve = connect(TENANT, new UserId("eve"), TAB);
    TestProbe<RoomCommand.ConnectReply> phone = connect(TENANT, ANN, new DeviceId("phone"));
    assertThat(connect(new TenantId(7), ANN, TAB).receiveMessage().refusal())
        .isEqualTo(ErrorCode.NOT_A_MEMBER);
    tests.pass(Duration.ofSeconds(3));
    assertThat(eve.receiveMessage().refusal()).isEqualTo(ErrorCode.NOT_A_MEMBER);
    assertThat(phone.receiveMessage().refusal()).isEqualTo(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  void an_offer_that_outruns_the_word_that_its_sender_is_a_member_waits_for_that_word() {
    place(N1, ann());
    UserId bob = new UserId("bob");
    connect(TENANT, bob, TAB).expectNoMessage(Duration.ofMillis(200));
    others.callProbe(call).expectMessage(new CallCommand.GetRoomNeed(TENANT));

    need(2, ann(), Occupant.of(bob, Seat.of(TAB, new Tracks(true, true))));

    assertThat(fish(MediaNodes.Connect.class).offer().user()).isEqualTo(bob);
  }

  @Test
  @Tag("row-78")
  void a_room_whose_node_stays_away_moves_to_another_and_its_members_connect_anew() {
    place(N1, ann());
    entity.runCommand(new RoomCommand.NodeDown(N1));

    tests.pass(Duration.ofSeconds(30));
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.of(N2)));

    assertThat(((ToNode.Wish) sent(N2)).epoch()).isEqualTo(2);
    assertThat(shown(ANN)).isEqualTo(new ClientEvent.MediaLost(call));
  }

  @Test
  @Tag("row-78")
  void a_node_that_comes_back_in_time_keeps_its_rooms() {
    place(N1, ann());
    entity.runCommand(new RoomCommand.NodeDown(N1));
    tests.pass(Duration.ofSeconds(29));
    entity.runCommand(new RoomCommand.NodeUp(N1));
    assertThat(sent(N1)).isInstanceOf(ToNode.Wish.class);

    tests.pass(Duration.ofSeconds(5));
    nodes.expectNoMessage(Duration.ofMillis(200));
  }

  @Test
  void the_room_of_a_conference_speaks_its_words() {
    RoomId lesson = new RoomId("lesson-7");
    RoomNeed need = new RoomNeed(room, List.of(ann()));
    RoomOwner owner = new RoomOwner.OfConference(lesson);
    entity.runCommand(new RoomCommand.Need(TENANT, owner, 1, need));
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.of(N1)));
    sent(N1);

    entity.runCommand(new RoomCommand.NodeSaid(N1, new FromNode.Slots(room, ANN, "c1", List.of())));
    assertThat(shown(ANN)).isEqualTo(new ClientEvent.RoomSlots(lesson, "c1", List.of()));

    entity.restart();
    others
        .conferenceProbe(new ConferenceKey(TENANT, lesson))
        .expectMessage(new ConferenceCommand.GetRoomNeed(room));
  }

  @Test
  @Tag("row-78")
  void a_call_whose_camera_room_is_gone_for_good_ends_with_that_cause() {
    place(N1, ann(), camera(N1));
    entity.runCommand(new RoomCommand.NodeDown(N1));

    tests.pass(Duration.ofSeconds(30));

    CallCommand end = new CallCommand.Hear(TENANT, new ToCall.EndByServer(Cause.MEDIA_LOST));
    others
        .callProbe(call)
        .fishForMessage(
            Duration.ofSeconds(3),
            word ->
                word.equals(end)
                    ? FishingOutcomes.complete()
                    : FishingOutcomes.continueAndIgnore());
  }

  @Test
  @Tag("row-78")
  void a_conference_that_no_node_can_carry_any_more_is_told_so() {
    RoomId lesson = new RoomId("lesson-8");
    RoomNeed need = new RoomNeed(room, List.of(ann()));
    RoomOwner owner = new RoomOwner.OfConference(lesson);
    entity.runCommand(new RoomCommand.Need(TENANT, owner, 1, need));
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.of(N1)));
    sent(N1);
    entity.runCommand(new RoomCommand.NodeDown(N1));

    tests.pass(Duration.ofSeconds(20));
    tests.pass(Duration.ofSeconds(10));
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.empty()));

    TestProbe<ConferenceCommand> conference =
        others.conferenceProbe(new ConferenceKey(TENANT, lesson));
    conference.fishForMessage(
        Duration.ofSeconds(3),
        word ->
            word.equals(new ConferenceCommand.MediaLost(room))
                ? FishingOutcomes.complete()
                : FishingOutcomes.continueAndIgnore());
  }

  @Test
  void an_offer_that_comes_before_the_room_has_a_node_waits_for_it() {
    TestProbe<RoomCommand.ConnectReply> reply = connect(TENANT, ANN, TAB);
    reply.expectNoMessage(Duration.ofMillis(200));

    place(N1, ann());

    assertThat(fish(MediaNodes.Connect.class).offer().user()).isEqualTo(ANN);
  }

  @Test
  void views_that_come_before_the_room_has_a_node_reach_it() {
    entity.runCommand(new RoomCommand.SetViews(TENANT, ANN, TAB, List.of(ROOM_USER), List.of()));

    place(N1, ann());

    assertThat(sent(N1)).isEqualTo(new ToNode.View(room, 1, ANN, List.of(ROOM_USER)));
  }

  @Test
  void how_a_member_receives_the_others_reaches_the_node() {
    entity.runCommand(new RoomCommand.Receive(TENANT, ANN, TAB, Reception.MIXED_AUDIO, true));
    place(N1, ann());
    entity.runCommand(new RoomCommand.Receive(TENANT, ANN, TAB, Reception.INDIVIDUAL, false));

    assertThat(sent(N1)).isEqualTo(new ToNode.Receive(room, 1, ANN, Reception.MIXED_AUDIO));
    assertThat(sent(N1)).isEqualTo(new ToNode.Receive(room, 1, ANN, Reception.INDIVIDUAL, false));
  }

  @Test
  void that_a_link_affords_less_than_is_wanted_is_shown_with_the_slots() {
    place(N1, ann());

    entity.runCommand(
        new RoomCommand.NodeSaid(
            N1, new FromNode.Slots(room, ANN, "c1", List.of(), Reception.MIXED)));

    assertThat(shown(ANN)).isEqualTo(new ClientEvent.Slots(call, "c1", List.of(), "mixed"));
  }

  @Test
  void an_offer_no_node_takes_in_time_is_refused() {
    TestProbe<RoomCommand.ConnectReply> reply = connect(TENANT, ANN, TAB);

    tests.pass(Duration.ofSeconds(3));

    assertThat(reply.receiveMessage().refusal()).isEqualTo(ErrorCode.MEDIA_UNAVAILABLE);
  }

  @Test
  void slots_are_shown_to_the_device_that_is_in_the_call() {
    place(N1, ann());

    FromNode.Slot slot = new FromNode.Slot("2", "audio", ROOM_USER);
    entity.runCommand(
        new RoomCommand.NodeSaid(N1, new FromNode.Slots(room, ANN, "c1", List.of(slot))));

    assertThat(shown(ANN))
        .isEqualTo(
            new ClientEvent.Slots(
                call, "c1", List.of(new ClientEvent.Slot("2", "audio", ROOM_USER))));
  }

  @Test
  void a_lost_media_connection_is_shown_unless_a_newer_one_has_replaced_it() {
    place(N1, ann());
    connect(TENANT, ANN, TAB);
    String newest = fish(MediaNodes.Connect.class).offer().connection();

    entity.runCommand(new RoomCommand.NodeSaid(N1, gone("an-older-one")));
    entity.runCommand(new RoomCommand.NodeSaid(N1, gone(newest)));

    assertThat(shown(ANN)).isEqualTo(new ClientEvent.MediaLost(call));
    others.userProbe(new UserKey(TENANT, ANN)).expectNoMessage(Duration.ofMillis(200));
  }

  private FromNode.Media gone(String connection) {
    return new FromNode.Media(room, ANN, connection, "gone", "");
  }

  private ToNode.Wish place(NodeId node, Occupant... occupants) {
    need(1, occupants);
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.of(node)));
    return (ToNode.Wish) sent(node);
  }

  private void need(long revision, Occupant... occupants) {
    RoomNeed need = new RoomNeed(room, List.of(occupants));
    entity.runCommand(new RoomCommand.Need(TENANT, new RoomOwner.OfCall(call), revision, need));
  }

  @Test
  @Tag("row-62")
  void a_recording_is_told_to_everybody_before_the_node_begins_it_and_survives_a_restart() {
    place(N1, ann());

    assertThat(give(RECORDING).refusal()).isNull();
    assertThat(shown(ANN)).isEqualTo(new ClientEvent.RecordingStateChanged(call, true));
    assertThat(((ToNode.Wish) sent(N1)).work()).containsExactly(RECORDING);

    entity.restart();
    need(1, ann());
    assertThat(((ToNode.Wish) sent(N1)).work()).containsExactly(RECORDING);
  }

  @Test
  @Tag("row-62")
  void who_was_away_when_a_recording_began_is_told_so_before_long() {
    place(N1, ann());
    give(RECORDING);
    shown(ANN);

    tests.pass(Duration.ofSeconds(20));

    assertThat(shown(ANN)).isEqualTo(new ClientEvent.RecordingStateChanged(call, true));
  }

  @Test
  @Tag("row-62")
  void a_file_that_is_ready_after_the_room_is_over_is_stored_and_its_node_told_so() {
    place(N1, ann());
    give(RECORDING);
    shown(ANN);
    sent(N1);
    entity.runCommand(new RoomCommand.Need(TENANT, new RoomOwner.OfCall(call), 2, null));
    sent(N1);

    RecordedFile file =
        new RecordedFile(
            FOLDER_OF.apply(call), "rec", "ann-1.webm", ANN, List.of("audio"), 1, 4_000L, 10);
    EventSourcedBehaviorTestKit.CommandResult<RoomCommand, RoomEvent, RoomState> told =
        entity.runCommand(new RoomCommand.NodeSaid(N1, new FromNode.Recorded(room, file)));

    assertThat(told.eventOfType(RoomEvent.FileRecorded.class).file()).isEqualTo(file);
    assertThat(told.state().closed()).isTrue();
    assertThat(sent(N1))
        .isEqualTo(new ToNode.RecordedHeard(FOLDER_OF.apply(call), "rec", "ann-1.webm"));
  }

  @Test
  @Tag("row-62")
  void that_a_recording_failed_is_stored_once_however_often_it_is_said() {
    place(N1, ann());
    give(RECORDING);
    FromNode.TaskNews news =
        new FromNode.TaskNews(room, "rec", FromNode.TaskState.FAILED, "no room on the disk");

    assertThat(entity.runCommand(new RoomCommand.NodeSaid(N1, news)).events()).hasSize(1);
    assertThat(entity.runCommand(new RoomCommand.NodeSaid(N1, news)).events()).isEmpty();
  }

  @Test
  @Tag("row-62")
  void who_connects_while_a_recording_runs_is_told_so() {
    place(N1, ann());
    give(RECORDING);
    shown(ANN);

    entity.runCommand(
        new RoomCommand.NodeSaid(N1, new FromNode.Media(room, ANN, "c1", "connected", "")));

    assertThat(shown(ANN)).isEqualTo(new ClientEvent.RecordingStateChanged(call, true));
  }

  @Test
  @Tag("row-62")
  void a_call_that_is_to_be_recorded_is_so_from_its_first_wish_and_no_more_once_stopped() {
    RoomNeed need = new RoomNeed(room, List.of(ann()), RoomTask.Form.TRACKS);
    entity.runCommand(new RoomCommand.Need(TENANT, new RoomOwner.OfCall(call), 1, need));
    expectChoice().replyTo().tell(new MediaNodes.Chosen(Optional.of(N1)));
    RoomTask auto = new RoomTask.Record("auto", FOLDER_OF.apply(call), RoomTask.Form.TRACKS);
    assertThat(((ToNode.Wish) sent(N1)).work()).containsExactly(auto);

    TestProbe<RoomCommand.Tasks> reply = tests.probe(RoomCommand.Tasks.class);
    entity.runCommand(new RoomCommand.DropTask(TENANT, "auto", reply.ref()));
    assertThat(reply.receiveMessage().tasks()).isEmpty();
    assertThat(((ToNode.Wish) sent(N1)).work()).isEmpty();

    entity.runCommand(new RoomCommand.Need(TENANT, new RoomOwner.OfCall(call), 2, need));
    assertThat(((ToNode.Wish) sent(N1)).work()).isEmpty();
  }

  @Test
  @Tag("row-62")
  void what_the_node_says_of_a_task_can_be_read_by_its_tenant_alone() {
    place(N1, ann());
    give(RECORDING);
    FromNode.TaskNews news =
        new FromNode.TaskNews(room, "rec", FromNode.TaskState.RUNNING, "ann-1.mkv");
    entity.runCommand(new RoomCommand.NodeSaid(N1, news));

    assertThat(tasks(TENANT).tasks()).containsExactly(new RoomCommand.TaskView(RECORDING, news));
    assertThat(tasks(new TenantId(7)))
        .isEqualTo(new RoomCommand.Tasks(ErrorCode.NOT_FOUND, List.of()));
  }

  @Test
  @Tag("row-64")
  void a_network_camera_is_a_member_of_the_wish_and_a_user_to_everybody() {
    place(N1, ann());
    UserId gate = new UserId("gate");

    give(new RoomTask.Pull("gate", "rtsp://10.0.0.7/stream1", gate));

    assertThat(shown(ANN)).isEqualTo(new ClientEvent.UserJoin(call, gate));
    assertThat(((ToNode.Wish) sent(N1)).members())
        .containsExactly(RoomMember.remote(ANN, true, true), RoomMember.remote(gate, true, true));
  }

  @Test
  @Tag("row-61")
  void who_is_in_a_room_divides_its_mixed_picture_and_nobody_else_does() {
    place(N1, ann());
    MixLayout speaker = MixLayout.of(MixLayout.Rule.SPEAKER);

    assertThat(divide(new UserId("stranger"), speaker).refusal()).isEqualTo(ErrorCode.NOT_A_MEMBER);
    assertThat(divide(ANN, speaker).refusal()).isNull();

    assertThat(((ToNode.Wish) sent(N1)).work()).containsExactly(RoomTask.Mix.of(speaker));
  }

  private RoomCommand.Tasks divide(UserId user, MixLayout layout) {
    TestProbe<RoomCommand.Tasks> reply = tests.probe(RoomCommand.Tasks.class);
    entity.runCommand(new RoomCommand.SetLayout(TENANT, user, layout, reply.ref()));
    return reply.receiveMessage();
  }

  private RoomCommand.Tasks give(RoomTask task) {
    TestProbe<RoomCommand.Tasks> reply = tests.probe(RoomCommand.Tasks.class);
    entity.runCommand(new RoomCommand.GiveTask(TENANT, task, reply.ref()));
    return reply.receiveMessage();
  }

  private RoomCommand.Tasks tasks(TenantId tenant) {
    TestProbe<RoomCommand.Tasks> reply = tests.probe(RoomCommand.Tasks.class);
    entity.runCommand(new RoomCommand.GetTasks(tenant, reply.ref()));
    return reply.receiveMessage();
  }

  private MediaNodes.Choose expectChoice() {
    return fish(MediaNodes.Choose.class);
  }

  private ToNode sent(NodeId node) {
    while (true) {
      MediaNodes.Send send = fish(MediaNodes.Send.class);
      if (send.node().equals(node)) {
        return send.message();
      }
    }
  }

  private <T extends MediaNodes.Command> T fish(Class<T> kind) {
    while (true) {
      MediaNodes.Command command = nodes.receiveMessage();
      if (kind.isInstance(command)) {
        return kind.cast(command);
      }
    }
  }

  private TestProbe<RoomCommand.ConnectReply> connect(
      TenantId tenant, UserId user, DeviceId device) {
    TestProbe<RoomCommand.ConnectReply> reply = tests.probe(RoomCommand.ConnectReply.class);
    entity.runCommand(
        new RoomCommand.Connect(
            tenant, user, device, "v=0", List.of(), null, true, List.of(), reply.ref()));
    return reply;
  }

  private ClientEvent shown(UserId user) {
    UserCommand.ShowNow show =
        others.userProbe(new UserKey(TENANT, user)).expectMessageClass(UserCommand.ShowNow.class);
    assertThat(show.audience()).isEqualTo(Audience.only(TAB));
    return show.event();
  }

  private static Occupant ann() {
    return Occupant.of(ANN, Seat.of(TAB, new Tracks(true, true)));
  }

  private static Occupant camera(NodeId host) {
    return Occupant.of(
        ROOM_USER, new Seat(new DeviceId("node:" + host), new Tracks(true, true), host));
  }
}
