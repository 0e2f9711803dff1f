package io.ringroom.http.ws;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The thread-safe face of a connection: counts what waits for the peer at the moment somebody
 * sends, before it lies in any queue, and hands over to the connection's own thread.
 */
final class BoundedSocket implements Socket {

  /** The connection's own thread; each call arrives there in order. */
  interface Connection {
    void enqueue(byte[] frame);

    void close(CloseCode code, String reason);

    void overflow();
  }

  private final String remoteAddress;
  private final int maxQueuedBytes;
  private final Connection connection;
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  BoundedSocket(String remoteAddress, int maxQueuedBytes, Connection connection) {
    this.remoteAddress = remoteAddress;
    this.maxQueuedBytes = maxQueuedBytes;
    this.connection = connection;
  }

  @Override
  public void send(String text) {
    if (!closed.get()) {
      offer(Frames.text(text));
    }
  }

  /** Queues a frame of any kind, unless the socket is closed or would hold too much by it. */
  void offer(byte[] frame) {
    if (closed.get()) {
      return;
    }
    if (queued.addAndGet(frame.length) > maxQueuedBytes) {
      if (markClosed()) {
        connection.overflow();
      }
      return;
    }
    connection.enqueue(frame);
  }

  @Override
  public void close(CloseCode code, String reason) {
    if (markClosed()) {
      connection.close(code, reason);
    }
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  /** Says whether this call was the one that closed it. */
  boolean markClosed() {
    return closed.compareAndSet(false, true);
  }

  boolean isClosed() {
    return closed.get();
  }

  /** The transport took so many bytes. */
  void taken(int bytes) {
    queued.addAndGet(-bytes);
  }
}
