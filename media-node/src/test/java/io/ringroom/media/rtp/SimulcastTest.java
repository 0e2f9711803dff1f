package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulcastTest {
  private static final ExtensionIds IDS = new ExtensionIds(4, 10, 11, 0, 0, 0);
  private static final int VP8 = 96;
  private static final int RTX = 97;

  private final RouterRig.Wire up = new RouterRig.Wire();
  private final Inbound inbound =
      new Inbound(
          List.of(
              new TrackTerms(
                  "1",
                  MediaKind.VIDEO,
                  VP8,
                  RTX,
                  List.of(),
                  List.of(),
                  IDS,
                  /* nack= */ true,
                  List.of("q", "h", "f"))),
          up,
          new NtpTime(0));
  private long now = 1_000_000;

  @Test
  void an_encoding_is_known_by_its_name_until_its_ssrc_is_known() {
    receive(named(VP8, 10, 5_000, IDS.rid(), "f", frame(1280, 720)));
    receive(named(VP8, 10, 6_000, IDS.rid(), "q", frame(320, 180)));
    receive(Packets.rtp(VP8, 11, 0, 5_000, Packets.vp8(false, 2, 2)));

    assertThat(inbound.unknown()).isZero();
    assertThat(inbound.layers(MediaKind.VIDEO))
        .extracting(Layer::ssrc)
        .containsExactly(Layer.NO_SSRC, 6_000L, 5_000L);
    assertThat(inbound.layer(MediaKind.VIDEO).orElseThrow().ssrc()).isEqualTo(5_000);
  }

  @Test
  void a_repair_is_known_by_the_name_of_what_it_repairs() {
    receive(named(VP8, 10, 5_000, IDS.rid(), "f", frame(1280, 720)));
    receive(named(VP8, 20, 6_000, IDS.rid(), "q", frame(320, 180)));
    byte[] lost = Packets.vp8(false, 3, 3);
    byte[] repair = new byte[lost.length + 2];
    Bytes.put16(repair, 0, 9);
    System.arraycopy(lost, 0, repair, 2, lost.length);
    receive(named(RTX, 1, 5_001, IDS.repairedRid(), "f", repair));
    receive(named(RTX, 2, 5_001, IDS.repairedRid(), "f", repair));

    assertThat(inbound.unknown()).isZero();
    assertThat(inbound.layer(MediaKind.VIDEO).orElseThrow().copies()).isEqualTo(1);
  }

  @Test
  void an_encoding_without_a_known_name_is_not_guessed_at() {
    receive(Packets.rtp(VP8, 11, 0, 5_000, Packets.vp8(true, 2, 2)));
    receive(named(VP8, 10, 6_000, IDS.rid(), "x", frame(320, 180)));

    assertThat(inbound.unknown()).isEqualTo(2);
  }

  @Test
  void an_encoding_its_sender_has_stopped_does_not_count_as_coming_in() {
    receive(named(VP8, 10, 5_000, IDS.rid(), "f", frame(1280, 720)));
    receive(named(VP8, 10, 6_000, IDS.rid(), "q", frame(320, 180)));
    now += 1_000_000;
    receive(Packets.rtp(VP8, 11, 0, 6_000, Packets.vp8(false, 2, 2)));

    assertThat(Simulcast.live(inbound.layers(MediaKind.VIDEO)))
        .extracting(Layer::ssrc)
        .containsExactly(6_000L);
  }

  @Test
  void a_small_encoding_that_pauses_after_a_key_frame_still_counts_as_coming_in() {
    receive(named(VP8, 10, 5_000, IDS.rid(), "f", frame(1280, 720)));
    receive(named(VP8, 10, 6_000, IDS.rid(), "q", frame(320, 180)));
    now += 2_000_000;
    receive(Packets.rtp(VP8, 11, 0, 5_000, Packets.vp8(false, 2, 2)));

    assertThat(Simulcast.live(inbound.layers(MediaKind.VIDEO)))
        .extracting(Layer::ssrc)
        .containsExactly(6_000L, 5_000L);

    now += 4_000_000;
    receive(Packets.rtp(VP8, 12, 0, 5_000, Packets.vp8(false, 3, 3)));

    assertThat(Simulcast.live(inbound.layers(MediaKind.VIDEO)))
        .extracting(Layer::ssrc)
        .containsExactly(5_000L);
  }

  @Test
  @Tag("row-54")
  void encodings_may_be_told_apart_by_their_payload_types() {
    Inbound camera = camera();

    receive(camera, Packets.rtp(96, 10, 0, 5_000, frame(1280, 720)));
    receive(camera, Packets.rtp(97, 10, 0, 6_000, frame(320, 180)));

    assertThat(camera.unknown()).isZero();
    assertThat(camera.layers(MediaKind.VIDEO))
        .extracting(Layer::ssrc)
        .containsExactly(6_000L, 5_000L);
  }

  @Test
  @Tag("row-54")
  void what_is_sent_only_while_it_is_shown_can_be_chosen_before_it_comes() {
    Inbound camera = camera();
    Layer small = camera.layers(MediaKind.VIDEO).get(0);
    small.promise(150_000);

    assertThat(Simulcast.live(camera.layers(MediaKind.VIDEO))).as("nothing comes yet").isEmpty();

    receive(camera, Packets.rtp(96, 10, 0, 5_000, frame(1280, 720)));

    assertThat(Simulcast.live(camera.layers(MediaKind.VIDEO))).hasSize(2).first().isEqualTo(small);
    assertThat(small.bitrate(now)).isEqualTo(150_000);
    assertThat(camera.layer(MediaKind.VIDEO).orElseThrow().ssrc()).isEqualTo(5_000);
  }

  private Inbound camera() {
    return new Inbound(
        List.of(
            new TrackTerms(
                "video",
                MediaKind.VIDEO,
                96,
                -1,
                List.of(),
                List.of(),
                ExtensionIds.NONE,
                /* nack= */ false,
                List.of("q", "f"),
                List.of(97, 96))),
        up,
        new NtpTime(0));
  }

  private void receive(RtpPacket packet) {
    receive(inbound, packet);
  }

  private void receive(Inbound inbound, RtpPacket packet) {
    now += 10_000;
    byte[] bytes = java.util.Arrays.copyOf(packet.bytes(), packet.bytes().length + 100);
    inbound.onRtp(bytes, 0, packet.length(), now);
  }

  private static byte[] frame(int width, int height) {
    return new byte[] {
      0x10, // start of partition 0
      0,
      0,
      0,
      (byte) 0x9D,
      0x01,
      0x2A,
      (byte) width,
      (byte) (width >> 8),
      (byte) height,
      (byte) (height >> 8)
    };
  }

  private static RtpPacket named(
      int payloadType, int seq, long ssrc, int id, String rid, byte[] payload) {
    byte[] packet = new byte[12 + 8 + payload.length];
    packet[0] = (byte) 0x90;
    packet[1] = (byte) payloadType;
    Bytes.put16(packet, 2, seq);
    Bytes.put32(packet, 8, ssrc);
    Bytes.put16(packet, 12, RtpPacket.ONE_BYTE_PROFILE);
    Bytes.put16(packet, 14, 1);
    packet[16] = (byte) (id << 4);
    packet[17] = (byte) rid.charAt(0);
    System.arraycopy(payload, 0, packet, 20, payload.length);
    return Packets.view(packet);
  }
}
