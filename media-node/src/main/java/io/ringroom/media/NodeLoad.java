package io.ringroom.media;

import io.ringroom.media.admission.Admission;
import io.ringroom.media.room.Rooms;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.FromNode;
import java.util.concurrent.CompletableFuture;

/** What the node says about how loaded it is, and whether it drains. */
final class NodeLoad {
  private final MediaLoop loop;
  private final BrowserPort port;
  private final Rooms rooms;
  private final Admission admission;
  private final ProcessLoad processes = new ProcessLoad();
  private volatile boolean draining;

  NodeLoad(MediaLoop loop, BrowserPort port, Rooms rooms, Admission admission) {
    this.loop = loop;
    this.port = port;
    this.rooms = rooms;
    this.admission = admission;
  }

  void drain(boolean on) {
    draining = on;
  }

  boolean isDraining() {
    return draining;
  }

  /** Measures; not on the media thread, since the processes are looked up in the file system. */
  CompletableFuture<FromNode.Load> report() {
    double cpu = processes.share();
    return loop.ask(() -> onLoop(cpu));
  }

  private FromNode.Load onLoop(double cpu) {
    long now = MediaLoop.nowMicros();
    int connections = rooms.connections();
    admission.sample(port.packetsOut(), cpu, now);
    return new FromNode.Load(
        rooms.size(),
        connections,
        cpu,
        admission.capacity().packets(),
        admission.stress(connections, now),
        admission.memberCost(connections),
        draining);
  }
}
