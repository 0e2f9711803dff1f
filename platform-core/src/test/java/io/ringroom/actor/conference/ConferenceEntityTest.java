package io.ringroom.actor.conference;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import io.ringroom.actor.ActorTests;
import io.ringroom.actor.ProbeAddresses;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.conference.ConferenceEvent;
import io.ringroom.domain.conference.ConferenceState;
import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.domain.conference.ToParticipant;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConferenceEntityTest {
  private static final TenantId TENANT = new TenantId(1400000000);
  private static final UserId ANN = new UserId("ann");
  private static final DeviceId TAB = new DeviceId("tab");
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static ActorTests tests;

  private final ConferenceKey key =
      new ConferenceKey(TENANT, new RoomId("lesson-" + COUNT.incrementAndGet()));
  private final RoomId media = new RoomId("media-" + COUNT.get());

  @SuppressWarnings("NullAway.Init")
  private ProbeAddresses others;

  @SuppressWarnings("NullAway.Init")
  private EventSourcedBehaviorTestKit<ConferenceCommand, ConferenceEvent, ConferenceState> entity;

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
    TestProbe<ClusterSharding.ShardCommand> shard = tests.probe(ClusterSharding.ShardCommand.class);
    ConferenceSettings settings =
        new ConferenceSettings(Duration.ofSeconds(15), Duration.ofSeconds(30));
    entity =
        EventSourcedBehaviorTestKit.create(
            tests.kit().system(),
            ConferenceEntity.create(
                key,
                shard.ref(),
                new ConferenceEntity.Surroundings(
                    others, settings, tests.policies(), tests.clock())));
  }

  @Test
  void who_joins_is_answered_with_the_room_and_the_media_room_knows_him_first() {
    ConferenceCommand.Reply reply = join();

    assertThat(reply.refusal()).isNull();
    assertThat(Objects.requireNonNull(reply.room()).joinType()).isZero();
    assertThat(need().occupants()).extracting(one -> one.user()).containsExactly(ANN);
    assertThat(word().notices().get(0).event()).isInstanceOf(ClientEvent.RoomStateChanged.class);
  }

  @Test
  void an_offer_is_passed_on_to_the_media_room_only_from_the_device_that_is_there() {
    join();
    need();

    assertThat(connect(new DeviceId("phone")).receiveMessage().refusal())
        .isEqualTo(ErrorCode.NOT_A_MEMBER);
    connect(TAB);
    assertThat(others.roomProbe(media).receiveMessage()).isInstanceOf(RoomCommand.Connect.class);
  }

  @Test
  @Tag("row-77")
  void a_conference_outlives_its_process_and_asks_who_is_still_there() {
    join();
    need();
    word();

    entity.restart();

    ToParticipant word = word();
    assertThat(word.question()).isTrue();
    assertThat(word.seat()).isEqualTo(TAB);
    ClientEvent.RoomStateChanged told =
        (ClientEvent.RoomStateChanged) word.notices().get(0).event();
    assertThat(told.extraInfo().joinType()).isEqualTo(1);
    assertThat(need().occupants()).hasSize(1);

    tests.pass(Duration.ofSeconds(30));
    assertThat(entity.getState().of(ANN)).isEmpty();
  }

  @Test
  void a_device_is_asked_again_and_again_whether_it_is_connected() {
    join();
    word();

    tests.pass(Duration.ofSeconds(15));

    assertThat(word()).isEqualTo(new ToParticipant(key.room(), 0, TAB, true, List.of()));
  }

  @Test
  void an_empty_room_ends_and_its_media_room_with_it() {
    join();
    need();
    entity.runCommand(hear(new ToConference.Leave(ANN, TAB)));
    need();

    tests.pass(Duration.ofSeconds(20));

    RoomCommand.Need last = others.roomProbe(media).expectMessageClass(RoomCommand.Need.class);
    assertThat(last.need()).isNull();
    assertThat(entity.getState().sitting()).isNull();
  }

  @Test
  void a_media_room_of_an_earlier_sitting_is_needed_no_more() {
    join();
    RoomId earlier = new RoomId("earlier");

    entity.runCommand(new ConferenceCommand.GetRoomNeed(earlier));

    assertThat(others.roomProbe(earlier).expectMessageClass(RoomCommand.Need.class).need())
        .isNull();
  }

  private ConferenceCommand.Reply join() {
    ToConference join =
        new ToConference.Join(
            ANN,
            TAB,
            Pass.OPEN,
            "",
            true,
            new Tracks(true, true),
            Subscriptions.auto(true, true),
            media,
            tests.now());
    return entity
        .<ConferenceCommand.Reply>runCommand(replyTo -> new ConferenceCommand.Hear(join, replyTo))
        .reply();
  }

  private static ConferenceCommand hear(ToConference message) {
    return new ConferenceCommand.Hear(message, null);
  }

  private TestProbe<RoomCommand.ConnectReply> connect(DeviceId device) {
    TestProbe<RoomCommand.ConnectReply> reply = tests.probe(RoomCommand.ConnectReply.class);
    entity.runCommand(
        new ConferenceCommand.PassOn(
            new RoomCommand.Connect(
                TENANT, ANN, device, "v=0", List.of(), null, true, List.of(), reply.ref())));
    return reply;
  }

  private RoomNeed need() {
    return Objects.requireNonNull(
        others.roomProbe(media).expectMessageClass(RoomCommand.Need.class).need());
  }

  private ToParticipant word() {
    return others
        .userProbe(new UserKey(TENANT, ANN))
        .expectMessageClass(UserCommand.HearConference.class)
        .word();
  }
}
