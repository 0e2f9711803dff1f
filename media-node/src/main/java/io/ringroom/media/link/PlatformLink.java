package io.ringroom.media.link;

import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to the platform. Dials, greets, listens, and dials again for as long as the node lives;
 * what the node does meanwhile does not depend on it. One thread does all of that.
 */
public final class PlatformLink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PlatformLink.class);

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration LOAD_EVERY = Duration.ofSeconds(2);
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

  private final LinkSettings settings;
  private final Node node;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(PlatformLink::daemon);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private @Nullable Line line;
  private int failures;
  private volatile boolean up;
  private volatile boolean closed;

  /** The node behind the link. Called on the link's thread; must not block. */
  public interface Node {
    /** What to greet the platform with. */
    CompletionStage<FromNode.Hello> hello();

    CompletionStage<FromNode.Load> load();

    /** In the order the platform said it. Neither ping nor welcome. */
    void onMessage(ToNode message);

    /** The platform accepted the greeting. */
    void onUp();

    void onDown();
  }

  public PlatformLink(LinkSettings settings, Node node) {
    this.settings = settings;
    this.node = node;
  }

  /** Begins to dial; never gives up. */
  public void start() {
    thread.execute(this::dial);
    thread.scheduleAtFixedRate(
        () -> {
          if (up) {
            node.load().thenAccept(this::send);
          }
        },
        LOAD_EVERY.toMillis(),
        LOAD_EVERY.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  public boolean isUp() {
    return up;
  }

  /** Sends soon, in order. Lost while the link is down: the next greeting says how things are. */
  public void send(FromNode message) {
    run(
        () -> {
          if (line != null && up) {
            line.send(NodeCodec.encode(message));
          }
        });
  }

  private void dial() {
    if (closed) {
      return;
    }
    Line dialled = new Line(this);
    line = dialled;
    http.newWebSocketBuilder()
        .connectTimeout(CONNECT_LIMIT)
        .header("Authorization", "Bearer " + settings.key())
        .buildAsync(settings.platform(), dialled)
        .whenComplete((socket, failure) -> run(() -> onDialled(dialled, socket, failure)));
  }

  private void onDialled(Line dialled, @Nullable WebSocket socket, @Nullable Throwable failure) {
    if (socket == null) {
      lost(dialled, reason(failure));
    } else if (dialled != line || closed) {
      socket.abort();
    } else {
      dialled.open(socket);
      node.hello()
          .whenComplete(
              (hello, fault) ->
                  run(
                      () -> {
                        if (hello == null) {
                          lost(dialled, "no greeting: " + fault);
                        } else {
                          dialled.send(NodeCodec.encode(hello));
                        }
                      }));
    }
  }

  void onText(Line from, String text) {
    NodeCodec.decode(text)
        .ifPresent(
            message ->
                run(
                    () -> {
                      if (from == line) {
                        onMessage(from, message);
                      }
                    }));
  }

  private void onMessage(Line from, ToNode message) {
    from.heard();
    if (message instanceof ToNode.Ping ping) {
      from.send(NodeCodec.encode(new FromNode.Pong(ping.t())));
    } else if (message instanceof ToNode.Welcome welcome) {
      onWelcome(from, welcome);
    } else if (message instanceof ToNode.Refused refused) {
      log.error("the platform refuses: {} {}", refused.code(), refused.message());
    } else {
      node.onMessage(message);
    }
  }

  private void onWelcome(Line from, ToNode.Welcome welcome) {
    if (welcome.protocol() != NodeProtocol.VERSION) {
      log.warn(
          "the platform speaks version {} of the node protocol, this node {}",
          welcome.protocol(),
          NodeProtocol.VERSION);
    }
    from.expectEvery(Duration.ofMillis(Math.max(1, welcome.pingMillis())));
    failures = 0;
    up = true;
    log.info("the platform at {} is reached", settings.platform());
    node.onUp();
  }

  /** This line is dead; another one is dialled. */
  void lost(Line dead, String reason) {
    run(
        () -> {
          if (dead != line) {
            return;
          }
          line = null;
          dead.abort();
          if (up) {
            up = false;
            log.warn("the platform is lost: {}", reason);
            node.onDown();
          } else if (failures == 0) {
            log.info("the platform at {} is not reached yet: {}", settings.platform(), reason);
          }
          Duration delay =
              ReconnectPolicy.delay(failures++, ThreadLocalRandom.current().nextDouble());
          schedule(delay, this::dial);
        });
  }

  void run(Runnable task) {
    try {
      thread.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      log.debug("the link is closed");
    }
  }

  void schedule(Duration delay, Runnable task) {
    try {
      thread.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("the link is closed");
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("the link went on after a fault", e);
    }
  }

  static String reason(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof java.net.http.WebSocketHandshakeException refused) {
      return "it answers with status " + refused.getResponse().statusCode();
    }
    return String.valueOf(cause);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "platform-link");
    thread.setDaemon(true);
    return thread;
  }

  /** Says goodbye, at most for half a second. */
  @Override
  public void close() {
    closed = true;
    run(
        () -> {
          if (line != null) {
            line.goodbye();
          }
        });
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
