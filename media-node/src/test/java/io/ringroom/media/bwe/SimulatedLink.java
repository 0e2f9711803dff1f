package io.ringroom.media.bwe;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A link with a capacity, a queue, a delay and loss, in simulated time; and a sender that follows
 * the estimate, but never sends more than its sources offer.
 */
final class SimulatedLink {
  private static final long STEP_MICROS = 5_000;
  private static final long FEEDBACK_MICROS = 50_000;
  private static final int PACKET = 1_000;
  private static final long QUEUE_MICROS = 300_000;

  final BandwidthEstimator estimator = new BandwidthEstimator(800_000);
  final Probing probing = new Probing();
  private final Random random = new Random(7);
  private final List<long[]> inFlight = new ArrayList<>();
  private long now;
  private long linkFreeAt;
  private double credit;
  private double paddingCredit;
  private long lastFeedback;

  long capacity = 2_000_000;
  double loss;
  long jitterMicros;
  long delayMicros = 20_000;

  /** What the sources offer: the sender chooses by the estimate between steps of half of it. */
  long offered = 1_500_000;

  /** Packets that did not arrive. */
  int lost;

  /** The longest queue seen since it was last asked for. */
  long worstQueueMicros;

  void run(int seconds) {
    long until = now + seconds * 1_000_000L;
    while (now < until) {
      now += STEP_MICROS;
      send();
      probe();
      if (now - lastFeedback >= FEEDBACK_MICROS) {
        lastFeedback = now;
        feedback();
      }
    }
  }

  private long chosen() {
    long rate = offered;
    while (rate > 100_000 && rate > estimator.bits()) {
      rate /= 2;
    }
    return rate;
  }

  private void send() {
    credit += chosen() * STEP_MICROS / 8e6;
    while (credit >= PACKET) {
      credit -= PACKET;
      packet(PACKET);
    }
  }

  private void probe() {
    probing.settle(estimator, now);
    if (probing.begin(offered * 6 / 5, estimator, now)) {
      paddingCredit = 0;
    }
    if (probing.sending(now) > 0) {
      paddingCredit += Math.max(0, probing.targetBits() - chosen()) * STEP_MICROS / 8e6;
      while (paddingCredit >= 255) {
        paddingCredit -= 255;
        packet(255);
      }
    }
  }

  private void packet(int size) {
    long wait = Math.max(0, linkFreeAt - now);
    worstQueueMicros = Math.max(worstQueueMicros, wait);
    boolean lost = wait > QUEUE_MICROS || random.nextDouble() < loss;
    this.lost += lost ? 1 : 0;
    if (!lost) {
      linkFreeAt = Math.max(linkFreeAt, now) + size * 8_000_000L / capacity;
    }
    long jitter = jitterMicros == 0 ? 0 : random.nextLong(jitterMicros);
    inFlight.add(
        new long[] {
          now, lost ? -1 : linkFreeAt + delayMicros + jitter, size, probing.sending(now)
        });
  }

  /** Tells of everything up to the last packet that has arrived. */
  private void feedback() {
    int told = 0;
    for (int i = 0; i < inFlight.size(); i++) {
      if (inFlight.get(i)[1] >= 0 && inFlight.get(i)[1] <= now) {
        told = i + 1;
      }
    }
    if (told == 0) {
      return;
    }
    inFlight.subList(0, told).stream()
        .forEach(p -> estimator.onPacket(p[0], p[1], (int) p[2], (int) p[3]));
    inFlight.subList(0, told).clear();
    estimator.update(2 * delayMicros, now);
    if (estimator.usage() == Usage.OVERUSED) {
      probing.onOveruse(now);
    }
  }
}
