package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.transport.MediaLoop;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of the capture side into the rooms: from any thread onto the media thread. */
final class CapturePorts implements CaptureInput {
  private static final Logger log = LoggerFactory.getLogger(CapturePorts.class);

  private final MediaLoop loop;
  private final Rooms rooms;

  CapturePorts(MediaLoop loop, Rooms rooms) {
    this.loop = loop;
    this.rooms = rooms;
  }

  @Override
  public CompletionStage<Ports> open(RoomId room, UserId user) {
    CompletableFuture<Ports> ports = new CompletableFuture<>();
    loop.ask(
            () -> {
              try {
                return rooms.openCapture(room, user);
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            })
        .whenComplete(
            (found, failure) -> {
              if (failure == null) {
                ports.complete(found);
              } else {
                Throwable cause = failure.getCause();
                ports.completeExceptionally(
                    failure instanceof CompletionException && cause != null ? cause : failure);
              }
            });
    return ports;
  }

  @Override
  public void rtcpTo(RoomId id, UserId user, int videoRtcpPort) {
    loop.execute(
        () -> {
          Room room = rooms.room(id);
          if (room != null) {
            room.sources().captured(user).ifPresent(captured -> captured.rtcpTo(videoRtcpPort));
          }
        });
  }

  @Override
  public void playTo(RoomId id, UserId user, List<Integer> ports) {
    loop.execute(
        () -> {
          Room room = rooms.room(id);
          if (room != null && rooms.captureOrder(id, user) != null) {
            room.playTo(user, ports);
          }
        });
  }

  @Override
  public void failed(RoomId id, UserId user, String detail) {
    loop.execute(
        () -> {
          Room room = rooms.room(id);
          if (room != null && rooms.captureOrder(id, user) != null) {
            log.warn("room={} user={} capture failed: {}", id, user, detail);
            room.reportMedia(user, CapturedMember.NAME, "failed", detail);
          }
        });
  }
}
