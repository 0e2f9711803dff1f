package io.ringroom.media.cameraroom;

import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call that somebody in the room makes with one button: it rings the users of a list, one after
 * the other, until one of them answers. Guarded by the room that owns it.
 */
final class Hunt {
  private static final Logger LOG = LoggerFactory.getLogger(Hunt.class);

  private final Plan plan;
  private final Consumer<FromNode> platform;

  /** Names of requests begin with this, so that those of an earlier process are others. */
  private final String prefix;

  private int asked;

  /** The place in the list of who is rung; −1 while nobody is. */
  private int at = -1;

  private @Nullable CallId call;

  /**
   * Whom the button calls.
   *
   * @param targets in order, at most 10
   * @param ringFor how long each may ring, 5 to 180 s
   * @param video whether the room is seen
   */
  record Plan(List<UserId> targets, Duration ringFor, boolean video) {
    private static final int MOST = 10;
    private static final Duration LEAST_RING = Duration.ofSeconds(5);
    private static final Duration MOST_RING = Duration.ofSeconds(180);

    Plan {
      targets = List.copyOf(targets);
      if (targets.size() > MOST) {
        throw new IllegalArgumentException("hunt.targets has at most " + MOST + " users");
      }
      if (ringFor.compareTo(LEAST_RING) < 0 || ringFor.compareTo(MOST_RING) > 0) {
        throw new IllegalArgumentException("hunt.ring-for must be 5 to 180 s, not " + ringFor);
      }
    }
  }

  Hunt(Plan plan, String prefix, Consumer<FromNode> platform) {
    this.plan = plan;
    this.prefix = prefix;
    this.platform = platform;
  }

  /**
   * @return false when there is nobody to call, or somebody is being called
   */
  boolean begin() {
    return !running() && next();
  }

  boolean running() {
    return at >= 0;
  }

  private boolean next() {
    call = null;
    at++;
    if (at >= plan.targets().size()) {
      LOG.info("audit: the room's call has reached none of {}", plan.targets());
      at = -1;
      return false;
    }
    UserId target = plan.targets().get(at);
    LOG.info("audit: somebody in the room calls {}", target);
    int seconds = (int) plan.ringFor().toSeconds();
    platform.accept(new FromNode.Dial(request(++asked), target, plan.video(), seconds));
    return true;
  }

  private String request(int number) {
    return prefix + "-" + number;
  }

  /** The platform has made the call, or has not. */
  void dialled(ToNode.Dialled dialled) {
    if (!running() || !dialled.request().equals(request(asked))) {
      return;
    }
    call = dialled.call();
    if (call == null) {
      LOG.info("audit: the call was not made: {}", dialled.refusal());
      next();
    }
  }

  /** Whether this is the call that rings somebody now. */
  boolean rings(CallId ringing) {
    return running() && ringing.equals(call);
  }

  /** A call of the room has been answered. */
  void talks(CallId answered) {
    if (answered.equals(call)) {
      at = -1;
      call = null;
    }
  }

  /** A call of the room came to nothing: the next one is rung. */
  void over(CallId ended) {
    if (ended.equals(call)) {
      next();
    }
  }

  /**
   * Rings nobody any more.
   *
   * @return false when nobody was rung
   */
  boolean stop(String reason) {
    boolean rang = running();
    if (call != null) {
      platform.accept(new FromNode.Leave(call, reason));
    }
    at = -1;
    call = null;
    return rang;
  }
}
