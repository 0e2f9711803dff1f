package io.ringroom.http.ws;

import akka.stream.FlowShape;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.InHandler;
import akka.stream.stage.OutHandler;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;
import io.ringroom.http.limit.TokenBucket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell around {@link FrameAssembler}: moves bytes, keeps the timers, and sees a close through.
 *
 * <p>A close is in three steps. It is <em>decided</em> (by either side or by a limit): the listener
 * hears of it and nothing more reaches it. Our close frame is <em>written</em> behind what is
 * queued. Then input is thrown away until the peer has answered, since closing a TCP connection
 * with unread input resets it and the peer would lose our close frame (RFC 6455 section 7.1.1).
 */
final class Connection extends TimerGraphStageLogic implements InHandler, OutHandler {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  /** How long a peer may take to read what is queued and to answer our close frame. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private enum Timer {
    PING,
    IDLE,
    CLOSE
  }

  private record Closing(CloseCode code, String reason) {}

  /** Resets the TCP connection; nobody looks at its stack. */
  private static final class Reset extends RuntimeException {
    Reset(String message) {
      super(message, null, false, false);
    }
  }

  private final FlowShape<ByteString, ByteString> shape;
  private final WebSocketLimits limits;
  private final OpenSockets sockets;
  private final Function<Socket, SocketListener> onOpen;
  private final FrameAssembler assembler;
  private final BoundedSocket socket;
  private final Outbox outbox = new Outbox();
  private final TokenBucket bucket;
  private @Nullable SocketListener listener;
  private @Nullable Closing closing;
  private boolean peerClosed;
  private long heardAt;

  Connection(
      FlowShape<ByteString, ByteString> shape,
      String remoteAddress,
      WebSocketLimits limits,
      OpenSockets sockets,
      Function<Socket, SocketListener> onOpen) {
    super(shape);
    this.shape = shape;
    this.limits = limits;
    this.sockets = sockets;
    this.onOpen = onOpen;
    this.assembler = new FrameAssembler(limits.maxMessageBytes(), limits.maxFragments());
    this.heardAt = System.nanoTime();
    this.bucket = new TokenBucket(limits.messagesPerSecond(), limits.burst(), heardAt);
    this.socket = new BoundedSocket(remoteAddress, limits.maxQueuedBytes(), callbacks());
    setHandlers(shape.in(), shape.out(), this);
  }

  private BoundedSocket.Connection callbacks() {
    AsyncCallback<byte[]> enqueue = createAsyncCallback(this::enqueue);
    AsyncCallback<Closing> close =
        createAsyncCallback(closing -> close(closing.code(), closing.reason()));
    return new BoundedSocket.Connection() {
      @Override
      public void enqueue(byte[] frame) {
        enqueue.invoke(frame);
      }

      @Override
      public void close(CloseCode code, String reason) {
        close.invoke(new Closing(code, reason));
      }

      @Override
      public void overflow() {
        close.invoke(new Closing(CloseCode.TRY_AGAIN, "slow consumer"));
      }
    };
  }

  @Override
  public void preStart() {
    pull(shape.in());
    if (!sockets.add(socket)) {
      close(CloseCode.TRY_AGAIN, "too many connections");
      return;
    }
    scheduleAtFixedRate(Timer.PING, limits.pingEvery(), limits.pingEvery());
    scheduleOnce(Timer.IDLE, limits.receiveIdle());
    guarded(() -> listener = onOpen.apply(socket));
  }

  @Override
  public void onPush() {
    ByteString bytes = grab(shape.in());
    for (ByteBuffer part : bytes.getByteBuffers()) {
      assembler.feed(part, this::handle);
    }
    if (!isClosed(shape.in()) && !hasBeenPulled(shape.in())) {
      pull(shape.in());
    }
  }

