package io.ringroom.media.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringroom.media.rtp.Bytes;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** STUN against the vectors of RFC 5769, and against nonsense. */
final class StunTest {
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

  /** RFC 5769 section 2.1. */
  private static final String REQUEST =
      "000100582112a442b7e7a701bc34d686fa87dfae"
          + "80220010" // SOFTWARE
          + "5354554e207465737420636c69656e74"
          + "00240004" // PRIORITY
          + "6e0001ff"
          + "80290008" // ICE-CONTROLLED
          + "932ff9b151263b36"
          + "00060009" // USERNAME
          + "6576746a3a68367659202020"
          + "00080014" // MESSAGE-INTEGRITY
          + "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
          + "80280004" // FINGERPRINT
          + "e57a3bcf";

  /** RFC 5769 section 2.2, IPv4. */
  private static final String RESPONSE =
      "0101003c2112a442b7e7a701bc34d686fa87dfae"
          + "8022000b"
          + "7465737420766563746f7220"
          + "00200008" // XOR-MAPPED-ADDRESS
          + "0001a147e112a643"
          + "00080014"
          + "2b91f599fd9e90c38c7489f92af9ba53f06be7d7"
          + "80280004"
          + "c07d4c96";

  @Test
  void the_sample_request_of_the_rfc_proves_itself() {
    StunMessage message = message(REQUEST);

    assertThat(message.type()).isEqualTo(StunMessage.BINDING_REQUEST);
    assertThat(message.text(StunMessage.USERNAME)).isEqualTo("evtj:h6vY");
    assertThat(message.has(StunMessage.ICE_CONTROLLED)).isTrue();
    assertThat(message.fingerprintIsRight()).isTrue();
    assertThat(message.integrityIsRight(PASSWORD)).isTrue();
    assertThat(message.integrityIsRight(PASSWORD + "x")).isFalse();
    assertThat(message.unknownRequired()).isEmpty();
  }

  @Test
  void the_sample_response_of_the_rfc_proves_itself() {
    StunMessage message = message(RESPONSE);

    assertThat(message.fingerprintIsRight()).isTrue();
    assertThat(message.integrityIsRight(PASSWORD)).isTrue();
  }

  @Test
  void our_answer_carries_the_address_as_the_rfc_masks_it() {
    byte[] answer =
        StunResponse.success(message(REQUEST), new InetSocketAddress("192.0.2.1", 32853), PASSWORD);
    StunMessage read = StunMessage.read(answer, 0, answer.length).orElseThrow();

    assertThat(read.type()).isEqualTo(StunMessage.BINDING_RESPONSE);
    assertThat(read.fingerprintIsRight()).isTrue();
    assertThat(read.integrityIsRight(PASSWORD)).isTrue();
    int at = read.find(StunMessage.XOR_MAPPED_ADDRESS);
    assertThat(HexFormat.of().formatHex(answer, at + 4, at + 12)).isEqualTo("0001a147e112a643");
  }

  @Test
  void any_changed_bit_is_noticed() {
    byte[] good = HexFormat.of().parseHex(REQUEST);
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      boolean proven =
          StunMessage.read(bad, 0, bad.length)
              .filter(m -> m.fingerprintIsRight() && m.integrityIsRight(PASSWORD))
              .isPresent();
      assertThat(proven).as("bit " + bit).isFalse();
    }
  }

  @Property(tries = 5_000)
  void no_bytes_make_the_reader_throw(@ForAll @Size(max = 200) byte[] bytes) {
    if (bytes.length >= 20) {
      int whole = bytes.length / 4 * 4;
      bytes[0] = (byte) (bytes[0] & 0x3F);
      Bytes.put16(bytes, 2, whole - 20);
      Bytes.put32(bytes, 4, StunMessage.MAGIC_COOKIE);
      read(bytes, whole);
    }
    read(bytes, bytes.length);
  }

  private static void read(byte[] bytes, int length) {
    assertThatCode(
            () ->
                StunMessage.read(bytes, 0, length)
                    .ifPresent(
                        m -> {
                          m.text(StunMessage.USERNAME);
                          m.unknownRequired();
                          m.fingerprintIsRight();
                          m.integrityIsRight(PASSWORD);
                        }))
        .doesNotThrowAnyException();
  }

  private static StunMessage message(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return StunMessage.read(bytes, 0, bytes.length).orElseThrow();
  }
}
