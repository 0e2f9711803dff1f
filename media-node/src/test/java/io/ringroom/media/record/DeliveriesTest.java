package io.ringroom.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringroom.id.NodeId;
import io.ringroom.id.TenantId;
import io.ringroom.media.link.LinkSettings;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node brings to the platform's door, and what it keeps to itself. */
class DeliveriesTest {
  private static final Folder FOLDER = new Folder(new TenantId(7), Folder.Kind.CALLS, "c1");
  private static final String FILE = "ann-1763600000123.webm";

  /** What the platform was posted. */
  private record Post(String path, String key, String status, String range, String body) {}

  @TempDir private Path directory;
  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  private HttpServer platform;
  private Deliveries deliveries;

  @BeforeEach
  void a_platform_and_a_node_with_a_recording() throws IOException {
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.createContext("/", this::hear);
    platform.start();
    URI address = URI.create("ws://127.0.0.1:" + platform.getAddress().getPort() + "/node/v1");
    deliveries =
        new Deliveries(
            new LinkSettings(address, "the-node-key-of-tests"),
            new NodeId("n1"),
            new RecordingSettings(directory, 0, Duration.ZERO, Duration.ZERO));
    Path recording = Files.createDirectories(directory.resolve("7/calls/c1/r1"));
    Files.writeString(recording.resolve(FILE), "0123456789");
    Files.writeString(
        recording.resolve(Manifest.FILE),
        """
        {"begun":"%1$s","user":"ann","kinds":["audio"],"startedAt":1763600000123}
        {"ended":"%1$s","millis":4000}
        {"begun":"gone-1.webm","user":"ann","kinds":["audio"],"startedAt":1}
        {"begun":"half a li"""
            .formatted(FILE));
    Files.writeString(directory.resolve("node-key"), "secret");
  }

  @AfterEach
  void stop() {
    deliveries.close();
    platform.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    posts.add(
        new Post(
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst(NodeProtocol.DELIVERY_STATUS)),
            String.valueOf(exchange.getRequestHeaders().getFirst("Ringroom-Range")),
            body));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Test
  @Tag("row-62")
  void a_file_is_posted_whole_or_in_part_with_the_credential_of_the_node() throws Exception {
    assertThat(asked("r1", FILE, null))
        .isEqualTo(
            new Post(
                "/node/v1/deliveries/d1",
                "Bearer the-node-key-of-tests",
                "200",
                "null",
                "0123456789"));
    assertThat(asked("r1", FILE, "bytes=2-4"))
        .extracting(Post::status, Post::range, Post::body)
        .containsExactly("206", "bytes 2-4/10", "234");
    assertThat(asked("r1", FILE, "bytes=-3").body()).isEqualTo("789");
    assertThat(asked("r1", FILE, "bytes=10-").status()).isEqualTo("416");
    assertThat(asked("r1", FILE, "bytes=0-1,3-4").status()).isEqualTo("200");
  }

  @Test
  @Tag("row-62")
  void a_list_has_every_file_that_is_there_whatever_became_of_its_writer() throws Exception {
    assertThat(asked(null, null, null).body())
        .contains("\"file\":\"" + FILE + "\"", "\"millis\":4000", "\"bytes\":10")
        .doesNotContain("gone-1", "half");
  }

  @Test
  @Tag("row-62")
  void what_is_no_file_of_a_recording_is_not_there() throws Exception {
    assertThat(asked("r1", "../../../../node-key", null).status()).isEqualTo("404");
    assertThat(asked("..", "node-key.webm", null).status()).isEqualTo("404");
    Files.createSymbolicLink(
        directory.resolve("7/calls/c1/r1/link-1.webm"), directory.resolve("node-key"));
    assertThat(asked("r1", "link-1.webm", null).status()).isEqualTo("404");
  }

  @Test
  @Tag("row-62")
  void a_recording_is_deleted_when_its_time_is_over_and_not_before() throws Exception {
    Path recording = directory.resolve("7/calls/c1/r1");
    Instant written = Instant.parse("2026-11-20T12:00:00Z");
    Files.setLastModifiedTime(recording.resolve(FILE), FileTime.from(written));
    Files.setLastModifiedTime(recording.resolve(Manifest.FILE), FileTime.from(written));
    Files.setLastModifiedTime(recording, FileTime.from(written));

    Retention.delete(directory, Duration.ofDays(1), written.plus(Duration.ofHours(23)));
    assertThat(recording).exists();
    Retention.delete(directory, Duration.ofDays(1), written.plus(Duration.ofHours(25)));
    assertThat(recording).doesNotExist();
    assertThat(directory.resolve("node-key")).exists();
  }

  private Post asked(@Nullable String recording, @Nullable String file, @Nullable String range)
      throws InterruptedException {
    deliveries.onMessage(new ToNode.Deliver("d1", null, FOLDER, recording, file, range));
    Post post = posts.poll(10, TimeUnit.SECONDS);
    assertThat(post).as("a delivery").isNotNull();
    return Objects.requireNonNull(post);
  }
}
