package io.ringroom.media.cameraroom;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.media.cameraroom.AnswerPolicy.Decision;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes or refuses the calls of this node's camera room as its policy says. It opens nothing:
 * devices open when the platform, told of the answer, gives the room a lease.
 */
public final class CameraRoom {
  private static final Logger LOG = LoggerFactory.getLogger(CameraRoom.class);

  /** The reason given when a call has lasted as long as one may. */
  public static final String MAX_DURATION = "max-duration";

  private final AnswerPolicy policy;
  private final Alarm alarm;
  private final Clock clock;
  private final Consumer<FromNode> platform;
  private final Map<CallId, Taken> calls = new HashMap<>();

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
    if (policy.mode() == AnswerPolicy.Mode.AUTO && policy.allow().everyone()) {
      LOG.warn("camera room {} {}", settings.user(), policy.summary());
    } else {
      LOG.info("camera room {} {}", settings.user(), policy.summary());
    }
  }

  /** The room is called, or is told again after the link was away. */
  public synchronized void ring(ToNode.Ring ring) {
    Taken known = calls.get(ring.call());
    if (known != null) {
      if (known.answered) {
        // The first answer may have been lost with the link; a second one is harmless.
        platform.accept(new FromNode.Answer(ring.call()));
      }
      return;
    }
    Decision decision = policy.decide(ring.caller());
    LOG.info("audit: call {} of {} rings: {}", ring.call(), ring.caller(), decision);
    if (decision instanceof Decision.Decline decline) {
      platform.accept(new FromNode.Decline(ring.call(), decline.reason()));
    } else if (decision instanceof Decision.AnswerAfter answer) {
      Taken taken = new Taken();
      calls.put(ring.call(), taken);
      taken.callOff = alarm.after(answer.delay(), () -> answer(ring, taken));
    }
  }

  /** The call is over for the room, whether it was answered or not. */
  public synchronized void ringOver(ToNode.RingOver over) {
    Taken taken = calls.remove(over.call());
    if (taken != null) {
      taken.callOff.run();
      LOG.info("audit: call {} is over for the room: {}", over.call(), over.reason());
    }
  }

  /**
   * Stands between the media rooms and the devices, so that the policy holds whatever happened
   * before: a muted room's microphone is never opened, and a call that this process did not answer
   * itself, because it was restarted since, ends at its longest duration all the same.
   */
  public CaptureControl guarding(CaptureControl devices) {
    return new CaptureControl() {
      @Override
      public void start(CaptureOrder order) {
        remember(order);
        devices.start(policy.muteOnAnswer() ? withoutSound(order) : order);
      }

      @Override
      public void stop(RoomId room) {
        devices.stop(room);
      }
    };
  }

  private synchronized void remember(CaptureOrder order) {
    CallId call;
    try {
      call = new CallId(order.lease());
    } catch (IllegalArgumentException e) {
      LOG.warn("lease {} names no call, its duration is not watched", order.lease());
      return;
    }
    if (!calls.containsKey(call)) {
      Taken taken = new Taken();
      calls.put(call, taken);
      answered(call, taken);
    }
  }

  private synchronized void answer(ToNode.Ring ring, Taken taken) {
    if (calls.get(ring.call()) != taken) {
      return;
    }
    if (clock.millis() >= ring.deadlineMillis()) {
      calls.remove(ring.call());
      LOG.info("audit: call {} rang out before its answer was due", ring.call());
      return;
    }
    LOG.info("audit: call {} of {} is answered by the room itself", ring.call(), ring.caller());
    answered(ring.call(), taken);
    platform.accept(new FromNode.Answer(ring.call()));
  }

  private void answered(CallId call, Taken taken) {
    taken.answered = true;
    if (!policy.maxDuration().isZero()) {
      taken.callOff = alarm.after(policy.maxDuration(), () -> leave(call, taken));
    }
  }

  private synchronized void leave(CallId call, Taken taken) {
    if (calls.remove(call, taken)) {
      LOG.info("audit: call {} has lasted {}: leaving", call, policy.maxDuration());
      platform.accept(new FromNode.Leave(call, MAX_DURATION));
    }
  }

  private static CaptureOrder withoutSound(CaptureOrder order) {
    return new CaptureOrder(order.room(), order.user(), order.lease(), false, order.video());
  }

  /** A call that the room is to answer, or is in. */
  private static final class Taken {
    private boolean answered;

    /** Calls off what is to happen next: the answer, then the leaving. */
    private Runnable callOff = () -> {};
  }
}
