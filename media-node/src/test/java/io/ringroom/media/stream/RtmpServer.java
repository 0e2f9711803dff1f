package io.ringroom.media.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** nginx with its RTMP module, which keeps what it is sent. */
final class RtmpServer implements AutoCloseable {
  private final Path directory;
  private final int port;
  private Process process;

  RtmpServer(Path directory) throws IOException {
    this.directory = directory;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        directory.resolve("nginx.conf"),
        """
        user root;
        load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
        worker_processes 1; daemon off; pid %1$s/nginx.pid; error_log %1$s/nginx.log;
        events { worker_connections 64; }
        rtmp { server { listen 127.0.0.1:%2$d;
          application live { live on; record all; record_path %1$s; record_unique on; } } }
        """
            .formatted(directory, port));
    process = start();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            "nginx", "-c", directory.resolve("nginx.conf").toString(), "-p", directory.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("nginx.out").toFile())
        .start();
  }

  String url() {
    return "rtmp://127.0.0.1:" + port + "/live/key";
  }

  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  void startAgain() throws IOException {
    process = start();
  }

  @Override
  public void close() {
    stop();
  }
}
