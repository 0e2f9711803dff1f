package io.ringroom.media.preview;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.lease.CaptureInput.Ports;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.RtcpWriter;
import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.worker.record.Frame;
import io.ringroom.media.worker.record.Frames;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The camera while it is open for one picture. */
final class Preview implements AutoCloseable {
  /** A camera opens in a second or two; whoever waits for the picture has a telephone ringing. */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  /** A camera's first pictures are dark: it has to get used to the light. */
  private static final Duration SETTLING = Duration.ofMillis(400);

  private static final Duration ASK_EVERY = Duration.ofMillis(500);
  private static final int RECEIVE_MILLIS = 50;
  private static final int LARGEST_PACKET = 2_048;
  private static final int OUR_SSRC = 1;

  private final CaptureOrder order;
  private final DatagramSocket socket;
  private final Frames frames = new Frames(MediaKind.VIDEO);
  private final RtpPacket packet = new RtpPacket();
  private final byte[] bytes = new byte[LARGEST_PACKET];
  private long ssrc;
  private volatile int rtcpPort;
  private volatile String trouble = "";

  Preview(CallId call, UserId camera) throws IOException {
    RoomId room = new RoomId("preview-" + call.value());
    this.order = new CaptureOrder(room, camera, call.value(), false, true);
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(RECEIVE_MILLIS);
  }

  /** What the camera opens for. */
  CaptureOrder order() {
    return order;
  }

  Ports ports() {
    return new Ports(0, socket.getLocalPort());
  }

  void rtcpTo(int port) {
    rtcpPort = port;
  }

  /** The camera cannot be had. */
  void failed(String detail) {
    trouble = detail;
  }

  /** Why there is no picture. */
  String trouble() {
    return trouble.isEmpty() ? "the camera has given no picture in time" : trouble;
  }

  /** A picture of a camera that has been open for a moment; empty when there is none in time. */
  Optional<byte[]> await() throws IOException {
    long began = System.nanoTime();
    long asked = began;
    long first = 0;
    while (System.nanoTime() - began < LIMIT.toNanos() && trouble.isEmpty()) {
      if (System.nanoTime() - asked > ASK_EVERY.toNanos() && askForKeyFrame()) {
        asked = System.nanoTime();
      }
      for (Frame frame : received()) {
        first = first == 0 ? System.nanoTime() : first;
        boolean settled = System.nanoTime() - first >= SETTLING.toNanos();
        if (settled && frame.keyFrame() && frame.width() > 0) {
          return Optional.of(WebpPicture.of(frame.bytes()));
        }
      }
    }
    return Optional.empty();
  }

  private Iterable<Frame> received() throws IOException {
    DatagramPacket datagram = new DatagramPacket(bytes, bytes.length);
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    try {
      socket.receive(datagram);
      boolean rtp = packet.wrap(bytes, 0, datagram.getLength());
      // Sender reports come to the same port, and the small size when a call needs it.
      if (rtp && packet.payloadType() == CaptureInput.VP8) {
        ssrc = packet.ssrc();
        frames.onPacket(packet, micros);
      }
    } catch (SocketTimeoutException e) {
      // What waits for a packet out of order may be given up by now.
    }
    return frames.take(micros);
  }

  /** Whether somebody is known to ask. */
  private boolean askForKeyFrame() throws IOException {
    if (rtcpPort == 0) {
      return false;
    }
    RtcpWriter rtcp = new RtcpWriter().start().pictureLoss(OUR_SSRC, ssrc);
    socket.send(
        new DatagramPacket(
            rtcp.bytes(),
            rtcp.length(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), rtcpPort)));
    return true;
  }

  @Override
  public void close() {
    socket.close();
  }
}
