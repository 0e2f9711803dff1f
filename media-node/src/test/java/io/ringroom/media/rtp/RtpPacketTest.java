package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RtpPacketTest {

  @Test
  void fields_and_one_byte_extensions_are_found() {
    byte[] bytes = {
      (byte) 0x90,
      (byte) 0xE0,
      0x12,
      0x34,
      0,
      0,
      0,
      5,
      0,
      0,
      0,
      9, // marker, PT 96
      (byte) 0xBE,
      (byte) 0xDE,
      0,
      2, // two words of extensions
      0x10,
      (byte) 0x8F,
      0,
      0x41,
      '1',
      '2',
      0,
      0, // level, padding, mid
      7,
      7
    };
    RtpPacket packet = Packets.view(bytes);

    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(96);
    assertThat(packet.seq()).isEqualTo(0x1234);
    assertThat(packet.payloadLength()).isEqualTo(2);
    assertThat(packet.bytes()[packet.extension(1) + 1]).isEqualTo((byte) 0x8F);
    assertThat(packet.extensionText(4)).isEqualTo("12");
    assertThat(packet.extension(5)).isEqualTo(-1);
  }

  @Test
  void padding_is_not_payload() {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) 0xA0;
    bytes[15] = 4;
    assertThat(Packets.view(bytes).payloadLength()).isZero();

    bytes[15] = 5;
    assertThat(new RtpPacket().wrap(bytes, 0, bytes.length)).isFalse();
  }

  @Property(tries = 5_000)
  void whatever_wraps_can_be_read_without_a_bounds_error(
      @ForAll @Size(min = 12, max = 120) byte[] bytes,
      @ForAll @IntRange(min = 0, max = 20) int id) {
    bytes[0] = (byte) (0x80 | bytes[0] & 0x3F);
    int extensions = 12 + 4 * (bytes[0] & 0xF);
    if (bytes.length > extensions + 4) {
      Bytes.put16(bytes, extensions, 0xBEDE);
    }
    RtpPacket packet = new RtpPacket();
    assertThatCode(
            () -> {
              if (packet.wrap(bytes, 0, bytes.length)) {
                packet.extensionText(id);
                Packets.descriptor(packet);
                assertThat(packet.payloadLength()).isNotNegative();
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void a_vp8_descriptor_is_rewritten_in_place() {
    RtpPacket packet = Packets.rtp(96, 1, 1, 1, Packets.vp8(true, 0x7FFF, 255));
    Vp8Descriptor descriptor = Packets.descriptor(packet);
    assertThat(descriptor.keyFrameStart()).isTrue();
    assertThat(descriptor.pictureId()).isEqualTo(0x7FFF);
    assertThat(descriptor.tl0()).isEqualTo(255);

    descriptor.rewrite(packet.bytes(), packet.payloadOffset(), 5, 6);

    Vp8Descriptor rewritten = Packets.descriptor(packet);
    assertThat(rewritten.pictureId()).isEqualTo(5);
    assertThat(rewritten.tl0()).isEqualTo(6);
    assertThat(rewritten.keyFrameStart()).isTrue();
  }
}
