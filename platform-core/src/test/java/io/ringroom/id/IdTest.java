package io.ringroom.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IdTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param good every kind of character it may hold
   * @param bad a character it must not hold
   */
  private record Kind(
      Class<?> type, Function<String, Object> make, int longest, String good, String bad) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(CallId.class, CallId::new, 40, "aZ09_-", "a.b"),
          new Kind(DeviceId.class, DeviceId::new, 64, "aZ09_.:-", "a/b"),
          new Kind(NodeId.class, NodeId::new, 27, "az09-", "Node"),
          new Kind(RoomId.class, RoomId::new, 128, "aZ09_@.-", "a:b"),
          new Kind(SessionId.class, SessionId::new, 64, "aZ09_-", "a.b"),
          new Kind(UserId.class, UserId::new, 32, "aZ09_-", "a|b"));

  @TestFactory
  Stream<DynamicTest> an_id_is_plain_text_on_the_wire() {
    return each(
        kind -> {
          Object id = kind.make().apply(kind.good());
          assertThat(json(id)).isEqualTo("\"" + kind.good() + "\"");
          assertThat(JSON.readValue(json(id), kind.type())).isEqualTo(id);
          assertThat(id).hasToString(kind.good());
        });
  }

  @TestFactory
  Stream<DynamicTest> an_id_has_one_to_its_most_characters() {
    return each(
        kind -> {
          for (String text : List.of("a", "a".repeat(kind.longest()))) {
            assertThat(kind.make().apply(text)).hasToString(text);
          }
          refuses(kind, "");
          refuses(kind, "a".repeat(kind.longest() + 1));
        });
  }

  @TestFactory
  Stream<DynamicTest> an_id_holds_no_other_characters() {
    return each(
        kind -> {
          for (String text : List.of(kind.bad(), " a", "a ", "a\n", "ä", "a\u0000", "a|b")) {
            refuses(kind, text);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> what_is_no_id_is_no_id_in_json_either() {
    return each(
        kind -> {
          for (String text : List.of("\"\"", "\"a b\"", "{\"value\":\"a\"}", "[\"a\"]")) {
            assertThatThrownBy(() -> JSON.readValue(text, kind.type()))
                .as(text)
                .isInstanceOf(JsonProcessingException.class);
          }
        });
  }

  @Test
  void a_refused_id_says_what_it_must_look_like_and_does_not_repeat_a_strangers_text() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserId("<script>"))
        .withMessageContaining("user id")
        .withMessageContaining("[A-Za-z0-9_-]{1,32}")
        .withMessageNotContaining("script");
  }

  @Test
  void a_tenant_is_an_unsigned_number_of_32_bits() throws JsonProcessingException {
    assertThat(json(new TenantId(4_294_967_295L))).isEqualTo("4294967295");
    assertThat(JSON.readValue("1400000000", TenantId.class))
        .isEqualTo(new TenantId(1_400_000_000L));
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(4_294_967_296L));
  }

  @Test
  void call_ids_sort_by_age() {
    assertThat(new CallId("01JD4ZB3V6")).isLessThan(new CallId("01JD4ZB3V7"));
  }

  @Test
  void the_room_of_a_call_goes_by_its_id() {
    assertThat(RoomId.of(new CallId("c1"))).isEqualTo(new RoomId("c1"));
  }

  @Test
  void the_user_of_a_node_with_the_longest_name_is_a_user() {
    new UserId("room-" + new NodeId("n".repeat(27)));
  }

  private interface Check {
    void of(Kind kind) throws JsonProcessingException;
  }

  private static Stream<DynamicTest> each(Check check) {
    return KINDS.stream()
        .map(kind -> DynamicTest.dynamicTest(kind.type().getSimpleName(), () -> check.of(kind)));
  }

  private static void refuses(Kind kind, String text) {
    assertThatIllegalArgumentException().as(text).isThrownBy(() -> kind.make().apply(text));
  }

  private static String json(Object id) throws JsonProcessingException {
    return JSON.writeValueAsString(id);
  }
}
