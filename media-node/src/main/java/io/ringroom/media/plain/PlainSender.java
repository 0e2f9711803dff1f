package io.ringroom.media.plain;

import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaSink;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.Outbound;
import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.rtp.Slot;
import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.media.transport.LoopbackPort;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.PacketKind;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One fixed slot of a worker: whatever source it shows, the worker receives one unbroken RTP stream
 * with sender reports, and may ask for key frames. On the media thread only.
 */
public final class PlainSender implements MediaSink, AutoCloseable {
  private final LoopbackPort port;
  private final Outbound outbound;
  private final Slot slot;
  private int workerPort;

  /**
   * @throws IOException when no port can be bound
   */
  public PlainSender(MediaLoop loop, PlainTrack track, NtpTime ntpTime, RandomGenerator random)
      throws IOException {
    this.port = new LoopbackPort(loop, this::onPacket);
    SlotTerms terms =
        new SlotTerms(
            track.kind().word(),
            track.kind(),
            random.nextLong(2, 0xFFFF_FFFFL),
            0,
            track.payloadType(),
            -1,
            track.extensions());
    this.outbound = new Outbound(List.of(terms), this, ntpTime, random);
    this.slot = outbound.slots().get(0);
  }

  /** The worker listens at this port of 127.0.0.1 from now on; 0 for nowhere. */
  public void to(int port) {
    workerPort = port;
    this.port.forgetSenders(); // the reports of another worker are heard, too
    if (port != 0 && slot.layer() != null) {
      slot.wantKeyFrame(); // a worker that is new to it has seen no picture yet
    }
  }

  /** Shows this source from now on; null for none. */
  public void show(@Nullable Layer source) {
    slot.bind(source);
  }

  /** What it shows. */
  public @Nullable Layer shown() {
    return slot.layer();
  }

  /** The SSRC of all it sends. */
  public long ssrc() {
    return slot.terms().ssrc();
  }

  private void onPacket(PacketKind kind, byte[] bytes, int length, long nowMicros) {
    if (kind == PacketKind.RTCP) {
      Rtcp.parse(bytes, 0, length).forEach(packet -> outbound.onRtcp(packet, nowMicros));
    }
  }

  /** Sends the reports that are due; call it every few ten milliseconds. */
  public void tick(long nowMicros) {
    outbound.tick(nowMicros);
  }

  @Override
  public void sendRtp(byte[] bytes, int length) {
    send(bytes, length);
  }

  @Override
  public void sendRtcp(byte[] bytes, int length) {
    send(bytes, length);
  }

  private void send(byte[] bytes, int length) {
    if (workerPort != 0) {
      port.send(bytes, length, workerPort);
    }
  }

  @Override
  public void close() {
    outbound.close();
    port.close();
  }
}
