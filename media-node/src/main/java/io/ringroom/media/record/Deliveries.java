package io.ringroom.media.record;

import io.ringroom.id.NodeId;
import io.ringroom.media.link.LinkSettings;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files to the platform when it asks: the node dials out, as for everything else, so a file
 * can be had from behind any firewall. Never touches the media thread.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final int AT_ONCE = 4;
  private static final int WAITING = 64;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

  /** For the largest file over a slow line; the platform ends what its asker has left. */
  private static final Duration LIMIT = Duration.ofHours(2);

  private static final Map<String, String> TYPES =
      Map.of(
          "webm", "video/webm",
          "jpg", "image/jpeg",
          "m3u8", "application/vnd.apple.mpegurl",
          "ts", "video/mp2t",
          "jsonl", "application/jsonl");

  private final LinkSettings link;
  private final NodeId node;
  private final Catalogue catalogue;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "delivery");
            thread.setDaemon(true);
            return thread;
          });

  public Deliveries(LinkSettings link, NodeId node, RecordingSettings directory) {
    this.link = link;
    this.node = node;
    this.catalogue = new Catalogue(directory);
  }

  /** Delivers soon; other messages are not its business. */
  public void onMessage(ToNode message) {
    if (message instanceof ToNode.Deliver wanted) {
      try {
        threads.execute(() -> deliver(wanted));
      } catch (RejectedExecutionException e) {
        log.warn("too many files are asked for at once: {} is not delivered", wanted.requestId());
      }
    }
  }

  private void deliver(ToNode.Deliver wanted) {
    try {
      HttpResponse<Void> answer =
          http.send(request(wanted), HttpResponse.BodyHandlers.discarding());
      log.debug("delivery {} answered {}", wanted.requestId(), answer.statusCode());
    } catch (IOException | IllegalArgumentException e) {
      log.info("delivery {} broke off: {}", wanted.requestId(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(ToNode.Deliver wanted) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(wanted))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + link.key())
            .header("Ringroom-Node", node.value());
    String recording = wanted.recording();
    String file = wanted.file();
    if (recording == null || file == null) {
      return request
          .header(NodeProtocol.DELIVERY_STATUS, "200")
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(catalogue.list(wanted.folder()).toString()))
          .build();
    }
    Optional<Path> path = catalogue.file(wanted.folder(), recording, file);
    if (path.isEmpty()) {
      return nothing(request, 404);
    }
    long size = Files.size(path.get());
    ByteRange range = ByteRange.of(wanted.range(), size).orElse(null);
    if (range == null) {
      return nothing(request.header("Ringroom-Range", "bytes */" + size), 416);
    }
    if (!range.whole()) {
      request.header("Ringroom-Range", range.of(size));
    }
    return request
        .header(NodeProtocol.DELIVERY_STATUS, range.whole() ? "200" : "206")
        .header("Content-Type", type(file))
        .POST(body(path.get(), range))
        .build();
  }

  private static HttpRequest nothing(HttpRequest.Builder request, int status) {
    return request
        .header(NodeProtocol.DELIVERY_STATUS, Integer.toString(status))
        .POST(BodyPublishers.noBody())
        .build();
  }

  private static BodyPublisher body(Path file, ByteRange range) {
    if (range.length() == 0) {
      return BodyPublishers.noBody();
    }
    BodyPublisher content =
        BodyPublishers.ofInputStream(
            () -> {
              try {
                return new PartOfFile(file, range);
              } catch (IOException gone) {
                return InputStream.nullInputStream(); // shorter than announced: the post fails
              }
            });
    return BodyPublishers.fromPublisher(content, range.length());
  }

  private static String type(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }

  private URI address(ToNode.Deliver wanted) {
    String to = wanted.to();
    URI platform = to == null ? link.platform() : URI.create(to);
    String scheme = String.valueOf(platform.getScheme()).replace("ws", "http");
    return URI.create(
        scheme + "://" + platform.getRawAuthority() + NodeProtocol.DELIVERIES + wanted.requestId());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
