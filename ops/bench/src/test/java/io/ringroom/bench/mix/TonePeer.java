package io.ringroom.bench.mix;

import io.ringroom.bench.peer.AudioSource;
import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.id.UserId;
import io.ringroom.media.mix.OpusEar;
import io.ringroom.media.mix.Sound;
import io.ringroom.media.mix.TestTalker;
import io.ringroom.media.rtp.RtpPacket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody in a room by WebRTC who plays a tone, and decodes all he hears, each slot by itself. */
final class TonePeer implements AutoCloseable {
  static final PeerShape SHAPE = new PeerShape(true, false, 4, 0);

  private final UserId user;
  private final double hertz;
  private final LoadPeer peer;
  private final TestTalker talker;
  private final Map<Long, Slot> slots = new LinkedHashMap<>();

  private static final class Slot {
    private final OpusEar ear = new OpusEar();
    private long lastNanos;
    private int lastSeq = -1;
    private int missing;
  }

  TonePeer(Generator generator, String name, double hertz) {
    this.user = new UserId(name);
    this.hertz = hertz;
    this.peer = new LoadPeer(generator, name);
    this.talker = new TestTalker(hertz, 0.1);
    peer.hear(this::onRtp);
  }

  UserId user() {
    return user;
  }

  double hertz() {
    return hertz;
  }

  LoadPeer peer() {
    return peer;
  }

  void play() {
    peer.sendAudio(
        new AudioSource.Speech() {
          @Override
          public byte[] packet(int frame) {
            return talker.next((long) frame * Sound.FRAME).payload();
          }

          @Override
          public int level() {
            return 23;
          }
        });
  }

  private synchronized void onRtp(RtpPacket packet) {
    Slot slot = slots.computeIfAbsent(packet.ssrc(), ssrc -> new Slot());
    if (slot.lastSeq >= 0) {
      slot.missing += Math.abs((short) (packet.seq() - slot.lastSeq - 1));
    }
    slot.lastSeq = packet.seq();
    slot.lastNanos = System.nanoTime();
    slot.ear.onPacket(packet.bytes(), packet.length());
  }

  /** How many slots carried sound within the last third of a second. */
  synchronized long streams() {
    long since = System.nanoTime() - 333_000_000;
    return slots.values().stream().filter(slot -> slot.lastNanos > since).count();
  }

  /** How loud a tone is in the one stream that comes, dBFS. */
  synchronized double hears(double tone) {
    long since = System.nanoTime() - 333_000_000;
    return slots.values().stream()
        .filter(slot -> slot.lastNanos > since)
        .mapToDouble(slot -> slot.ear.hears(tone))
        .max()
        .orElse(-180);
  }

  /** Packets that its streams have numbers for and that never came. */
  synchronized int missing() {
    return slots.values().stream().mapToInt(slot -> slot.missing).sum();
  }

  @Override
  public void close() {
    peer.close();
    synchronized (this) {
      slots.values().forEach(slot -> slot.ear.close());
      slots.clear();
    }
    talker.close();
  }
}
