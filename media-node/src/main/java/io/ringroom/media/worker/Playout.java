package io.ringroom.media.worker;

import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.device.Source;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.StreamSource;
import io.ringroom.media.gst.DeviceScan;
import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.PlayPipeline;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.worker.FromWorker.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one room hears and sees: a loudspeaker and a display, each a pipeline of its own. The ports
 * stay while loudspeakers come and go.
 */
final class Playout implements AutoCloseable {
  /** Pause before a display that broke is tried again. */
  private static final long DISPLAY_PAUSE_MILLIS = 5_000;

  /** A display without a new picture for this long shows that there is nobody. */
  private static final long NOBODY_AFTER_MILLIS = 2_000;

  private final String id;
  private final Supplier<DeviceScan> scan;
  private final Consumer<FromWorker> reports;
  private final List<RtpSocket> voices = new ArrayList<>();
  private ToWorker.@Nullable Play wish;
  private StreamSource state = StreamSource.of(new SourceWish.Off(), DeviceKind.LOUDSPEAKER);
  private @Nullable Source playing;
  private @Nullable PlayPipeline speaker;
  private @Nullable RtpSocket picture;
  private @Nullable PlayPipeline display;
  private long displayNotBeforeMillis;
  private long shown;
  private long shownMillis;

  Playout(String id, Supplier<DeviceScan> scan, Consumer<FromWorker> reports) {
    this.id = id;
    this.scan = scan;
    this.reports = reports;
  }

  /** Plays this from now on; null for nothing. A volume alone changes without a gap. */
  void change(ToWorker.@Nullable Play wanted, List<CaptureDevice> devices, long nowMillis)
      throws GstFault {
    ToWorker.Play before = wish;
    if (wanted == null) {
      close();
      return;
    }
    if (before == null || !before.loudspeaker().equals(wanted.loudspeaker())) {
      state = StreamSource.of(SourceWish.parse(wanted.loudspeaker()), DeviceKind.LOUDSPEAKER);
    }
    if (before != null && before.voices() != wanted.voices()) {
      close();
    }
    if (before != null && !before.display().equals(wanted.display())) {
      closeDisplay();
    }
    wish = wanted;
    while (voices.size() < wanted.voices()) {
      voices.add(RtpSocket.open());
    }
    if (picture == null && !wanted.display().equals("off")) {
      picture = RtpSocket.open();
    }
    if (speaker != null) {
      speaker.volume(wanted.volume());
    }
    tend(devices, nowMillis);
  }

  /** Looks after the pipelines: opens what is wanted and there, and lets go of what is not. */
  void tend(List<CaptureDevice> devices, long nowMillis) {
    ToWorker.Play wanted = wish;
    if (wanted == null) {
      return;
    }
    if (speaker != null) {
      speaker.fault().ifPresent(fault -> speakerBroke(fault, nowMillis));
    }
    StreamSource.Step step = state.pick(devices, nowMillis);
    state = step.next();
    if (speaker == null || !step.source().equals(playing)) {
      openSpeaker(step.source(), wanted, nowMillis);
    }
    if (display != null) {
      display.fault().ifPresent(fault -> displayBroke(fault, nowMillis));
    }
    if (display == null && picture != null && nowMillis >= displayNotBeforeMillis) {
      openDisplay(picture, wanted, nowMillis);
    }
    if (display != null) {
      lookWhoIsShown(display, nowMillis);
    }
  }

  /** Where RTP is taken, as {@link FromWorker.Started} documents. */
  List<Integer> ports() {
    if (wish == null) {
      return List.of();
    }
    List<Integer> ports = new ArrayList<>();
    voices.forEach(voice -> ports.add(voice.port()));
    ports.add(picture == null ? 0 : picture.port());
    return ports;
  }

  /** By what name an echo canceller finds the loudspeaker; empty when none plays. */
  String probe() {
    return speaker == null ? "" : speaker.probe();
  }

  String dot() {
    return (speaker == null ? "" : speaker.dot()) + (display == null ? "" : display.dot());
  }

  @Override
  public void close() {
    closeSpeaker();
    closeDisplay();
    voices.forEach(RtpSocket::close);
    voices.clear();
    wish = null;
  }

  private void openSpeaker(Source to, ToWorker.Play wanted, long nowMillis) {
    closeSpeaker();
    if (!to.equals(playing)) {
      reports.accept(
          new FromWorker.Showing(id, DeviceKind.LOUDSPEAKER, CaptureStream.kindOf(to), to.label()));
    }
    playing = to;
    try {
      speaker = PlayPipeline.speaker(id + "-loudspeaker", voices, to, scan.get(), wanted.volume());
    } catch (GstFault e) {
      speakerBroke(e, nowMillis);
    }
  }

  private void speakerBroke(GstFault fault, long nowMillis) {
    failed(playing != null ? playing.label() : "loudspeaker", fault);
    closeSpeaker();
    state = state.failed(nowMillis);
  }

  private void openDisplay(RtpSocket input, ToWorker.Play wanted, long nowMillis) {
    try {
      display = PlayPipeline.display(id + "-display", input, wanted.display());
    } catch (GstFault e) {
      displayBroke(e, nowMillis);
    }
  }

  /** The last picture of who has left must not stay there. */
  private void lookWhoIsShown(PlayPipeline shows, long nowMillis) {
    try {
      long pictures = shows.shown();
      if (pictures != shown) {
        shown = pictures;
        shownMillis = nowMillis;
      }
      shows.show(pictures > 0 && nowMillis - shownMillis < NOBODY_AFTER_MILLIS);
    } catch (GstFault e) {
      displayBroke(e, nowMillis);
    }
  }

  private void displayBroke(GstFault fault, long nowMillis) {
    failed("display", fault);
    if (display != null) {
      display.close();
      display = null;
    }
    displayNotBeforeMillis = nowMillis + DISPLAY_PAUSE_MILLIS;
  }

  private void failed(String label, GstFault fault) {
    reports.accept(new FromWorker.Failed(id, Who.DEVICE, label + ": " + fault.getMessage()));
  }

  private void closeSpeaker() {
    if (speaker != null) {
      speaker.close();
      speaker = null;
    }
  }

  private void closeDisplay() {
    if (display != null) {
      display.close();
      display = null;
    }
    if (picture != null) {
      picture.close();
      picture = null;
    }
  }
}
