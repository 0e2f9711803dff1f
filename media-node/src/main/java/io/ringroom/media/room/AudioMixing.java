package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.WorkerRole;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio mix of a room, done by a worker while somebody is to hear it. The loudest are its
 * inputs; each of them hears the sum without himself, everybody else the sum. While there is none,
 * because it only begins or its worker has died, {@link #heardBy} is empty and voices are forwarded
 * one by one.
 */
final class AudioMixing implements TaskControl.Listener, AutoCloseable {
  /** How long it goes on for nobody: who comes back within it finds it running. */
  private static final long LINGER_MICROS = 5_000_000;

  /** Longer than its packets are apart in silence, 400 ms; after that the mix is dead. */
  private static final long SILENT_MICROS = 1_000_000;

  /** Before a mix that could not be had is asked for again. */
  private static final long RETRY_MICROS = 30_000_000;

  private static final Logger log = LoggerFactory.getLogger(AudioMixing.class);

  private final RoomId id;
  private final RoomContext context;
  private final ExpectedLoss loss = new ExpectedLoss();
  private List<Optional<UserId>> talkers;
  private @Nullable MixStreams streams;
  private boolean running;
  private boolean kept;
  private int lossPercent;
  private long wantedMicros;
  private long notBeforeMicros = Long.MIN_VALUE;

  AudioMixing(RoomId id, RoomContext context) {
    this.id = id;
    this.context = context;
    this.talkers = nobody();
  }

  private List<Optional<UserId>> nobody() {
    return Collections.nCopies(context.mix().talkers(), Optional.empty());
  }

  /**
   * Starts, goes on or stops.
   *
   * @param wanted whether anybody is to hear it, and anybody could be heard
   * @param worstLoss percent, of those who hear it
   */
  void want(boolean wanted, int worstLoss, long nowMicros) {
    if (wanted) {
      wantedMicros = nowMicros;
      if (streams == null && nowMicros >= notBeforeMicros) {
        start(nowMicros);
      }
    } else if (streams != null && nowMicros - wantedMicros > LINGER_MICROS) {
      stop();
    }
    int expected = loss.onReport(worstLoss, nowMicros);
    if (streams != null && expected != lossPercent) {
      lossPercent = expected;
      give(streams);
    }
  }

  /** Whether it is recorded or streamed, and so goes on though nobody listens. */
  void keep(boolean wanted) {
    kept = wanted;
  }

  boolean isKept() {
    return kept;
  }

  /** The sum of all, for who is nobody of them; empty while there is none to be heard. */
  Optional<Layer> whole(long nowMicros) {
    MixStreams open = streams;
    return !running || open == null || silent(open.output(0), nowMicros)
        ? Optional.empty()
        : Optional.of(open.output(0));
  }

  /** Lets the loudest of these be mixed. */
  void mix(
      List<SpeakerChoice.Candidate<UserId>> candidates, Function<UserId, Optional<Layer>> voices) {
    if (streams == null) {
      return;
    }
    talkers = SpeakerChoice.choose(talkers, candidates);
    for (int i = 0; i < talkers.size(); i++) {
      streams.feed(i, talkers.get(i).flatMap(voices).orElse(null));
    }
  }

  /** The mix for this listener; empty while there is none to be heard. */
  Optional<Layer> heardBy(UserId listener, long nowMicros) {
    MixStreams open = streams;
    if (!running || open == null || silent(open.output(0), nowMicros)) {
      return Optional.empty();
    }
    return Optional.of(open.output(talkers.indexOf(Optional.of(listener)) + 1));
  }

  /** Whether this one is among those who are mixed. */
  boolean holds(UserId user) {
    return talkers.contains(Optional.of(user));
  }

  private static boolean silent(Layer layer, long nowMicros) {
    return layer.lastPacketMicros() < 0 || nowMicros - layer.lastPacketMicros() > SILENT_MICROS;
  }

  /** Whether it has to be looked after. */
  boolean isOpen() {
    return streams != null;
  }

  void tick(long nowMicros) {
    if (streams != null) {
      streams.tick(nowMicros);
    }
  }

  private void start(long nowMicros) {
    try {
      streams = MixStreams.open(talkers.size(), context);
      log.info("room={} audio mix of the {} loudest begins", id, talkers.size());
      give(streams);
    } catch (IOException e) {
      log.warn("room={} no ports for an audio mix: {}", id, e.getMessage());
      notBeforeMicros = nowMicros + RETRY_MICROS;
    }
  }

  private void give(MixStreams to) {
    context
        .tasks()
        .start(WorkerRole.MIX, task(), new AudioMixSpec(to.outputPorts(), lossPercent), this);
  }

  private String task() {
    return "audio-" + id;
  }

  private void stop() {
    context.tasks().stop(WorkerRole.MIX, task());
    forget();
    log.info("room={} audio mix ends", id);
  }

  private void forget() {
    running = false;
    talkers = nobody();
    if (streams != null) {
      streams.close();
      streams = null;
    }
  }

  @Override
  public void running(List<Integer> ports) {
    if (streams != null) {
      streams.mixerAt(ports);
      running = true;
    }
  }

  @Override
  public void interrupted(String why) {
    running = false;
    if (streams != null) {
      try {
        streams.mixerAt(List.of());
        streams.expectMixer();
      } catch (IOException e) {
        log.warn("room={} audio mix lost its ports: {}", id, e.getMessage());
      }
    }
  }

  @Override
  public void ended(String why) {
    log.warn("room={} no audio mix: {}", id, why);
    notBeforeMicros = wantedMicros + RETRY_MICROS;
    forget();
  }

  @Override
  public void close() {
    if (streams != null) {
      stop();
    }
  }
}
