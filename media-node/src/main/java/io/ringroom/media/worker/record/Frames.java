package io.ringroom.media.worker.record;

import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.worker.record.Reorder.Packet;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of one RTP stream: VP8 put together from its packets (RFC 7741), Opus as it is (RFC
 * 7587). A picture with a hole is left out, and so is everything that builds on it: a file that
 * stands still for a moment is better than one that shows garbage.
 */
public final class Frames {
  /** A picture larger than this is no picture. */
  private static final int MOST_BYTES = 8 << 20;

  private final MediaKind kind;
  private final Reorder order = new Reorder();
  private final RtpTime time;
  private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
  private boolean whole;
  private boolean keyFrame;
  private boolean broken;

  public Frames(MediaKind kind) {
    this.kind = kind;
    this.time = new RtpTime(kind.clockRate());
    this.broken = kind == MediaKind.VIDEO;
  }

  /** Padding alone is no media. */
  public void onPacket(RtpPacket packet, long unixMicros) {
    byte[] payload = new byte[packet.payloadLength()];
    System.arraycopy(packet.bytes(), packet.payloadOffset(), payload, 0, payload.length);
    order.put(
        packet.seq(), new Packet(packet.timestamp(), packet.marker(), payload, unixMicros, false));
  }

  void onSenderReport(long ntp, long rtp) {
    time.onSenderReport(ntp, rtp);
  }

  /** Whether its frames' times can be compared with those of another stream. */
  boolean timed() {
    return time.reported();
  }

  /** Whether nothing can be shown before a key frame comes. */
  boolean keyFrameWanted() {
    return broken;
  }

  /** What has become complete. */
  public List<Frame> take(long unixMicros) {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Packet> next = order.take(unixMicros);
        next.isPresent();
        next = order.take(unixMicros)) {
      Packet packet = next.get();
      if (packet.payload().length > 0) {
        (kind == MediaKind.AUDIO ? sound(packet) : picture(packet)).ifPresent(frames::add);
      } else if (packet.afterGap()) {
        lose();
      }
    }
    return frames;
  }

  private Optional<Frame> sound(Packet packet) {
    long micros = time.micros(packet.timestamp(), packet.arrivedMicros());
    return Optional.of(new Frame(kind, micros, true, packet.payload()));
  }

  private Optional<Frame> picture(Packet packet) {
    if (packet.afterGap()) {
      lose();
    }
    byte[] bytes = packet.payload();
    int at = behindDescriptor(bytes);
    if (at < 0 || picture.size() + bytes.length > MOST_BYTES) {
      lose();
      return Optional.empty();
    }
    if ((bytes[0] & 0x17) == 0x10) { // S bit, partition 0: a picture begins
      picture.reset();
      whole = true;
      keyFrame = (bytes[at] & 1) == 0;
    }
    picture.write(bytes, at, bytes.length - at);
    return packet.marker() ? finished(packet) : Optional.empty();
  }

  private Optional<Frame> finished(Packet last) {
    long micros = time.micros(last.timestamp(), last.arrivedMicros());
    boolean usable = whole && (keyFrame || !broken);
    broken = !usable;
    Frame frame = new Frame(kind, micros, keyFrame, picture.toByteArray());
    picture.reset();
    whole = false;
    return usable ? Optional.of(frame) : Optional.empty();
  }

  private void lose() {
    whole = false;
    broken = kind == MediaKind.VIDEO;
    picture.reset();
  }

  /** Where VP8 itself begins; −1 when nothing is left of the payload. */
  private static int behindDescriptor(byte[] b) {
    int at = 1;
    if ((b[0] & 0x80) != 0) {
      if (b.length < 2) {
        return -1;
      }
      int flags = b[1];
      at = 2;
      if ((flags & 0x80) != 0) {
        at += b.length > at && (b[at] & 0x80) != 0 ? 2 : 1;
      }
      at += (flags & 0x40) != 0 ? 1 : 0;
      at += (flags & 0x30) != 0 ? 1 : 0;
    }
    return at < b.length ? at : -1;
  }
}
