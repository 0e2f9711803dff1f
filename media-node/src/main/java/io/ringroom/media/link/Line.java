package io.ringroom.media.link;

import io.ringroom.protocol.node.NodeProtocol;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket of the link: puts frames together, sends one message after the other, notices
 * silence. But for the listener methods it is used on the link's thread only.
 */
final class Line implements WebSocket.Listener {
  /** A platform that takes no more is as good as gone; the next greeting makes up for the loss. */
  private static final int MAX_WAITING = 1_024;

  private static final Duration SEND_LIMIT = Duration.ofSeconds(5);

  /** For the greeting to be answered. */
  private static final Duration WELCOME_LIMIT = Duration.ofSeconds(5);

  private static final int MISSED_PINGS = 3;

  private final PlatformLink link;
  private final StringBuilder partial = new StringBuilder();
  private final Deque<String> waiting = new ArrayDeque<>();
  private @Nullable WebSocket socket;
  private boolean sending;
  private Duration patience = WELCOME_LIMIT;
  private long lastHeardNanos = System.nanoTime();

  Line(PlatformLink link) {
    this.link = link;
  }

  void open(WebSocket opened) {
    socket = opened;
    heard();
    watch();
  }

  void heard() {
    lastHeardNanos = System.nanoTime();
  }

  void expectEvery(Duration ping) {
    patience = ping.multipliedBy(MISSED_PINGS);
    watch();
  }

  private void watch() {
    Duration silence = Duration.ofNanos(System.nanoTime() - lastHeardNanos);
    Duration left = patience.minus(silence);
    if (left.isNegative() || left.isZero()) {
      link.lost(this, "nothing heard for " + silence.toMillis() + " ms");
    } else if (socket != null) {
      Duration watched = patience;
      link.schedule(
          left,
          () -> {
            if (watched.equals(patience)) {
              watch();
            }
          });
    }
  }

  void send(String text) {
    if (waiting.size() >= MAX_WAITING) {
      link.lost(this, "it does not take what it is sent");
      return;
    }
    waiting.add(text);
    sendNext();
  }

  private void sendNext() {
    WebSocket to = socket;
    if (sending || to == null || waiting.isEmpty()) {
      return;
    }
    sending = true;
    to.sendText(waiting.remove(), true)
        .orTimeout(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (done, failure) ->
                link.run(
                    () -> {
                      sending = false;
                      if (failure == null) {
                        sendNext();
                      } else {
                        link.lost(this, PlatformLink.reason(failure));
                      }
                    }));
  }

  void goodbye() {
    if (socket != null) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "the node stops");
    }
  }

  void abort() {
    if (socket != null) {
      socket.abort();
      socket = null;
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    if (partial.length() + data.length() > NodeProtocol.MAX_FRAME_BYTES) {
      link.lost(this, "it sent a message of more than " + NodeProtocol.MAX_FRAME_BYTES + " bytes");
      return null;
    }
    partial.append(data);
    if (last) {
      String text = partial.toString();
      partial.setLength(0);
      link.onText(this, text);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    link.lost(this, "closed with " + code + (reason.isEmpty() ? "" : " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    link.lost(this, PlatformLink.reason(error));
  }
}
