package io.ringroom.media.cameraroom;

import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.AnswerPolicy.Decision;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes or refuses the calls of this node's camera room as its policy says and as the people in the
 * room wish. It opens nothing: devices open when the platform, told of the answer, gives the room a
 * lease.
 */
public final class CameraRoom {
  private static final Logger LOG = LoggerFactory.getLogger(CameraRoom.class);

  /** The reason given when a call has lasted as long as one may. */
  public static final String MAX_DURATION = "max-duration";

  /** The reason given when somebody in the room has pressed a button. */
  public static final String BY_HAND = "by-hand";

  /** The reason given while the host is about to end. */
  public static final String DRAINING = "draining";

  /** The reason given to who is asked into the running call instead. */
  public static final String MERGED = "merged";

  private final AnswerPolicy policy;
  private final Alarm alarm;
  private final Clock clock;
  private final Consumer<FromNode> platform;
  private final RoomTracks tracks;
  private final Hunt hunt;
  private final RoomCalls calls = new RoomCalls();
  private DoNotDisturb quiet;
  private boolean draining;

  /**
   * @param clock of this host, to know when the platform has given up
   * @param platform to whom answers are told
   */
  public CameraRoom(
      CameraRoomSettings settings, Alarm alarm, Clock clock, Consumer<FromNode> platform) {
    this.policy = settings.policy();
    this.alarm = alarm;
    this.clock = clock;
    this.platform = platform;
    this.hunt = new Hunt(settings.hunt(), "hunt-" + clock.millis(), platform);
    this.quiet = policy.doNotDisturb();
    this.tracks = new RoomTracks(policy.start(), platform, this::captures);
    boolean open = policy.mode() != AnswerPolicy.Mode.MANUAL && policy.allow().everyone();
    if (open) {
      LOG.warn("camera room {} {}", settings.user(), policy.summary());
    } else {
      LOG.info("camera room {} {}", settings.user(), policy.summary());
    }
  }

  /**
   * Stands between the media rooms and the devices, so that the switches hold whatever happened
   * before, and a call that this process did not answer itself, because it was restarted since,
   * ends at its longest duration all the same.
   */
  public CaptureControl guarding(CaptureControl control) {
    return tracks.guarding(control);
  }

  /** The room is called, or is told again after the link was away. */
  public synchronized void ring(ToNode.Ring ring) {
    RoomCall known = calls.get(ring.call());
    if (!waiting(ring)) {
      calls.endOthers(ring.call());
    }
    if (known == null) {
      decide(ring);
    } else if (known.answered) {
      // The first answer may have been lost with the link; a second one is harmless.
      tellAnswer(ring.call());
    }
  }

  private void decide(ToNode.Ring ring) {
    Decision decision =
        draining
            ? new Decision.Decline(DRAINING)
            : policy.decide(ring.caller(), quiet, waiting(ring), clock.instant());
    LOG.info("audit: call {} of {} rings: {}", ring.call(), ring.caller(), decision);
    if (decision instanceof Decision.Decline decline) {
      platform.accept(new FromNode.Decline(ring.call(), decline.reason()));
      return;
    }
    RoomCall taken = new RoomCall(ring);
    calls.put(ring.call(), taken);
    if (decision instanceof Decision.AnswerAfter answer) {
      taken.callOff =
          alarm.after(answer.delay(), () -> answer(ring.call(), taken, "the room itself"));
    } else if (decision instanceof Decision.Merge) {
      taken.merges = true;
      platform.accept(new FromNode.Decline(ring.call(), MERGED));
    }
  }

  private static boolean waiting(ToNode.Ring ring) {
    return Boolean.TRUE.equals(ring.waiting());
  }

  /** The call is over for the room, whether it was answered or not. */
  public synchronized void ringOver(ToNode.RingOver over) {
    hunt.over(over.call());
    RoomCall taken = calls.remove(over.call());
    if (taken == null) {
      return;
    }
    taken.callOff.run();
    LOG.info("audit: call {} is over for the room: {}", over.call(), over.reason());
    if (taken.merges && taken.ring != null) {
      askIn(taken.ring.caller());
    } else if (taken.answered) {
      afterACall();
    }
  }

  /** Only now is he free to be asked. */
  private void askIn(UserId caller) {
    calls.talking().stream()
        .findFirst()
        .ifPresent(running -> platform.accept(new FromNode.Invite(running, List.of(caller))));
  }

  private void afterACall() {
    if (calls.inCall()) {
      return;
    }
    tracks.betweenCalls();
    for (RoomCall waiting : calls.ringing()) {
      ToNode.Ring ring = waiting.ringing();
      calls.remove(ring.call());
      decide(new ToNode.Ring(ring.call(), ring.caller(), ring.video(), ring.deadlineMillis()));
    }
  }

  /** Devices open for this call: it was answered here, maybe before this process was started. */
  private synchronized void captures(CallId call, CaptureOrder order) {
    hunt.talks(call);
    tracks.captured(call, order);
    if (!calls.has(call)) {
      RoomCall taken = new RoomCall(null);
      calls.put(call, taken);
      answered(call, taken);
    }
  }

