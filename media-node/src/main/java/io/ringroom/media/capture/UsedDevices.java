package io.ringroom.media.capture;

import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.ToNode;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who says how the room's devices are used: its configuration; over that the platform, for whoever
 * may control the room from outside; and over that whoever stands in it.
 */
public final class UsedDevices {
  private static final Logger LOG = LoggerFactory.getLogger(UsedDevices.class);

  private final CaptureSettings settings;
  private final Consumer<DeviceWishes> capture;
  private ToNode.UseDevices outside = new ToNode.UseDevices(0, DeviceUse.AS_CONFIGURED);
  private DeviceUse room = DeviceUse.AS_CONFIGURED;

  /**
   * @param capture told what to use from now on, on every change
   */
  public UsedDevices(CaptureSettings settings, Consumer<DeviceWishes> capture) {
    this.settings = settings;
    this.capture = capture;
  }

  /** All that the platform wants from now on. What it may not want is left out, and logged. */
  public synchronized void wantedOutside(ToNode.UseDevices wanted) {
    String complaint = wanted.use().complaint();
    if (complaint == null) {
      LOG.info("audit: devices are used from outside: {}", wanted.use());
      outside = wanted;
    } else {
      LOG.warn("the platform wants what cannot be: {}", complaint);
      outside = new ToNode.UseDevices(wanted.revision(), outside.use());
    }
    use();
  }

  /** All that somebody in the room has set; this wins. */
  public synchronized void setInRoom(DeviceUse wanted) {
    LOG.info("audit: devices are used in the room: {}", wanted);
    room = wanted;
    use();
  }

  private void use() {
    capture.accept(DeviceWishes.of(settings, outside.use().with(room)));
  }

  /** What somebody in the room has set. */
  public synchronized DeviceUse inRoom() {
    return room;
  }

  /** Which wish of the platform is in force; 0 before the first. */
  public synchronized long revision() {
    return outside.revision();
  }
}