  private void handle(Inbound inbound) {
    heardAt = System.nanoTime();
    if (inbound instanceof Inbound.Close close) {
      peerCloses(close);
    } else if (inbound instanceof Inbound.Violation violation) {
      close(violation.code(), violation.reason());
    } else if (socket.isClosed()) {
      return;
    } else if (!bucket.take(heardAt)) {
      close(CloseCode.POLICY, "too many messages");
    } else if (inbound instanceof Inbound.Text text) {
      SocketListener to = listener;
      if (to != null) {
        guarded(() -> to.onText(text.text()));
      }
    } else if (inbound instanceof Inbound.Ping ping) {
      socket.offer(Frames.pong(ping.payload()));
    }
  }

  @Override
  public void onTimer(Object key) {
    switch ((Timer) key) {
      case PING -> socket.offer(Frames.ping());
      case IDLE -> checkIdle();
      case CLOSE -> {
        if (outbox.isEmpty() && isAvailable(shape.out())) {
          completeStage();
        } else {
          failStage(new Reset("the peer did not read our close frame"));
        }
      }
    }
  }

  private void checkIdle() {
    Duration silent = Duration.ofNanos(System.nanoTime() - heardAt);
    if (silent.compareTo(limits.receiveIdle()) >= 0) {
      close(CloseCode.GOING_AWAY, "nothing heard for " + limits.receiveIdle().toSeconds() + " s");
    } else {
      scheduleOnce(Timer.IDLE, limits.receiveIdle().minus(silent));
    }
  }

  private void enqueue(byte[] frame) {
    if (closing == null) {
      outbox.add(frame);
      flush();
    }
  }

  /** This side decides to close. What already waits goes first, unless it is what is too much. */
  private void close(CloseCode code, String reason) {
    if (closing != null) {
      return;
    }
    decide(code, reason);
    if (code == CloseCode.TRY_AGAIN) {
      outbox.clear();
    }
    writeClose(code, reason);
  }

  private void peerCloses(Inbound.Close close) {
    peerClosed = true;
    if (closing == null) {
      decide(close.code(), close.reason());
      outbox.clear();
      writeClose(close.code(), "");
    } else {
      endIfDone();
    }
  }

  private void decide(CloseCode code, String reason) {
    closing = new Closing(code, reason);
    socket.markClosed();
    assembler.refuse();
    cancelTimer(Timer.PING);
    cancelTimer(Timer.IDLE);
    SocketListener told = listener;
    listener = null;
    if (told != null) {
      guarded(() -> told.onClosed(code, reason));
    }
  }

  private void writeClose(CloseCode code, String reason) {
    outbox.add(Frames.close(code, reason));
    scheduleOnce(Timer.CLOSE, CLOSE_WITHIN);
    flush();
  }

  @Override
  public void onPull() {
    flush();
    endIfDone();
  }

  private void flush() {
    if (!outbox.isEmpty() && isAvailable(shape.out())) {
      byte[] batch = outbox.takeBatch();
      socket.taken(batch.length);
      push(shape.out(), ByteString.fromArrayUnsafe(batch));
    }
  }

  /** Both close frames have passed and ours has left: the server ends the TCP connection. */
  private void endIfDone() {
    if (peerClosed && outbox.isEmpty() && isAvailable(shape.out())) {
      completeStage();
    }
  }

  @Override
  public void onUpstreamFinish() {
    lost("the peer ended the connection");
  }

  @Override
  public void onUpstreamFailure(Throwable failure) {
    lost("the connection broke");
  }

  @Override
  public void onDownstreamFinish(Throwable cause) {
    lost("the connection broke");
  }

  private void lost(String reason) {
    if (closing == null) {
      decide(CloseCode.ABNORMAL, reason);
    }
    completeStage();
  }

  @Override
  public void postStop() {
    if (closing == null) {
      decide(CloseCode.ABNORMAL, "the server stopped");
    }
    sockets.remove(socket);
  }

  /** A fault of a listener closes its own socket and harms no other. */
  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | StackOverflowError fault) {
      log.error("the session behind a WebSocket failed", fault);
      close(CloseCode.INTERNAL, "internal error");
    }
  }
}