  private synchronized void answer(CallId call, RoomCall taken, String who) {
    if (calls.get(call) != taken || taken.answered || taken.ring == null) {
      return;
    }
    if (clock.millis() >= taken.ring.deadlineMillis()) {
      calls.remove(call);
      LOG.info("audit: call {} rang out before its answer was due", call);
      return;
    }
    LOG.info("audit: call {} of {} is answered by {}", call, taken.ring.caller(), who);
    answered(call, taken);
    tellAnswer(call);
  }

  private void answered(CallId call, RoomCall taken) {
    taken.callOff.run();
    taken.answered = true;
    if (!policy.maxDuration().isZero()) {
      taken.callOff = alarm.after(policy.maxDuration(), () -> leave(call, MAX_DURATION));
    }
  }

  private void tellAnswer(CallId call) {
    platform.accept(new FromNode.Answer(call));
    tracks.answered(call);
  }

  private synchronized boolean leave(CallId call, String reason) {
    RoomCall taken = calls.get(call);
    if (taken == null || !taken.answered) {
      return false;
    }
    LOG.info("audit: call {} is left: {}", call, reason);
    taken.callOff.run();
    calls.remove(call);
    platform.accept(new FromNode.Leave(call, reason));
    afterACall();
    return true;
  }

  /**
   * Somebody in the room presses the button that calls.
   *
   * @return false when the room is in a call, calls already, or has nobody to call
   */
  public synchronized boolean callByHand() {
    return !draining && !calls.inCall() && hunt.begin();
  }

  /** What became of the room's own call. */
  public synchronized void dialled(ToNode.Dialled dialled) {
    hunt.dialled(dialled);
  }

  /**
   * Somebody in the room answers the call that rings longest.
   *
   * @return false when none rings, or the room is in a call
   */
  public synchronized boolean answerByHand() {
    List<RoomCall> ringing = calls.ringing();
    if (calls.inCall() || ringing.isEmpty()) {
      return false;
    }
    RoomCall first = ringing.get(0);
    answer(first.call(), first, "somebody in the room");
    return first.answered;
  }

  /**
   * Somebody in the room takes back the room's own call, declines what rings or waits, or else
   * leaves what the room is in.
   *
   * @return false when there is nothing to end
   */
  public synchronized boolean hangUpByHand() {
    if (hunt.stop(BY_HAND)) {
      return true;
    }
    List<RoomCall> ringing = calls.ringing();
    ringing.forEach(
        taken -> {
          taken.callOff.run();
          platform.accept(new FromNode.Decline(taken.call(), BY_HAND));
        });
    return !ringing.isEmpty()
        || calls.talking().stream()
            .map(call -> leave(call, BY_HAND))
            .reduce(false, Boolean::logicalOr);
  }

  /** Somebody in the room opens or closes something. Nobody else can open what is closed here. */
  public synchronized void switchByHand(Switches wanted) {
    LOG.info("audit: somebody in the room switches to {}", wanted);
    tracks.set(wanted, calls.talking());
  }

  /**
   * @param listener told on every change of what the room lets out
   */
  public synchronized void whenSwitched(Runnable listener) {
    tracks.whenSwitched(listener);
  }

  /** From now on every new call is declined, or not any more; what the room is in goes on. */
  public synchronized void drain(boolean on) {
    draining = on;
    if (on) {
      hunt.stop(DRAINING);
      calls.ringing().forEach(this::declineToDrain);
    }
  }

  private void declineToDrain(RoomCall ringing) {
    ringing.callOff.run();
    calls.remove(ringing.call());
    platform.accept(new FromNode.Decline(ringing.call(), DRAINING));
  }

  /** From now on, for calls that do not ring yet. */
  public synchronized void disturb(DoNotDisturb wanted) {
    LOG.info("audit: somebody in the room sets {}", wanted);
    quiet = wanted;
  }

  /**
   * Why the other side of a call may not see a picture of the room now; null when it may.
   *
   * @param call one that rings here, or that the room has made, and nobody has answered
   */
  public synchronized @Nullable String noPreview(CallId call) {
    RoomCall known = calls.get(call);
    boolean rings = hunt.rings(call) || (known != null && !known.answered && !known.merges);
    if (policy.preview() == AnswerPolicy.Preview.OFF) {
      return "this room shows nothing before it is answered";
    }
    if (!rings) {
      return "the call does not ring here";
    }
    return tracks.switches().camera() ? null : "the camera is closed in the room";
  }

  /** How the room stands, for a panel in the room. */
  public synchronized View view() {
    return new View(
        calls.ringing().stream().map(RoomCall::call).toList(),
        calls.talking(),
        hunt.running(),
        tracks.switches(),
        quiet.holds(clock.instant()) ? quiet : DoNotDisturb.OFF);
  }

  /**
   * @param ringing calls that ring or wait, the oldest first
   * @param talking calls the room is in
   * @param calling whether it rings somebody itself
   */
  public record View(
      List<CallId> ringing,
      List<CallId> talking,
      boolean calling,
      Switches switches,
      DoNotDisturb doNotDisturb) {}
}
