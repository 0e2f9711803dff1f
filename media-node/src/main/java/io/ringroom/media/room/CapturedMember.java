package io.ringroom.media.room;

import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.MediaSink;
import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.rtp.TrackTerms;
import io.ringroom.media.transport.LoopbackPort;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.PacketKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A camera room or network camera as a member: plain RTP from a worker over loopback. */
final class CapturedMember implements MemberSource, MediaSink {
  /** The connection name of the node protocol for what is captured here. */
  static final String NAME = "capture";

  private final String name;
  private final MediaLoop loop;
  private final Inbound inbound;
  private final Playout playout;
  private @Nullable LoopbackPort audio;
  private @Nullable LoopbackPort video;
  private final Optional<SmallPicture> small;
  private int videoRtcpPort;

  /**
   * Devices of this host.
   *
   * @param onSmall told whenever somebody begins to need the camera's small size, or nobody does
   */
  CapturedMember(RoomContext context, Consumer<Boolean> onSmall) {
    this(NAME, PlainTrack.camera(), Optional.of(onSmall), context);
  }

  /**
   * A network camera, whose picture comes in one size.
   *
   * @param name what its source is called in reports
   */
  CapturedMember(String name, RoomContext context) {
    this(name, PlainTrack.VIDEO.terms(), Optional.empty(), context);
  }

  private CapturedMember(
      String name, TrackTerms pictures, Optional<Consumer<Boolean>> onSmall, RoomContext context) {
    this.name = name;
    this.loop = context.loop();
    this.playout = new Playout(context);
    this.inbound =
        new Inbound(List.of(PlainTrack.AUDIO.terms(), pictures), this, context.ntpTime());
    this.small =
        onSmall.map(told -> new SmallPicture(inbound.layers(MediaKind.VIDEO).get(0), told));
  }

  /** What the room hears and sees. */
  Playout playout() {
    return playout;
  }

  /** The ports to send to, for a worker that has not sent yet. */
  CaptureInput.Ports open() throws IOException {
    LoopbackPort audioPort = audio == null ? audio = new LoopbackPort(loop, this::onPacket) : audio;
    LoopbackPort videoPort = video == null ? video = new LoopbackPort(loop, this::onPacket) : video;
    audioPort.forgetSenders();
    videoPort.forgetSenders();
    return new CaptureInput.Ports(audioPort.number(), videoPort.number());
  }

  /** The worker is gone; who sends next is heard in its place. */
  void expectAnotherSender() {
    if (audio != null) {
      audio.forgetSenders();
    }
    if (video != null) {
      video.forgetSenders();
    }
  }

  /** Key frames are asked for at this port from now on. */
  void rtcpTo(int port) {
    videoRtcpPort = port;
  }

  private void onPacket(PacketKind kind, byte[] bytes, int length, long nowMicros) {
    if (kind == PacketKind.RTP) {
      inbound.onRtp(bytes, 0, length, nowMicros);
    } else {
      Rtcp.parse(bytes, 0, length).forEach(packet -> inbound.onRtcp(packet, nowMicros));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isUp() {
    return true;
  }

  @Override
  public Inbound inbound() {
    return inbound;
  }

  @Override
  public void tick(long nowMicros) {
    small.ifPresent(SmallPicture::look);
    inbound.tick(nowMicros);
    playout.tick(nowMicros);
  }

  @Override
  public void sendRtp(byte[] bytes, int length) {
    throw new UnsupportedOperationException("what is played out has senders of its own");
  }

  @Override
  public void sendRtcp(byte[] bytes, int length) {
    if (video != null && videoRtcpPort != 0) {
      video.send(bytes, length, videoRtcpPort);
    }
  }

  @Override
  public void close() {
    playout.close();
    if (audio != null) {
      audio.close();
    }
    if (video != null) {
      video.close();
    }
  }
}
