package io.ringroom.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerSdp;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.peer.RemoteEnd;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Janus with its VideoRoom plugin (a connection for what one sends, another for what he sees) and
 * its AudioBridge.
 */
public final class JanusTarget implements Target {
  private static final int MAX_BITRATE = 10_000_000;

  private final String name;
  private final Generator generator;
  private final JanusProcess process;
  private final JanusApi api;
  private final JanusApi.Handle rooms;
  private final JanusApi.Handle bridge;
  private final Set<String> bridges = ConcurrentHashMap.newKeySet();
  private final Map<String, List<LoadPeer>> byRoom = new ConcurrentHashMap<>();
  private final Map<LoadPeer, JanusApi.Handle> byPeer = new ConcurrentHashMap<>();

  /**
   * @param home the checkout, for logs and settings
   * @param eventLoops threads for the connections; 0 for one a connection, the default of Janus
   */
  public JanusTarget(
      String name, Path home, InetAddress local, Generator generator, int eventLoops) {
    this.name = name;
    this.generator = generator;
    process = new JanusProcess(name, home.resolve("target/bench"), local, eventLoops);
    api = new JanusApi(process.api());
    rooms = api.attach("videoroom");
    bridge = api.attach("audiobridge");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Usage usage() {
    return process.process().usage();
  }

  @Override
  public void open(String room, List<String> users) {
    rooms.say(
        rooms
            .request("create")
            .put("room", number(room))
            .put("publishers", users.size())
            .put("bitrate", MAX_BITRATE)
            .put("videocodec", "vp8")
            .put("audiocodec", "opus"));
  }

  @Override
  public boolean watchesApart() {
    return true;
  }

  @Override
  public LoadPeer publish(String room, String user, List<String> watched) {
    LoadPeer peer = new LoadPeer(generator, user);
    String offer = PeerSdp.offer(peer, PeerShape.PUBLISHER, "sendonly");
    JanusApi.Handle handle = handle(room, peer);
    peer.milestones().begin();
    handle.say(
        handle
            .request("join")
            .put("ptype", "publisher")
            .put("room", number(room))
            .put("id", number(user)));
    JsonNode answer = handle.say(handle.request("publish"), "offer", offer);
    peer.connect(RemoteEnd.of(answer.path("jsep").path("sdp").asText()));
    return peer;
  }

  @Override
  public LoadPeer view(String room, String user, List<String> watched) {
    LoadPeer peer = new LoadPeer(generator, user);
    JanusApi.Handle handle = handle(room, peer);
    peer.milestones().begin();
    ObjectNode join = handle.request("join").put("ptype", "subscriber").put("room", number(room));
    ArrayNode streams = join.putArray("streams");
    watched.forEach(feed -> streams.addObject().put("feed", number(feed)));
    String offer = handle.say(join).path("jsep").path("sdp").asText();
    handle.say(handle.request("start"), "answer", PeerSdp.answer(peer, offer));
    peer.connect(RemoteEnd.of(offer));
    return peer;
  }

  /** By the AudioBridge plugin, whose room is made at its first participant. */
  @Override
  public LoadPeer converse(String room, String user) {
    if (bridges.add(room)) {
      bridge.say(bridge.request("create").put("room", number(room)).put("sampling_rate", 48_000));
    }
    LoadPeer peer = new LoadPeer(generator, user);
    String offer = PeerSdp.offer(peer, new PeerShape(true, false, 0, 0), "sendrecv");
    JanusApi.Handle handle = api.attach("audiobridge");
    keep(room, peer, handle);
    peer.milestones().begin();
    handle.say(handle.request("join").put("room", number(room)).put("muted", false));
    JsonNode answer = handle.say(handle.request("configure"), "offer", offer);
    peer.connect(RemoteEnd.of(answer.path("jsep").path("sdp").asText()));
    return peer;
  }

  private JanusApi.Handle handle(String room, LoadPeer peer) {
    JanusApi.Handle handle = api.attach("videoroom");
    keep(room, peer, handle);
    return handle;
  }

  private void keep(String room, LoadPeer peer, JanusApi.Handle handle) {
    byPeer.put(peer, handle);
    byRoom.computeIfAbsent(room, id -> new CopyOnWriteArrayList<>()).add(peer);
  }

  /** Janus wants numbers for names. */
  private static long number(String text) {
    return 1 + (text.hashCode() & 0x7FFF_FFFFL);
  }

  @Override
  public void leave(String room, LoadPeer peer) {
    JanusApi.Handle handle = byPeer.remove(peer);
    if (handle != null) {
      handle.detach();
    }
  }

  @Override
  public boolean isAlive() {
    return process.process().isAlive();
  }

  @Override
  public void end(String room) {
    List<LoadPeer> peers = byRoom.remove(room);
    if (peers != null) {
      peers.forEach(peer -> leave(room, peer));
    }
    rooms.say(rooms.request("destroy").put("room", number(room)));
  }

  @Override
  public void close() {
    api.close();
    process.process().close();
  }
}
