package io.ringroom.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;

import io.ringroom.media.rtp.ExtensionIds;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.media.rtp.TrackTerms;
import io.ringroom.media.transport.Fingerprint;
import io.ringroom.media.transport.IceCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SdpTest {
  private static final String CHROMIUM = resource("/sdp/chromium-156-offer.sdp");
  private static final String FIREFOX = resource("/sdp/firefox-153-offer.sdp");
  private static final LocalTerms LOCAL =
      new LocalTerms(
          7,
          new IceCredentials("ufra", "password-of-22-characters"),
          Fingerprint.sha256(new byte[] {1}),
          List.of("192.0.2.1", "2001:db8::1"),
          10_000);

  @Test
  void the_offer_of_a_browser_is_two_tracks_and_twelve_slots() throws Exception {
    Agreement agreement = agree(CHROMIUM);

    TrackTerms audio = agreement.tracks().get(0);
    TrackTerms video = agreement.tracks().get(1);
    assertThat(audio)
        .isEqualTo(
            new TrackTerms(
                "0",
                MediaKind.AUDIO,
                111,
                -1,
                List.of(2_108_986_155L),
                List.of(),
                new ExtensionIds(4, 0, 0, 2, 3, 1),
                false));
    assertThat(video)
        .isEqualTo(
            new TrackTerms(
                "1",
                MediaKind.VIDEO,
                96,
                97,
                List.of(3_252_103_085L),
                List.of(298_922_995L),
                new ExtensionIds(4, 10, 11, 2, 3, 0),
                true));
    assertThat(agreement.slots())
        .extracting(SlotTerms::kind)
        .filteredOn(MediaKind.AUDIO::equals)
        .hasSize(4);
    assertThat(agreement.slots())
        .extracting(SlotTerms::kind)
        .filteredOn(MediaKind.VIDEO::equals)
        .hasSize(8);
    assertThat(agreement.slots()).extracting(SlotTerms::ssrc).doesNotHaveDuplicates();
  }

  @Test
  void the_answer_mirrors_the_offer_line_by_line() throws Exception {
    String answer = AnswerWriter.write(agree(CHROMIUM), LOCAL);

    assertThat(lines(answer, "m="))
        .hasSize(14)
        .startsWith("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=video 9 UDP/TLS/RTP/SAVPF 96 97");
    assertThat(lines(answer, "a=mid:")).isEqualTo(lines(CHROMIUM, "a=mid:"));
    assertThat(lines(answer, "a=group:"))
        .containsExactly("a=group:BUNDLE 0 1 2 3 4 5 6 7 8 9 10 11 12 13");
    assertThat(lines(answer, "a=recvonly")).hasSize(2);
    assertThat(lines(answer, "a=sendonly")).hasSize(12);
    assertThat(lines(answer, "a=setup:")).containsOnly("a=setup:passive");
    assertThat(lines(answer, "a=ice-lite")).hasSize(1);
    assertThat(lines(answer, "a=candidate:"))
        .containsExactly(
            "a=candidate:1 1 udp 2130706431 192.0.2.1 10000 typ host",
            "a=candidate:2 1 udp 2130706175 2001:db8::1 10000 typ host");
    assertThat(lines(answer, "a=end-of-candidates")).hasSize(1);
    assertThat(lines(answer, "a=ssrc-group:FID")).hasSize(8);
    assertThat(lines(answer, "a=msid:")).hasSize(12).doesNotHaveDuplicates();
    assertThat(lines(answer, "a=rtcp-fb:96 transport-cc")).as("every video line").hasSize(9);
    assertThat(answer.length()).isLessThan(16 * 1024);
  }

  @Test
  void three_sizes_of_a_picture_are_agreed_by_their_names() throws Exception {
    Agreement agreement =
        agree(
            CHROMIUM.replaceFirst(
                "a=mid:1\r\n",
                "a=mid:1\r\na=rid:q send\r\na=rid:h send\r\na=rid:f send\r\n"
                    + "a=simulcast:send q;~h;f,g;unnamed\r\n"));

    assertThat(agreement.tracks().get(1).rids()).containsExactly("q", "h", "f");
    assertThat(lines(AnswerWriter.write(agreement, LOCAL), "a=rid:"))
        .containsExactly("a=rid:q recv", "a=rid:h recv", "a=rid:f recv");
    assertThat(lines(AnswerWriter.write(agreement, LOCAL), "a=simulcast:"))
        .containsExactly("a=simulcast:recv q;h;f");
  }

  @Test
  void lines_that_firefox_offers_within_the_bundle_only_are_no_refused_ones() throws Exception {
    Agreement agreement = agree(FIREFOX);

    assertThat(agreement.tracks())
        .extracting(TrackTerms::kind, TrackTerms::rids)
        .containsExactly(
            tuple(MediaKind.AUDIO, List.of()),
            tuple(MediaKind.VIDEO, List.of("q", "f")),
            tuple(MediaKind.VIDEO, List.of()));
    assertThat(agreement.slots()).hasSize(4);
    assertThat(lines(AnswerWriter.write(agreement, LOCAL), "a=group:"))
        .containsExactly("a=group:BUNDLE 0 1 2 3 4 5 6");
  }

  @Test
  void the_answer_can_be_read_as_strictly_as_an_offer() throws Exception {
    String answer = AnswerWriter.write(agree(CHROMIUM), LOCAL).replace("passive", "active");
    Offer read = Offer.parse(answer);

    assertThat(read.fingerprint()).isEqualTo(LOCAL.fingerprint());
    assertThat(read.media()).hasSize(14);
  }

  @Test
  void a_data_channel_and_a_second_camera_are_refused_without_harm() throws Exception {
    String offer =
        CHROMIUM.replaceFirst("a=recvonly", "a=sendonly").replace("12 13\r\n", "12 13 14\r\n")
            + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n"
            + "a=mid:14\r\na=sctp-port:5000\r\n";
    Agreement agreement = agree(offer);

    assertThat(agreement.media().get(2)).isInstanceOf(AgreedMedia.Idle.class);
    assertThat(agreement.media().get(14)).isInstanceOf(AgreedMedia.Rejected.class);
    String answer = AnswerWriter.write(agreement, LOCAL);
    assertThat(lines(answer, "m=application"))
        .containsExactly("m=application 0 UDP/DTLS/SCTP webrtc-datachannel");
    assertThat(lines(answer, "a=group:")).noneMatch(line -> line.endsWith("14"));
  }

  @Test
  void what_cannot_be_answered_is_said_in_words() {
    refused("", "begins with v=0");
    refused(CHROMIUM.replace("a=group:BUNDLE", "a=group:LS"), "BUNDLE");
    refused(CHROMIUM.replace("a=rtcp-mux\r\n", ""), "rtcp-mux");
    refused(CHROMIUM.replaceAll("a=fingerprint:[^\r]*\r\n", ""), "no fingerprint");
    refused(CHROMIUM.replace("a=fingerprint:sha-256", "a=fingerprint:sha-1"), "too weak");
    refused(CHROMIUM.replace("a=setup:actpass", "a=setup:passive"), "setup");
    refused(CHROMIUM.replaceAll("a=ice-ufrag:[^\r]*\r\n", ""), "ice-ufrag");
    refused(CHROMIUM.replace("a=mid:1\r\n", "a=mid:0\r\n"), "two m-lines");
    refused(CHROMIUM.replace("opus", "speex").replace("VP8", "AV1"), "Opus or VP8");
    refused(CHROMIUM + "x".repeat(48 * 1024), "longer than");
    refused(CHROMIUM + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n".repeat(30), "more than 40");
    refused(CHROMIUM.replace("a=rtpmap:96 VP8/90000", "a=rtpmap:96 VP8/9999999999"), "clock rate");
    refused(CHROMIUM.replace("a=ssrc:2108986155", "a=ssrc:99999999999"), "SSRC");
  }

  @Test
  void a_mid_cannot_smuggle_lines_into_the_answer() {
    refused(CHROMIUM.replace("a=mid:0\r\n", "a=mid:0 x\r\n"), "mid");
  }

  @Property(tries = 400)
  void no_text_makes_the_parser_fail_otherwise(@ForAll @StringLength(max = 400) String text) {
    onlyRefuses(text);
    onlyRefuses("v=0\r\n" + text);
  }

  @Property(tries = 400)
  void no_change_of_a_real_offer_makes_it_fail_otherwise(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 15_000) Integer> places,
      @ForAll @StringLength(max = 6) String with) {
    StringBuilder offer = new StringBuilder(CHROMIUM);
    for (int place : places) {
      offer.insert(Math.min(place, offer.length()), with);
    }
    onlyRefuses(offer.toString());
    StringBuilder cut = new StringBuilder(CHROMIUM);
    cut.delete(Math.min(places.get(0), cut.length()), Math.min(places.get(0) + 200, cut.length()));
    onlyRefuses(cut.toString());
  }

  private static void onlyRefuses(String offer) {
    try {
      String answer = AnswerWriter.write(agree(offer), LOCAL);
      assertThat(lines(answer, "m=")).isNotEmpty();
    } catch (BadSdpException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    } catch (RuntimeException e) {
      fail("not a refusal", e);
    }
  }

  private static void refused(String offer, String why) {
    assertThatThrownBy(() -> agree(offer))
        .isInstanceOf(BadSdpException.class)
        .hasMessageContaining(why);
  }

  private static Agreement agree(String offer) throws BadSdpException {
    return Agreement.on(Offer.parse(offer), new AtomicLong(100)::incrementAndGet);
  }

  private static List<String> lines(String sdp, String start) {
    return sdp.lines().filter(line -> line.startsWith(start)).toList();
  }

  private static String resource(String name) {
    try (InputStream in = SdpTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("\r\n", "\n").replace("\n", "\r\n"); // whatever git made of it
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
