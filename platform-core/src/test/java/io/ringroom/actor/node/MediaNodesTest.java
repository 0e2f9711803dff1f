package io.ringroom.actor.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import com.typesafe.config.ConfigFactory;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaNodesTest {
  private static final RoomId ROOM = new RoomId("r");

  @SuppressWarnings("NullAway.Init")
  private static ActorTestKit kit;

  @SuppressWarnings("NullAway.Init")
  private ActorRef<MediaNodes.Command> nodes;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(ConfigFactory.parseString("akka.loglevel = WARNING"));
  }

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void watch() {
    nodes = kit.spawn(MediaNodes.create(InstantSource.system(), new Random(1)));
  }

  @Test
  void a_node_that_dials_in_is_chosen_reached_and_forgotten_when_its_link_ends() {
    NodeId n1 = new NodeId("n1");
    TestProbe<ToNode> wire = kit.createTestProbe(ToNode.class);
    ActorRef<NodeCommand> link = link(n1, wire);
    await("the node to be chosen").until(() -> choose(Optional.empty()).equals(Optional.of(n1)));
    assertThat(choose(Optional.of(new NodeId("elsewhere")))).isEmpty();

    nodes.tell(new MediaNodes.Send(n1, new ToNode.CloseRoom(ROOM, 1)));
    wire.expectMessage(new ToNode.CloseRoom(ROOM, 1));

    kit.stop(link);
    await("the node to be forgotten").until(() -> choose(Optional.empty()).isEmpty());
  }

  @Test
  void a_room_hears_when_its_node_comes_and_goes() {
    NodeId n2 = new NodeId("n2");
    TestProbe<RoomCommand> room = kit.createTestProbe(RoomCommand.class);
    nodes.tell(new MediaNodes.Watch(n2, room.ref()));
    room.expectMessage(new RoomCommand.NodeDown(n2));

    ActorRef<NodeCommand> link = link(n2, kit.createTestProbe(ToNode.class));
    room.expectMessage(new RoomCommand.NodeUp(n2));

    kit.stop(link);
    room.expectMessage(new RoomCommand.NodeDown(n2));
  }

  @Test
  void an_offer_for_a_node_that_is_away_is_refused_at_once() {
    TestProbe<RoomCommand.ConnectReply> reply = kit.createTestProbe(RoomCommand.ConnectReply.class);

    nodes.tell(
        new MediaNodes.Connect(
            new NodeId("gone"),
            new ToNode.Connect("1", ROOM, 1, new UserId("ann"), "c", "v=0", List.of()),
            reply.ref()));

    assertThat(reply.receiveMessage().refusal()).isEqualTo(ErrorCode.MEDIA_UNAVAILABLE);
  }

  private Optional<NodeId> choose(Optional<NodeId> host) {
    TestProbe<MediaNodes.Chosen> chosen = kit.createTestProbe(MediaNodes.Chosen.class);
    nodes.tell(new MediaNodes.Choose(new RoomId("call-1"), host, chosen.ref()));
    return chosen.receiveMessage().node();
  }

  /** The link of a node whose wire ends in a probe. */
  private static ActorRef<NodeCommand> link(NodeId node, TestProbe<ToNode> wire) {
    ActorRef<NodeCommand> link =
        kit.spawn(
            Behaviors.setup(
                context ->
                    Behaviors.receive(NodeCommand.class)
                        .onMessage(
                            NodeCommand.Describe.class,
                            ask -> {
                              ask.replyTo()
                                  .tell(
                                      new NodeCommand.Description(
                                          node, new FromNode.Load(0, 0, 0), context.getSelf()));
                              return Behaviors.same();
                            })
                        .onMessage(
                            NodeCommand.Send.class,
                            send -> {
                              wire.ref().tell(send.message());
                              return Behaviors.same();
                            })
                        .build()));
    kit.system().receptionist().tell(Receptionist.register(MediaNodes.LINKS, link));
    return link;
  }
}
