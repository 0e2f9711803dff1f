package io.ringroom.media;

import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.Alarm;
import io.ringroom.media.cameraroom.AnswerPolicy;
import io.ringroom.media.cameraroom.CameraRoom;
import io.ringroom.media.cameraroom.CameraRoomSettings;
import io.ringroom.media.cameraroom.RoomPanel;
import io.ringroom.media.cameraroom.Switches;
import io.ringroom.media.capture.CaptureLog;
import io.ringroom.media.capture.CaptureSettings;
import io.ringroom.media.capture.CaptureSupervisor;
import io.ringroom.media.capture.CaptureWitness;
import io.ringroom.media.capture.DevicePanel;
import io.ringroom.media.capture.PrivacyIndicator;
import io.ringroom.media.capture.UsedDevices;
import io.ringroom.media.health.Panel;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.preview.Previews;
import io.ringroom.protocol.node.DeviceState;
import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The node's devices and the room they stand in: what can be called here, and what it shows. */
final class CameraSide implements AutoCloseable {
  private final CameraRoomSettings settings;
  private final CaptureLog log;
  private final PrivacyIndicator indicator;
  private final CaptureSupervisor capture;
  private final Previews previews;
  private final @Nullable CameraRoom room;
  private final UsedDevices used;
  private final Consumer<FromNode> platform;
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "camera-room");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param var where the node keeps its files
   * @param input where captured RTP enters the rooms
   * @param platform to whom answers and changed devices are told
   */
  CameraSide(
      CameraRoomSettings settings,
      CaptureSettings captureSettings,
      Path var,
      CaptureInput input,
      Consumer<FromNode> platform) {
    this.settings = settings;
    this.platform = platform;
    this.log = log(var.resolve("captures.jsonl"));
    this.indicator = new PrivacyIndicator(captureSettings.indicator());
    this.previews = new Previews(input);
    this.capture =
        new CaptureSupervisor(
            captureSettings,
            previews,
            devices -> report(),
            CaptureWitness.all(List.of(indicator, log)));
    this.used = new UsedDevices(captureSettings, capture::use);
    this.room =
        settings.enabled()
            ? new CameraRoom(settings, Alarm.on(alarms), Clock.systemUTC(), platform)
            : null;
    if (room != null) {
      room.whenSwitched(this::report);
    }
  }

  private static CaptureLog log(Path file) {
    try {
      return CaptureLog.open(file, Clock.systemUTC());
    } catch (IOException e) {
      throw new StartFailure(
          "%s, in which open cameras are noted down, cannot be written (%s): choose another"
                  .formatted(file, e.getMessage())
              + " directory with RINGROOM_VAR",
          e);
    }
  }

  /** Which devices there are, are used, and were open. */
  Panel devicePanel() {
    return new DevicePanel(capture, log, used::inRoom, this::setInRoom);
  }

  private void setInRoom(DeviceUse wanted) {
    used.setInRoom(wanted);
    report();
  }

  /** Tells the platform all there is to know of the devices, when the link is up and on changes. */
  void report() {
    platform.accept(new FromNode.Devices(capture.devices(), state()));
  }

  private @Nullable DeviceState state() {
    if (room == null) {
      return null;
    }
    Switches open = room.view().switches();
    return new DeviceState(used.revision(), used.inRoom(), open.microphone(), open.camera());
  }

  /** The buttons of the room; null when this node has none. */
  @Nullable Panel panel() {
    return room == null ? null : new RoomPanel(room);
  }

  /** What opens and closes the devices, within the room's policy. */
  CaptureControl control() {
    return room == null ? capture : room.guarding(capture);
  }

  void begin() {
    capture.begin();
  }

  boolean isReady() {
    return capture.isReady();
  }

  List<FromNode.Device> devices() {
    return capture.devices();
  }

  /** As whom the room is called; null when this node has none. */
  @Nullable UserId user() {
    return settings.enabled() ? settings.user() : null;
  }

  /** Whether the room wants to be told of a call while it is in another. */
  boolean secondCalls() {
    return settings.enabled() && settings.policy().busy() != AnswerPolicy.Busy.REJECT;
  }

  @Nullable String name() {
    return settings.enabled() ? settings.name() : null;
  }

  /** What concerns the room and its devices; other messages are not its business. */
  void onMessage(ToNode message) {
    if (room != null && message instanceof ToNode.Ring ring) {
      room.ring(ring);
    } else if (room != null && message instanceof ToNode.Dialled dialled) {
      room.dialled(dialled);
    } else if (room != null && message instanceof ToNode.RingOver over) {
      room.ringOver(over);
    } else if (room != null && message instanceof ToNode.UseDevices wanted) {
      used.wantedOutside(wanted);
      report();
    } else if (room != null && message instanceof ToNode.Snapshot asked) {
      snapshot(room, asked);
    }
  }

  private void snapshot(CameraRoom of, ToNode.Snapshot asked) {
    String refused = of.noPreview(asked.call());
    if (refused != null) {
      platform.accept(FromNode.Snapshot.refused(asked.requestId(), refused));
      return;
    }
    previews.take(
        asked.call(), settings.user(), capture, taken -> answer(asked.requestId(), of, taken));
  }

  /** Somebody may have closed the camera meanwhile: then not even this picture leaves the room. */
  private void answer(String requestId, CameraRoom of, Previews.Taken taken) {
    if (taken.picture() == null || !of.view().switches().camera()) {
      String trouble = taken.picture() == null ? taken.trouble() : "the camera was closed";
      platform.accept(FromNode.Snapshot.refused(requestId, trouble));
    } else {
      FromNode.Snapshot.parts(requestId, taken.picture()).forEach(platform);
    }
  }

  /** From now on no call is taken, or again; what runs goes on. */
  void drain(boolean on) {
    if (room != null) {
      room.drain(on);
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
    previews.close();
    capture.close();
    indicator.close();
    log.close();
  }
}
