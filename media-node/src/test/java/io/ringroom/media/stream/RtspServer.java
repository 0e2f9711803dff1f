package io.ringroom.media.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A network camera: gst-rtsp-server with H.264 of one colour and a tone as PCMU. */
final class RtspServer implements AutoCloseable {
  private static final String SCRIPT =
      """
      import gi, sys
      gi.require_version('Gst', '1.0')
      gi.require_version('GstRtspServer', '1.0')
      from gi.repository import Gst, GstRtspServer, GLib
      Gst.init(None)
      server = GstRtspServer.RTSPServer()
      server.set_address('127.0.0.1')
      server.set_service(sys.argv[1])
      factory = GstRtspServer.RTSPMediaFactory()
      factory.set_shared(True)
      factory.set_launch(sys.argv[2])
      server.get_mount_points().add_factory('/camera', factory)
      server.attach(None)
      GLib.MainLoop().run()
      """;

  private final Path script;
  private final int port;
  private final String launch;
  private Process process;

  /**
   * @param pattern of videotestsrc
   */
  RtspServer(Path directory, String pattern, int hertz) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    script = directory.resolve("camera.py");
    Files.writeString(script, SCRIPT);
    launch =
        "( videotestsrc is-live=true pattern="
            + pattern
            + " ! video/x-raw,format=I420,width=320,height=240,framerate=15/1"
            + " ! openh264enc gop-size=15 ! h264parse ! rtph264pay name=pay0 pt=96"
            + " audiotestsrc is-live=true freq="
            + hertz
            + " ! audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay name=pay1 pt=0 )";
    process = start();
  }

  private Process start() throws IOException {
    return new ProcessBuilder("/usr/bin/python3", script.toString(), Integer.toString(port), launch)
        .redirectErrorStream(true)
        .redirectOutput(script.resolveSibling("camera.log").toFile())
        .start();
  }

  String url() {
    return "rtsp://127.0.0.1:" + port + "/camera";
  }

  void stop() {
    process.destroyForcibly();
    try {
      process.waitFor(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
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
