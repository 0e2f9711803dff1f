package io.ringroom.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Debian's Janus with a configuration of its own, its API on loopback only. */
final class JanusProcess {
  private static final Pattern UP = Pattern.compile("(WebSockets thread started)");
  private static final String UNUSED_PLUGINS =
      "libjanus_duktape.so,libjanus_echotest.so,libjanus_lua.so,libjanus_nosip.so,"
          + "libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,"
          + "libjanus_videocall.so,libjanus_voicemail.so";
  private static final String UNUSED_TRANSPORTS =
      "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,"
          + "libjanus_rabbitmq.so";

  private final ServerProcess process;
  private final URI api;

  /**
   * @param eventLoops threads for the connections; 0 for one a connection, the default of Janus
   */
  JanusProcess(String name, Path work, InetAddress local, int eventLoops) {
    int port = freePort();
    Path settings = work.resolve(name + ".d");
    try {
      Files.createDirectories(settings);
      Files.writeString(
          settings.resolve("janus.jcfg"),
          """
          general: { debug_level = 4, session_timeout = 0%s }
          nat: { ice_lite = true, ice_enforce_list = "%s" }
          plugins: { disable = "%s" }
          transports: { disable = "%s" }
          """
              .formatted(
                  eventLoops == 0 ? "" : ", event_loops = " + eventLoops,
                  local.getHostAddress(),
                  UNUSED_PLUGINS,
                  UNUSED_TRANSPORTS));
      Files.writeString(
          settings.resolve("janus.transport.websockets.jcfg"),
          "general: { ws = true, ws_port = %d, ws_ip = \"127.0.0.1\", wss = false }\n"
              .formatted(port));
      Files.writeString(settings.resolve("janus.plugin.videoroom.jcfg"), "general: {}\n");
      Files.writeString(settings.resolve("janus.plugin.audiobridge.jcfg"), "general: {}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process =
        ServerProcess.start(
            List.of("janus", "--configs-folder=" + settings, "--log-stdout"),
            Map.of(),
            work.resolve(name + ".log"));
    process.awaitLog(UP);
    api = URI.create("ws://127.0.0.1:" + port);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI api() {
    return api;
  }

  ServerProcess process() {
    return process;
  }
}
