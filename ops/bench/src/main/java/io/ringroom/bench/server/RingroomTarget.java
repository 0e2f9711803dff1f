package io.ringroom.bench.server;

import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerSdp;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.peer.RemoteEnd;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Our media node, started with the flags {@code ops/bin/up} starts it with. */
public final class RingroomTarget implements Target {
  private final String name;
  private final Generator generator;
  private final NodeDoor door = new NodeDoor();
  private final ServerProcess process;
  private final Map<String, Wished> rooms = new ConcurrentHashMap<>();

  /**
   * @param home the checkout, whose media node is built
   * @param flags further JVM flags
   * @param settings further environment of the node
   */
  public RingroomTarget(
      String name,
      Path home,
      InetAddress local,
      Generator generator,
      List<String> flags,
      Map<String, String> settings) {
    this.name = name;
    this.generator = generator;
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(
        List.of(
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx384m"));
    command.addAll(flags);
    command.addAll(List.of("-jar", home.resolve("media-node/target/media-node.jar").toString()));
    process =
        ServerProcess.start(
            command, environment(local, settings), home.resolve("target/bench/" + name + ".log"));
    door.awaitNode();
  }

  private Map<String, String> environment(InetAddress local, Map<String, String> settings) {
    Map<String, String> all =
        new java.util.HashMap<>(
            Map.of(
                "RINGROOM_PLATFORM_URL", door.uri().toString(),
                "RINGROOM_NODE_KEY", "the-key-of-the-bench",
                "RINGROOM_MEDIA_BIND", local.getHostAddress(),
                "RINGROOM_RTP_PORT", "0",
                "RINGROOM_MEDIA_HTTP_PORT", "0",
                "RINGROOM_ROOM_ENABLED", "false",
                "RINGROOM_CAPTURE_ENABLED", "false",
                "RINGROOM_MEDIA_MAX_CONNECTIONS", "20000",
                "MALLOC_ARENA_MAX", "2"));
    all.putAll(settings);
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Usage usage() {
    return process.usage();
  }

  @Override
  public void open(String room, List<String> users) {
    rooms.put(room, new Wished(new LinkedHashSet<>(users)));
    wish(room);
  }

  private void wish(String room) {
    Wished wished = rooms.get(room);
    if (wished != null) {
      List<RoomMember> members =
          wished.users.stream()
              .map(user -> RoomMember.remote(new UserId(user), true, true))
              .toList();
      door.wish(new RoomId(room), ++wished.revision, members).join();
    }
  }

  /** What the platform wants of a room. */
  private static final class Wished {
    private final Set<String> users;
    private long revision;

    Wished(Set<String> users) {
      this.users = users;
    }
  }

  @Override
  public boolean watchesApart() {
    return false;
  }

  @Override
  public LoadPeer publish(String room, String user, List<String> watched) {
    PeerShape shape =
        watched.isEmpty()
            ? PeerShape.PUBLISHER
            : new PeerShape(true, true, watched.size(), watched.size());
    return join(room, user, shape, watched);
  }

  @Override
  public LoadPeer view(String room, String user, List<String> watched) {
    return join(room, user, new PeerShape(false, false, watched.size(), watched.size()), watched);
  }

  @Override
  public LoadPeer converse(String room, String user) {
    LoadPeer peer = join(room, user, new PeerShape(true, false, 1, 0), List.of());
    door.say(new ToNode.Receive(new RoomId(room), 1, new UserId(user), Reception.MIXED_AUDIO));
    return peer;
  }

  /** Lets somebody in who sends and receives like this; done when he may. */
  public LoadPeer enter(String room, String user, PeerShape shape, Reception reception) {
    Wished wished = rooms.computeIfAbsent(room, name -> new Wished(new LinkedHashSet<>()));
    if (wished.users.add(user)) {
      wish(room);
    }
    LoadPeer peer = join(room, user, shape, List.of());
    door.say(new ToNode.Receive(new RoomId(room), 1, new UserId(user), reception));
    return peer;
  }

  private LoadPeer join(String room, String user, PeerShape shape, List<String> watched) {
    LoadPeer peer = new LoadPeer(generator, user);
    String offer = PeerSdp.offer(peer, shape, "sendonly");
    peer.milestones().begin();
    String answer =
        door.connect(
            new RoomId(room), new UserId(user), offer, watched.stream().map(UserId::new).toList());
    peer.connect(RemoteEnd.of(answer));
    return peer;
  }

  @Override
  public void leave(String room, LoadPeer peer) {
    Wished wished = rooms.get(room);
    if (wished != null && wished.users.remove(peer.name())) {
      wish(room);
    }
  }

  /** How many lines of its log say this. */
  public long logged(String words) {
    return process.logged(words);
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void end(String room) {
    rooms.remove(room);
    door.say(new ToNode.CloseRoom(new RoomId(room), 1));
  }

  @Override
  public void close() {
    process.close();
    door.close();
  }
}
