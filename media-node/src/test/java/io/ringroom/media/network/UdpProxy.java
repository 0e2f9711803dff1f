package io.ringroom.media.network;

import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.UdpPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A stretch of bad network between clients and one UDP server: delay, jitter, loss and overtaking,
 * each way by its own {@link LinkShape}. Clients send to {@link #address}; the server sees a port
 * of its own for each of them. Needs no rights, and a seed makes a run repeatable.
 */
public final class UdpProxy implements AutoCloseable {
  private final MediaLoop loop = new MediaLoop().start();
  private final UdpPort near;
  private final InetSocketAddress server;
  private final Crossing up;
  private final Crossing down;
  private final Map<InetSocketAddress, UdpPort> clients = new HashMap<>();
  private final PriorityQueue<Datagram> underway =
      new PriorityQueue<>(
          Comparator.comparingLong(Datagram::arrival).thenComparingLong(Datagram::number));
  private long number;

  private record Datagram(
      long arrival, long number, byte[] bytes, UdpPort through, InetSocketAddress to) {}

  /**
   * @param server to whom clients want to talk
   * @param up from clients to the server
   * @param down from the server to clients
   */
  public UdpProxy(InetSocketAddress server, LinkShape up, LinkShape down, long seed) {
    this.server = server;
    this.up = new Crossing(up, new Random(seed));
    this.down = new Crossing(down, new Random(seed + 1));
    try {
      near = UdpPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    loop.ask(() -> receive(near, this::fromClient)).join();
  }

  /** Where clients send to. */
  public InetSocketAddress address() {
    return near.address();
  }

  private boolean receive(UdpPort port, UdpPort.Receiver receiver) {
    try {
      port.receive(loop, receiver);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fromClient(byte[] bytes, int length, InetSocketAddress from, long nowMicros) {
    UdpPort far = clients.computeIfAbsent(from, this::open);
    send(up.arrival(nowMicros), Arrays.copyOf(bytes, length), far, server);
  }

  /** The port the server knows this client by. */
  private UdpPort open(InetSocketAddress client) {
    try {
      UdpPort far = UdpPort.bind(new InetSocketAddress(server.getAddress(), 0));
      receive(
          far,
          (bytes, length, from, nowMicros) ->
              send(down.arrival(nowMicros), Arrays.copyOf(bytes, length), near, client));
      return far;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(long arrival, byte[] bytes, UdpPort through, InetSocketAddress to) {
    if (arrival == Crossing.LOST) {
      return;
    }
    Datagram datagram = new Datagram(arrival, number++, bytes, through, to);
    underway.add(datagram);
    if (underway.peek() == datagram) {
      wakeAt(arrival);
    }
  }

  private void wakeAt(long arrival) {
    long wait = Math.max(0, arrival - MediaLoop.nowMicros());
    loop.after(Duration.ofNanos(wait * 1_000), this::deliver);
  }

  private void deliver() {
    long now = MediaLoop.nowMicros();
    for (Datagram first = underway.peek(); first != null; first = underway.peek()) {
      if (first.arrival() > now) {
        wakeAt(first.arrival());
        return;
      }
      underway.remove();
      first.through().send(first.bytes(), first.bytes().length, first.to());
    }
  }

  @Override
  public void close() {
    loop.ask(
            () -> {
              clients.values().forEach(UdpPort::close);
              near.close();
              return true;
            })
        .join();
    loop.close();
  }
}
