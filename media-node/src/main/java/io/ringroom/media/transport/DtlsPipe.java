package io.ringroom.media.transport;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * Turns packets that are pushed by the media thread into packets a blocking handshake can pull.
 * Bounded: a flood is dropped like any datagram, and the handshake resends.
 */
public final class DtlsPipe implements DatagramTransport {
  private static final int MAX_WAITING = 32;
  private static final int RECEIVE_LIMIT = 1500;

  /** Small enough for every path without fragments, with room for IPv6, TURN and UDP headers. */
  private static final int SEND_LIMIT = 1200;

  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Consumer<byte[]> out;
  private volatile boolean closed;

  /**
   * @param out sends one datagram to the browser; called from the handshake's thread
   */
  public DtlsPipe(Consumer<byte[]> out) {
    this.out = out;
  }

  /** A packet came from the other side. */
  public void push(byte[] packet) {
    if (!waiting.offer(packet)) {
      waiting.poll();
      waiting.offer(packet);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }

  @Override
  public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
    try {
      byte[] packet = waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (closed) {
        throw new IOException("the connection was closed");
      }
      if (packet == null || packet == END) {
        return -1;
      }
      int size = Math.min(len, packet.length);
      System.arraycopy(packet, 0, buf, off, size);
      return size;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void send(byte[] buf, int off, int len) {
    if (!closed) {
      out.accept(java.util.Arrays.copyOfRange(buf, off, off + len));
    }
  }

  @Override
  public void close() {
    closed = true;
    push(END);
  }
}
