package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureInput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rooms' side of capture for one room: two ears. */
final class EarInput implements CaptureInput, AutoCloseable {
  final RtpEar audio = new RtpEar();
  final RtpEar video = new RtpEar();
  final List<String> failures = new CopyOnWriteArrayList<>();
  volatile int rtcpPort;
  volatile List<Integer> playPorts = List.of();
  volatile boolean leaseHeld = true;

  EarInput() throws IOException {}

  @Override
  public CompletionStage<Ports> open(RoomId room, UserId user) {
    return leaseHeld
        ? CompletableFuture.completedFuture(new Ports(audio.port(), video.port()))
        : CompletableFuture.failedFuture(new IllegalStateException("no lease"));
  }

  @Override
  public void rtcpTo(RoomId room, UserId user, int videoRtcpPort) {
    rtcpPort = videoRtcpPort;
  }

  @Override
  public void playTo(RoomId room, UserId user, List<Integer> ports) {
    playPorts = ports;
  }

  @Override
  public void failed(RoomId room, UserId user, String detail) {
    failures.add(detail);
  }

  @Override
  public void close() throws IOException {
    audio.close();
    video.close();
  }
}
