package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * People who press at the same moment, a thousand times each, over real sockets, real actors and a
 * real journal: whoever wins, all sides tell the same story.
 */
class RacesIT {
  private static final int RACES = 1000;

  /** Pairs of people that race side by side. */
  private static final int LANES = 8;

  private static final String UNHURRIED =
      "ringroom.http.websocket { messages-per-second = 1000, burst = 1000 }";

  private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform(UNHURRIED);
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  /** One race of one lane; an even number lets the one press first, an odd one the other. */
  private interface Race {
    void run(Lane lane, int number) throws Exception;
  }

  private record Lane(TestClient ann, TestClient bob, TestClient bobsOther) {
    static Lane of(String race, int number) throws Exception {
      String bob = race + "-bob" + number;
      return new Lane(
          TestClient.loggedIn(platform, race + "-ann" + number, "tab"),
          TestClient.loggedIn(platform, bob, "tab"),
          TestClient.loggedIn(platform, bob, "phone"));
    }

    void forgetTheRest() {
      for (TestClient client : List.of(ann, bob, bobsOther)) {
        client.forgetTheRest();
      }
    }
  }

  @Test
  @Tag("row-14")
  void of_two_devices_that_accept_at_once_one_is_in_and_the_other_knows() throws Exception {
    race("devices", this::twoDevicesAccept);
  }

  private void twoDevicesAccept(Lane lane, int number) throws Exception {
    String call = lane.ann.call(quoted(lane.bob));
    lane.bob.event("onCallReceived", call);
    lane.bobsOther.event("onCallReceived", call);
    boolean swapped = number % 2 == 1;
    TestClient first = swapped ? lane.bobsOther : lane.bob;
    TestClient second = swapped ? lane.bob : lane.bobsOther;

    String firsts = first.send("accept", callId(call));
    String seconds = second.send("accept", callId(call));

    boolean firstIsIn = won(first.answer(firsts), 70106);
    boolean secondIsIn = won(second.answer(seconds), 70106);
    assertThat(firstIsIn).as("exactly one is in").isNotEqualTo(secondIsIn);
    TestClient in = firstIsIn ? first : second;
    TestClient out = firstIsIn ? second : first;
    in.event("onCallBegin", call);
    lane.ann.event("onCallBegin", call);
    assertThat(reason(out.event("onCallNotConnected", call))).isEqualTo(7);

    lane.ann.ok("hangup", callId(call));
    in.event("onCallEnd", call);
    lane.ann.event("onCallEnd", call);
    assertThat(out.gotNo("onCallBegin") && out.gotNo("onCallEnd")).isTrue();
    assertThat(in.gotNo("onCallNotConnected") && in.gotNo("onCallBegin")).isTrue();
  }

  @Test
  @Tag("row-6")
  void a_cancel_against_an_accept_is_one_or_the_other_for_both() throws Exception {
    race("cancel", this::cancelAgainstAccept);
  }

  private void cancelAgainstAccept(Lane lane, int number) throws Exception {
    String call = lane.ann.call(quoted(lane.bob));
    lane.bob.event("onCallReceived", call);

    String accept;
    String cancel;
    if (number % 2 == 0) {
      accept = lane.bob.send("accept", callId(call));
      cancel = lane.ann.send("hangup", callId(call));
    } else {
      cancel = lane.ann.send("hangup", callId(call));
      accept = lane.bob.send("accept", callId(call));
    }

    boolean accepted = won(lane.bob.answer(accept), 70105);
    assertThat(lane.ann.answer(cancel).get("ok").booleanValue()).isTrue();
    for (TestClient side : List.of(lane.ann, lane.bob)) {
      if (accepted) {
        side.event("onCallBegin", call);
        assertThat(reason(side.event("onCallEnd", call))).isEqualTo(1);
        assertThat(side.gotNo("onCallNotConnected")).isTrue();
      } else {
        assertThat(reason(side.event("onCallNotConnected", call))).isEqualTo(6);
        assertThat(side.gotNo("onCallBegin") && side.gotNo("onCallEnd")).isTrue();
      }
    }
    assertThat(reason(lane.bobsOther.event("onCallNotConnected", call)))
        .isEqualTo(accepted ? 7 : 6);
  }

  @Test
  @Tag("row-13")
  void two_who_call_each_other_at_once_are_in_one_call() throws Exception {
    race("glare", this::bothCall);
  }

  private void bothCall(Lane lane, int number) throws Exception {
    boolean swapped = number % 2 == 1;
    TestClient first = swapped ? lane.bob : lane.ann;
    TestClient second = swapped ? lane.ann : lane.bob;

    String firsts = first.send("calls", callTo(second));
    String seconds = second.send("calls", callTo(first));

    assertThat(first.answer(firsts).get("ok").booleanValue()).isTrue();
    assertThat(second.answer(seconds).get("ok").booleanValue()).isTrue();
    String call = first.event("onCallBegin").get("callId").textValue();
    assertThat(second.event("onCallBegin").get("callId").textValue()).isEqualTo(call);

    first.ok("hangup", callId(call));
    for (TestClient side : List.of(first, second)) {
      assertThat(reason(side.event("onCallEnd", call))).isEqualTo(1);
      long merges =
          side.wire().rest().stream()
              .filter(message -> "onCallMerged".equals(message.path("ev").textValue()))
              .count();
      assertThat(merges).as("merges told").isLessThanOrEqualTo(1);
      assertThat(side.gotNo("onCallBegin") && side.gotNo("onCallEnd")).isTrue();
    }
  }

  private void race(String name, Race race) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int number = 0; number < LANES; number++) {
      Lane lane = Lane.of(name, number);
      running.add(lanes.submit(all(lane, race)));
    }
    for (Future<?> lane : running) {
      lane.get(5, TimeUnit.MINUTES);
    }
    lanes.shutdown();
  }

  private static Callable<Void> all(Lane lane, Race race) {
    return () -> {
      for (int number = 0; number < RACES / LANES; number++) {
        race.run(lane, number);
        lane.forgetTheRest();
      }
      return null;
    };
  }

  /** Whether the command was done; if not, it must have been refused for this reason. */
  private static boolean won(JsonNode reply, int otherwise) {
    boolean ok = reply.get("ok").booleanValue();
    if (!ok) {
      assertThat(reply.get("code").intValue()).isEqualTo(otherwise);
    }
    return ok;
  }

  private static int reason(JsonNode event) {
    return event.at("/p/reason").intValue();
  }

  private static String callTo(TestClient callee) {
    return "{\"userIDList\":[%s],\"mediaType\":2}".formatted(quoted(callee));
  }

  private static String callId(String call) {
    return "{\"callId\":\"%s\"}".formatted(call);
  }

  private static String quoted(TestClient client) {
    return "\"" + client.user() + "\"";
  }
}
