package io.ringroom.bench.clap;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerSdp;
import io.ringroom.media.opus.OpusDecoder;
import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.rtp.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives one sound and one picture, and tells when there was a beep and when a flash. */
public final class Witness implements LoadPeer.Ear, AutoCloseable {
  /** −34 dBFS; what is played is −14. */
  private static final float LOUD = 0.02f;

  private static final int LONGEST = 5_760;

  /** Packets without a beep before the next one is a new one. */
  private static final int QUIET = 10;

  private final OpusDecoder decoder = new OpusDecoder();
  private final float[] pcm = new float[LONGEST];
  private final List<Moment> beeps = new ArrayList<>();
  private final List<Moment> frames = new ArrayList<>();
  private final RtpFile pictures = new RtpFile();
  private int quiet = QUIET;
  private long audioSsrc = -1;
  private long videoSsrc = -1;
  private int lastVideoSeq = -1;
  private int lost;
  private boolean closed;
  private Rtcp.@Nullable SenderReport audioTie;
  private Rtcp.@Nullable SenderReport videoTie;

  @Override
  public synchronized void onRtp(RtpPacket packet) {
    if (closed) {
      return;
    }
    if (packet.payloadType() == PeerSdp.OPUS) {
      audioSsrc = packet.ssrc();
      listen(packet);
    } else if (packet.payloadType() == PeerSdp.VP8) {
      videoSsrc = packet.ssrc();
      watch(packet);
    }
  }

  @Override
  public synchronized void onReport(Rtcp.SenderReport report) {
    if (report.ssrc() == audioSsrc) {
      audioTie = report;
    } else if (report.ssrc() == videoSsrc) {
      videoTie = report;
    }
  }

  private void listen(RtpPacket packet) {
    int from = packet.payloadOffset();
    byte[] opus = Arrays.copyOfRange(packet.bytes(), from, from + packet.payloadLength());
    int at = firstLoud(decoder.decode(opus, pcm));
    if (at < 0) {
      quiet++;
    } else {
      if (quiet >= QUIET) {
        beeps.add(new Moment(System.nanoTime(), packet.timestamp() + at, audioTie));
      }
      quiet = 0;
    }
  }

  private int firstLoud(int samples) {
    for (int i = 0; i < samples; i++) {
      if (Math.abs(pcm[i]) > LOUD) {
        return i;
      }
    }
    return -1;
  }

  /** Keeps everything from the first key frame on, and when each picture was complete. */
  private void watch(RtpPacket packet) {
    if (!pictures.begins(packet)) {
      return;
    }
    lost += lastVideoSeq < 0 ? 0 : Math.abs(Seq.distance(lastVideoSeq, packet.seq()) - 1);
    lastVideoSeq = packet.seq();
    pictures.add(packet);
    if (packet.marker()) {
      frames.add(new Moment(System.nanoTime(), packet.timestamp(), videoTie));
    }
  }

  /** Whether both senders have said which of their timestamps belongs to which moment. */
  public synchronized boolean isTied() {
    return audioTie != null && videoTie != null;
  }

  /** Pictures that came whole. */
  public synchronized int frames() {
    return frames.size();
  }

  synchronized List<Moment> beeps() {
    return List.copyOf(beeps);
  }

  /**
   * Looks at all pictures that came.
   *
   * @param x where the flash is to be seen, as a share of the picture's width
   * @param y the same of its height
   * @throws IllegalStateException when packets were lost, so that nobody knows which picture is
   *     which
   */
  List<Moment> flashes(double x, double y) {
    List<Moment> came;
    byte[] packets;
    synchronized (this) {
      if (lost > 0) {
        throw new IllegalStateException(lost + " packets of the picture were lost");
      }
      came = List.copyOf(frames);
      packets = pictures.bytes();
    }
    List<Integer> lights = Lights.of(packets, x, y);
    if (lights.size() < came.size()) {
      throw new IllegalStateException(
          came.size() + " pictures came and " + lights.size() + " could be decoded");
    }
    List<Moment> flashes = new ArrayList<>();
    for (int i = 1; i < came.size(); i++) {
      if (Lights.isWhite(lights.get(i)) && !Lights.isWhite(lights.get(i - 1))) {
        flashes.add(came.get(i));
      }
    }
    return flashes;
  }

  @Override
  public synchronized void close() {
    closed = true;
    decoder.close();
  }
}
