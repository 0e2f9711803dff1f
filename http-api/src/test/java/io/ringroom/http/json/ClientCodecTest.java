package io.ringroom.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.ClientFrame.Ack;
import io.ringroom.http.json.ClientFrame.Command;
import io.ringroom.http.json.ClientFrame.Malformed;
import io.ringroom.http.json.ClientFrame.Ping;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCodecTest {

  private static Malformed malformed(String text) {
    ClientFrame frame = ClientCodec.decode(text);
    assertThat(frame).isInstanceOf(Malformed.class);
    Malformed malformed = (Malformed) frame;
    assertThat(malformed.error()).isEqualTo(ErrorCode.BAD_FRAME);
    return malformed;
  }

  @Test
  void a_command_is_its_id_its_name_and_its_parameters() {
    ClientFrame frame =
        ClientCodec.decode(
            "{\"v\":1,\"id\":\"r-17\",\"cmd\":\"calls\",\"p\":{\"mediaType\":2},\"new\":true}");
    assertThat(frame).isEqualTo(new Command("r-17", "calls", Json.object().put("mediaType", 2)));
  }

  @Test
  void a_command_may_leave_its_parameters_out() {
    assertThat(ClientCodec.decode("{\"v\":1,\"id\":\"1\",\"cmd\":\"logout\"}"))
        .isEqualTo(new Command("1", "logout", Json.object()));
  }

  @Test
  void an_ack_is_a_number_and_a_ping_is_anything() {
    assertThat(ClientCodec.decode("{\"v\":1,\"ack\":412}")).isEqualTo(new Ack(412));
    assertThat(ClientCodec.decode("{\"ping\":7}")).isEqualTo(new Ping(new IntNode(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"calls\"",
        "{",
        "{}",
        "{}{}",
        "{\"v\":1}",
        "{\"v\":2,\"id\":\"1\",\"cmd\":\"calls\"}",
        "{\"v\":\"1\",\"id\":\"1\",\"cmd\":\"calls\"}",
        "{\"v\":1,\"id\":1,\"cmd\":\"calls\"}",
        "{\"v\":1,\"id\":\"\",\"cmd\":\"calls\"}",
        "{\"v\":1,\"id\":\"1\",\"cmd\":1}",
        "{\"v\":1,\"id\":\"1\",\"cmd\":\"calls\",\"p\":[]}",
        "{\"v\":1,\"id\":\"1\",\"cmd\":\"calls\",\"p\":null}",
        "{\"v\":1,\"id\":\"1\",\"id\":\"2\",\"cmd\":\"calls\"}",
        "{\"v\":1,\"ack\":-1}",
        "{\"v\":1,\"ack\":1.5}",
        "{\"v\":1,\"ack\":\"1\"}",
        "{\"v\":1,\"ack\":99999999999999999999}",
        "\uFEFF{\"v\":1,\"ack\":1}",
        "{'v':1}",
        "{\"v\":1,\"ack\":NaN}",
        "{\"v\":1,\"ack\":1}//"
      })
  void what_is_no_frame_is_malformed(String text) {
    malformed(text);
  }

  @Test
  void a_malformed_command_still_names_its_id_where_it_has_one() {
    assertThat(malformed("{\"v\":1,\"id\":\"r-1\",\"cmd\":null}").id()).isEqualTo("r-1");
    assertThat(malformed("{\"v\":9,\"id\":\"r-1\"}").id()).isEqualTo("r-1");
    assertThat(malformed("{\"v\":1,\"id\":\"" + "x".repeat(65) + "\",\"cmd\":\"c\"}").id())
        .isNull();
  }

  @Test
  void nesting_numbers_names_and_lengths_are_bounded() {
    String deep = "[".repeat(31) + "]".repeat(31);
    assertThat(ClientCodec.decode(command("{\"a\":" + deep.substring(1, 61) + "}")))
        .isInstanceOf(Command.class);
    malformed(command("{\"a\":" + deep + "}"));
    malformed("[".repeat(60_000));
    malformed(command("{\"n\":" + "9".repeat(21) + "}"));
    malformed("9".repeat(60_000));
    malformed(command("{\"" + "n".repeat(129) + "\":1}"));
    malformed(command("{\"n\":\"" + "x".repeat(70_000) + "\"}"));
  }

  @Test
  void only_a_session_description_may_be_longer_than_16_kib() {
    String longest = "x".repeat(16 * 1024);
    assertThat(ClientCodec.decode(command("{\"userData\":\"" + longest + "\"}")))
        .isInstanceOf(Command.class);
    assertThat(malformed(command("{\"userData\":\"" + longest + "x\"}")).message())
        .contains("userData");
    assertThat(malformed(command("{\"a\":[{\"b\":\"" + longest + "x\"}]}")).id()).isEqualTo("1");
    assertThat(ClientCodec.decode(command("{\"sdp\":\"" + "x".repeat(48 * 1024) + "\"}")))
        .isInstanceOf(Command.class);
    malformed(command("{\"sdp\":\"" + "x".repeat(48 * 1024 + 1) + "\"}"));
  }

  private static String command(String p) {
    return "{\"v\":1,\"id\":\"1\",\"cmd\":\"calls\",\"p\":" + p + "}";
  }

  @Test
  void a_reply_carries_the_id_and_either_values_or_what_to_do() {
    ObjectNode p = Json.object().put("callId", "c");
    assertThat(ClientCodec.ok("r", p))
        .isEqualTo("{\"v\":1,\"id\":\"r\",\"ok\":true,\"p\":{\"callId\":\"c\"}}");
    assertThat(ClientCodec.refused("r", ErrorCode.CALL_ENDED, "gone"))
        .isEqualTo(
            "{\"v\":1,\"id\":\"r\",\"ok\":false,\"code\":70105,\"name\":\"CALL_ENDED\","
                + "\"msg\":\"gone\",\"hint\":\"the call is over or was never made\","
                + "\"retryable\":false}");
    assertThat(ClientCodec.refused(null, ErrorCode.BAD_FRAME, "x")).contains("\"id\":null");
  }

  @Test
  void an_event_names_itself_and_its_call_beside_the_rest() {
    CallId call = new CallId("01JD3Y8V0KQ2H6Z5N4M3B2C1D0");
    ClientEvent event = new ClientEvent.UserRinging(call, new UserId("bob"));
    assertThat(ClientCodec.event(412L, 1763600000123L, EventWord.of(event)))
        .isEqualTo(
            "{\"v\":1,\"seq\":412,\"ts\":1763600000123,\"ev\":\"onUserRinging\","
                + "\"callId\":\"01JD3Y8V0KQ2H6Z5N4M3B2C1D0\",\"p\":{\"userID\":\"bob\"}}");
    assertThat(ClientCodec.event(null, 1, EventWord.of(new ClientEvent.KickedOffline("replaced"))))
        .isEqualTo(
            "{\"v\":1,\"seq\":null,\"ts\":1,\"ev\":\"onKickedOffline\",\"p\":{\"reason\":\"replaced\"}}");
  }

  @Test
  void a_pong_gives_back_what_the_ping_brought() {
    assertThat(ClientCodec.pong(new IntNode(7), 99)).isEqualTo("{\"pong\":7,\"now\":99}");
  }

  @Property(tries = 5000)
  void no_text_makes_the_decoder_fail(@ForAll String text) {
    assertThat(ClientCodec.decode(text)).isNotNull();
  }

  @Property(tries = 5000)
  void no_json_makes_the_decoder_fail(@ForAll("scraps") String text) {
    assertThat(ClientCodec.decode(text)).isNotNull();
  }

  /** Pieces of frames in any order: nearly JSON more often than random characters are. */
  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"v\":1",
            "\"id\":\"r\"",
            "\"cmd\":\"calls\"",
            "\"p\":{",
            "\"ack\":",
            "\"ping\":",
            "1",
            "-",
            "1e999",
            "\"",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            " ",
            "\u0000",
            "9999999999999999999")
        .list()
        .ofMaxSize(14)
        .map(pieces -> String.join("", pieces));
  }
}
