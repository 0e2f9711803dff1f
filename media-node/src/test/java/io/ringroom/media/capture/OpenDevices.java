package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureOrder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** A node as far as its audit log goes, for a process of its own that is killed. */
final class OpenDevices {
  private OpenDevices() {}

  /** Notes that devices are open, says so, and waits for the kill. */
  public static void main(String[] args) throws Exception {
    CaptureLog log = CaptureLog.open(Path.of(args[0]), InstantSource.system());
    log.opens(
        new CaptureOrder(new RoomId("call-9"), new UserId("room-node1"), "call-9", true, true));
    System.out.println("open");
    new CountDownLatch(1).await();
  }
}
