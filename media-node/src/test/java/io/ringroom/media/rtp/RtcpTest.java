package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RtcpTest {
  private final RtcpWriter writer = new RtcpWriter();

  @Test
  void a_compound_is_read_back_as_it_was_written() {
    writer
        .start()
        .senderReport(7, 0x1234_5678_9ABC_DEF0L, 42, 5, 500)
        .cname(7, "ringroom")
        .receiverReport(1, 1)
        .block(9, 64, 3, 70_000, 5, 6, 7)
        .pictureLoss(1, 9)
        .nack(1, 9, new int[] {65_535, 0, 3, 16, 40});

    List<Rtcp> read = Rtcp.parse(writer.bytes(), 0, writer.length());

    assertThat(read.get(0))
        .isEqualTo(new Rtcp.SenderReport(7, 0x1234_5678_9ABC_DEF0L, 42, List.of()));
    assertThat(read.get(1))
        .isEqualTo(new Rtcp.ReceiverReport(1, List.of(new Rtcp.Report(9, 64, 5, 6, 7))));
    assertThat(read.get(2)).isEqualTo(new Rtcp.KeyFrameWanted(9));
    assertThat(((Rtcp.Nack) read.get(3)).seqs()).containsExactly(65_535, 0, 3, 16, 40);
    assertThat(read).hasSize(4);
  }

  @Test
  void a_browsers_estimate_of_its_downlink_is_read() {
    byte[] remb =
        HexFormat.of()
            .parseHex("8fce0005" + "00000001" + "00000000" + "52454d42" + "010bffff" + "00001388");

    assertThat(Rtcp.parse(remb, 0, remb.length))
        .containsExactly(new Rtcp.MaxBitrate(0x3FFFFL << 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 30_000, 262_143, 262_144, 5_000_000})
  void an_estimate_is_read_back_as_it_was_written(long bits) {
    RtcpWriter writer = new RtcpWriter().start().maxBitrate(1, bits);

    assertThat(Rtcp.parse(writer.bytes(), 0, writer.length()))
        .containsExactly(new Rtcp.MaxBitrate(bits));
  }

  @Test
  void feedback_in_run_lengths_and_one_bit_vectors_is_read_as_browsers_write_it() {
    long missing = Rtcp.TransportFeedback.MISSING;
    byte[] feedback =
        HexFormat.of()
            .parseHex(
                "8fcd0007" // format 15, transport feedback, 32 bytes
                    + "0000000100000002"
                    + "fffe0012" // from 65534 on, 18 packets
                    + "00000a05" // reference 10 x 64 ms, feedback 5
                    + "2003" // three small deltas
                    + "8800" // one-bit vector: the third of 14 came
                    + "4001" // one large delta
                    + "040804" // + 1, 2, 1 ms
                    + "10" // + 4 ms
                    + "fff0"); // - 4 ms

    Rtcp.TransportFeedback read =
        (Rtcp.TransportFeedback) Rtcp.parse(feedback, 0, feedback.length).get(0);

    assertThat(read.firstSeq()).isEqualTo(65_534);
    assertThat(read.arrivals()).hasSize(18).startsWith(641_000, 643_000, 644_000, missing, missing);
    assertThat(read.arrivals()[5]).isEqualTo(648_000);
    assertThat(read.arrivals()[17]).isEqualTo(644_000);
  }

  @Property(tries = 5_000)
  void no_bytes_make_the_parser_throw(@ForAll @Size(max = 300) byte[] bytes) {
    assertThatCode(() -> Rtcp.parse(bytes, 0, bytes.length)).doesNotThrowAnyException();
  }

  @Property(tries = 5_000)
  void no_bytes_behind_a_valid_start_make_the_parser_throw(
      @ForAll @Size(min = 8, max = 300) byte[] bytes, @ForAll byte format) {
    bytes[0] = (byte) (0x80 | format & 0x1F);
    bytes[1] = (byte) (200 + Math.floorMod(bytes[1], 7));
    Bytes.put16(bytes, 2, bytes.length / 4 - 1);
    assertThatCode(() -> Rtcp.parse(bytes, 0, bytes.length)).doesNotThrowAnyException();
  }

  @Test
  void ntp_differences_are_microseconds() {
    NtpTime time = new NtpTime(1_700_000_000_000_000L);
    long from = time.ntp(1_000_000);
    long to = time.ntp(3_500_000);

    assertThat(NtpTime.microsBetween(from, to)).isBetween(2_499_999L, 2_500_001L);
    assertThat(NtpTime.microsBetween(to, from)).isBetween(-2_500_001L, -2_499_999L);
    assertThat(NtpTime.fromCompact(NtpTime.toCompact(250_000))).isBetween(249_980L, 250_000L);
  }
}
