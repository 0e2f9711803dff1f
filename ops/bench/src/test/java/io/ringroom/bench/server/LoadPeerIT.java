package io.ringroom.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.bench.peer.Flow;
import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.Milestones;
import io.ringroom.bench.peer.PeerSdp;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.peer.RemoteEnd;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.MediaNode;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.protocol.node.RoomMember;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the generator counts is what a real node forwards. */
final class LoadPeerIT {
  private static final RoomId ROOM = new RoomId("room");
  private static final UserId SENDER = new UserId("sender");
  private static final UserId VIEWER = new UserId("viewer");

  private final NodeDoor door = new NodeDoor();
  private final Generator generator = new Generator(InetAddress.getLoopbackAddress(), 1);
  private final MediaNode node = NodeForTests.at(door.uri(), Map.of());

  @BeforeEach
  void a_room_for_two() {
    node.start();
    door.awaitNode();
    door.wish(
            ROOM,
            1,
            List.of(RoomMember.remote(SENDER, true, true), RoomMember.remote(VIEWER, true, true)))
        .join();
  }

  @AfterEach
  void stop() {
    node.close();
    generator.close();
    door.close();
  }

  @Test
  void a_viewer_counts_every_packet_of_sound_and_picture_and_how_old_it_is() {
    LoadPeer sender = join(SENDER, PeerShape.PUBLISHER, List.of());
    sender.sendAudio();
    sender.sendVideo(500_000, 30);
    generator.newRoom(); // the first of a room is one whose delays count
    LoadPeer viewer = join(VIEWER, PeerShape.VIEWER, List.of(SENDER));

    viewer.receiving().orTimeout(20, TimeUnit.SECONDS).join();
    Waiting.until(
        "a hundred packets of each kind",
        () ->
            viewer.read(
                    all ->
                        all.flows().size() == 2
                            && all.flows().stream().allMatch(flow -> flow.received() >= 100))
                ? true
                : null);

    assertThat(
            viewer.<List<Boolean>>read(
                all -> all.flows().stream().map(Flow::video).sorted().toList()))
        .containsExactly(false, true);
    assertThat(
            viewer.<Boolean>read(
                all -> all.flows().stream().allMatch(f -> f.expected() == f.received())))
        .isTrue();
    assertThat(viewer.<Integer>read(all -> all.delays().size())).isGreaterThanOrEqualTo(200);
    assertThat(viewer.refused()).isZero();
    assertThat(viewer.milestones().micros(Milestones.Step.DTLS))
        .isBetween(
            viewer.milestones().micros(Milestones.Step.ICE),
            viewer.milestones().micros(Milestones.Step.FIRST_PACKET));
  }

  private LoadPeer join(UserId user, PeerShape shape, List<UserId> views) {
    LoadPeer peer = new LoadPeer(generator, user.value());
    peer.milestones().begin();
    String offer = PeerSdp.offer(peer, shape, "sendonly");
    peer.connect(RemoteEnd.of(door.connect(ROOM, user, offer, views)));
    peer.connected().orTimeout(20, TimeUnit.SECONDS).join();
    return peer;
  }
}
