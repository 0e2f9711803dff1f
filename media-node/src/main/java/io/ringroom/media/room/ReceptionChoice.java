package io.ringroom.media.room;

import io.ringroom.protocol.node.Reception;

/**
 * Chooses how somebody behind a weak link receives the others: as he wants while his link carries
 * at least small pictures of everybody, else the dearest reception that fits. Slow both ways, so
 * that a link between two of them is not switched to and fro.
 */
final class ReceptionChoice {
  /** A little less than pictures are borne before they are paused: a mix shows everybody. */
  static final long BEFORE_FALL_MICROS = 1_500_000;

  /** Shorter: to and fro on a link that wavers. Longer: faces stay small for nothing. */
  static final long BEFORE_RISE_MICROS = 5_000_000;

  /** What was lost again within this time was no success. */
  static final long RELAPSE_MICROS = 20_000_000;

  private static final long MOST_BEFORE_RISE_MICROS = 60_000_000;

  /** What is received is kept while it about fits: rates of encoders waver. */
  private static final double TO_STAY = 0.9;

  /** What is dearer must clearly fit. */
  private static final double TO_RISE = 1.4;

  /** Less is not saved by it: not worth a change, nor the making of a mix. */
  private static final double WORTH_IT = 0.6;

  /** A probe tries for a little more than is needed: what it finds is a little less. */
  private static final double TO_PROBE = 1.1;

  /**
   * What each reception takes at least, pictures small; bits per second.
   *
   * @param individual all voices there are slots for, and the pictures of everybody
   * @param mixedAudio one voice in place of those
   * @param mixed one voice and one picture, where pictures are wanted at all
   */
  record Costs(long individual, long mixedAudio, long mixed) {
    long of(Reception reception) {
      return switch (reception) {
        case INDIVIDUAL -> individual;
        case MIXED_AUDIO -> mixedAudio;
        case MIXED -> mixed;
      };
    }
  }

  private final Patience patience = new Patience(BEFORE_FALL_MICROS);
  private Reception affordable = Reception.INDIVIDUAL;
  private long wantedBits;
  private long tightMicros = Long.MIN_VALUE / 2;
  private long roseMicros = Long.MIN_VALUE / 2;
  private long beforeRise = BEFORE_RISE_MICROS;
  private boolean known;

  /** The dearest reception the link affords. */
  Reception affordable() {
    return affordable;
  }

  /** What the link would have to carry for the next dearer one; 0 when there is none. */
  long wantedBits() {
    return wantedBits;
  }

  /** The link decides nothing any more. */
  void free() {
    affordable = Reception.INDIVIDUAL;
    wantedBits = 0;
    known = false;
  }

  /**
   * @param link what it carries, bits per second; negative while unknown
   * @param wanted how he wants to receive
   * @return whether something else is affordable now
   */
  boolean look(long link, Reception wanted, Costs costs, long nowMicros) {
    if (link < 0) {
      return false;
    }
    if (!known) {
      known = true;
      patience.renew(nowMicros);
      tightMicros = nowMicros;
    }
    Reception before = affordable;
    Reception now = wanted.atMost(affordable);
    boolean fits = costs.of(now) * TO_STAY <= link;
    Reception dearer = dearest(link, wanted, now, costs);
    if (dearer == now) {
      tightMicros = nowMicros;
    }
    if (patience.isOver(fits, nowMicros)) {
      fall(cheaper(link, now, costs), now, nowMicros);
    } else if (nowMicros - tightMicros >= beforeRise) {
      affordable = dearer;
      roseMicros = nowMicros;
      patience.renew(nowMicros);
    }
    wantedBits = next(wanted, costs);
    return affordable != before;
  }

  private void fall(Reception to, Reception from, long nowMicros) {
    if (to == from) {
      return;
    }
    beforeRise =
        nowMicros - roseMicros < RELAPSE_MICROS
            ? Math.min(2 * beforeRise, MOST_BEFORE_RISE_MICROS)
            : BEFORE_RISE_MICROS;
    affordable = to;
    tightMicros = nowMicros;
    patience.renew(nowMicros);
  }

  /** The dearest that fits of those between what is wanted and what he has. */
  private static Reception dearest(long link, Reception wanted, Reception now, Costs costs) {
    for (Reception one : Reception.values()) {
      if (one.ordinal() >= wanted.ordinal()
          && one.ordinal() < now.ordinal()
          && costs.of(one) * TO_RISE <= link) {
        return one;
      }
    }
    return now;
  }

  /** The dearest that fits of those that save something; if none does, the cheapest of them. */
  private static Reception cheaper(long link, Reception now, Costs costs) {
    Reception cheapest = now;
    for (Reception one : Reception.values()) {
      if (one.ordinal() > now.ordinal() && costs.of(one) < WORTH_IT * costs.of(now)) {
        if (costs.of(one) <= link) {
          return one;
        }
        cheapest = costs.of(one) < costs.of(cheapest) ? one : cheapest;
      }
    }
    return cheapest;
  }

  private long next(Reception wanted, Costs costs) {
    int now = wanted.atMost(affordable).ordinal();
    return now == wanted.ordinal()
        ? 0
        : (long) (costs.of(Reception.values()[now - 1]) * TO_RISE * TO_PROBE);
  }
}
