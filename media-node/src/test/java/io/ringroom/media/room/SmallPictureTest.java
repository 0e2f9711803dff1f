package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.UserId;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.ExtensionIds;
import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.MediaSink;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.Outbound;
import io.ringroom.media.rtp.Slot;
import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.protocol.node.FromNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A camera's picture and a receiver whose link is too narrow for its full size. */
@SuppressWarnings("UnnecessaryLambda")
final class SmallPictureTest {
  private static final long LINK = 400_000;
  private static final int FRAME = 1_000;

  private final NtpTime ntp = new NtpTime(0);
  private final List<Boolean> told = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final MediaSink nowhere = new Wire(new ArrayList<>());
  private final Inbound camera = new Inbound(List.of(PlainTrack.camera()), nowhere, ntp);
  private final Layer small = camera.layers(MediaKind.VIDEO).get(0);
  private final SmallPicture picture = new SmallPicture(small, told::add);
  private final Slot slot =
      new Outbound(
              List.of(new SlotTerms("0", MediaKind.VIDEO, 9_000, 0, 120, -1, ExtensionIds.NONE)),
              new Wire(sizes),
              ntp,
              new Random(1))
          .slots()
          .get(0);
  private final Place place = new Place(slot);
  private int seq;
  private long now = 1_000_000;

  private record Wire(List<Integer> sizes) implements MediaSink {
    @Override
    public void sendRtp(byte[] bytes, int length) {
      sizes.add(length);
    }

    @Override
    public void sendRtcp(byte[] bytes, int length) {}
  }

  @Test
  @Tag("row-54")
  void is_encoded_while_a_narrow_link_needs_it_and_no_longer() {
    place.show(Optional.of(Shown.of(new UserId("room-node1"))), camera.layers(MediaKind.VIDEO));
    for (int n = 0; n < 200; n++) {
      send(PlainTrack.VP8, FRAME);
    }
    allot(2_000_000);
    assertThat(told).as("a wide link needs no small size").isEmpty();

    allot(LINK);

    assertThat(told).containsExactly(true);
    assertThat(place.told().limit()).isEqualTo(FromNode.Limit.LOW);
    send(PlainTrack.VP8, FRAME);
    assertThat(sizes.get(sizes.size() - 1)).as("until it comes: the full size").isGreaterThan(900);
    send(PlainTrack.VP8_SMALL, 100);
    send(PlainTrack.VP8, FRAME);
    assertThat(sizes.get(sizes.size() - 1)).as("the small one").isLessThan(200);

    now += 5_000_000;
    send(PlainTrack.VP8, FRAME);
    allot(2_000_000);
    send(PlainTrack.VP8, FRAME);
    picture.look();

    assertThat(told).containsExactly(true, false);
    assertThat(sizes.get(sizes.size() - 1)).isGreaterThan(900);
  }

  private void allot(long bits) {
    Allotment.Shares shares =
        Allotment.share(bits, List.of(place.wish(Allotment.Fallback.PAUSE, now)));
    place.send(shares.levels().get(0), /* flooded= */ true, now);
    picture.look();
  }

  /** A key frame in one packet. */
  private void send(int payloadType, int size) {
    seq++;
    now += 10_000;
    byte[] packet = new byte[size + 100];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) payloadType;
    packet[2] = (byte) (seq >> 8);
    packet[3] = (byte) seq;
    packet[11] = (byte) payloadType;
    byte[] vp8 = {
      (byte) 0x90,
      (byte) 0x80,
      (byte) 0x80,
      (byte) seq,
      0,
      0,
      0,
      (byte) 0x9D,
      0x01,
      0x2A,
      (byte) (size / 2),
      0,
      16,
      0
    };
    System.arraycopy(vp8, 0, packet, 12, vp8.length);
    camera.onRtp(packet, 0, size, now);
  }
}
