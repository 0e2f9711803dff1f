package io.ringroom.bench.mix;

import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerSdp;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.peer.RemoteEnd;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.MediaNode;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One room on a real media node, with WebRTC peers that speak to it as browsers do. */
final class RoomRig implements AutoCloseable {
  private static final RoomId ROOM = new RoomId("mixed");

  private final FakePlatform platform = new FakePlatform();
  private final Generator generator = new Generator(InetAddress.getLoopbackAddress(), 1);
  private final MediaNode node = NodeForTests.start(platform, Map.of());
  private long revision;

  Generator generator() {
    return generator;
  }

  FakePlatform platform() {
    return platform;
  }

  /** These are the members from now on. */
  void wish(List<RoomMember> members) {
    platform.wish(ROOM, 1, ++revision, members.toArray(RoomMember[]::new));
  }

  /** Connects a member. */
  void connect(LoadPeer peer, PeerShape shape) {
    String offer = PeerSdp.offer(peer, shape, "sendonly");
    String answer = platform.connect(ROOM, 1, new UserId(peer.name()), "c", offer);
    peer.connect(RemoteEnd.of(answer));
    peer.connected().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** How a member receives the others from now on. */
  void receive(LoadPeer peer, Reception reception) {
    platform.say(new ToNode.Receive(ROOM, 1, new UserId(peer.name()), reception));
  }

  @Override
  public void close() {
    generator.close();
    node.close();
    platform.close();
  }
}
