package io.ringroom.bench.clap;

import io.ringroom.bench.peer.AudioSource;
import io.ringroom.bench.peer.Clip;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.Voice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Claps like a clapperboard: a white picture and a tone begin in the same instant, which is when
 * both leave. In between it is dark and silent.
 */
public final class Clapper implements AudioSource.Speech, Clip.Show {
  /**
   * Packets of 20 ms from clap to clap: 1.14 s, which is a tenth of a picture off a multiple of the
   * pictures of a mix, so that ten claps meet it in all its phases.
   */
  private static final int EVERY = 57;

  /** Packets a clap lasts. */
  private static final int LENGTH = 10;

  private static final long FRAME_MICROS = 33_333;
  private static final double HERTZ = 900;

  private final Clip.Frame white = Clip.encode("white", 320, 180, 30, 500_000, 1).frames().get(0);
  private final Clip.Frame black = Clip.encode("black", 320, 180, 30, 500_000, 1).frames().get(0);
  private final Voice voice = new Voice(HERTZ, false);
  private final List<Long> claps = new CopyOnWriteArrayList<>();
  private boolean clapping;
  private boolean shown;
  private long nextMicros;

  /** Claps from now on. */
  public void playBy(LoadPeer peer) {
    peer.sendPictures(this);
    peer.sendAudio(this);
  }

  /** When it has clapped since a moment, both in nanoseconds of this process. */
  public List<Long> claps(long sinceNanos) {
    return claps.stream().filter(clap -> clap >= sinceNanos).toList();
  }

  @Override
  public byte[] packet(int frame) {
    int at = frame % EVERY;
    if (at == 0) {
      voice.talk();
    } else if (at == LENGTH) {
      voice.hush();
    }
    byte[] packet = voice.packet(frame);
    clapping = at < LENGTH;
    if (at == 0) {
      claps.add(System.nanoTime());
    }
    return packet;
  }

  @Override
  public int level() {
    return voice.level();
  }

  /** Pictures come in their rhythm; the change between light and dark does not wait for it. */
  @Override
  public Clip.@Nullable Frame next(long nowMicros, boolean keyFrameWanted) {
    if (clapping == shown && nowMicros < nextMicros) {
      return null;
    }
    shown = clapping;
    nextMicros = nowMicros + FRAME_MICROS;
    return shown ? white : black;
  }
}
