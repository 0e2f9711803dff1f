package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls to many, over real sockets. */
class GroupCallsIT {
  private static final int MOST = 50;

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform("ringroom.policy.calls.max-users = 50");
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  @Test
  @Tag("row-2")
  @Tag("row-3")
  @Tag("row-29")
  void fifty_users_are_in_one_call_of_a_chat_group_and_each_has_the_callers_data()
      throws Exception {
    TestClient caller = TestClient.loggedIn(platform, "caller", "tab");
    List<TestClient> callees = new ArrayList<>();
    for (int i = 1; i < MOST; i++) {
      callees.add(TestClient.loggedIn(platform, "callee" + i, "tab"));
    }

    String call = call(caller, callees, "\"chatGroupId\":\"group-7\",\"userData\":\"a ticket\"");

    for (TestClient callee : callees) {
      JsonNode ring = callee.event("onCallReceived").get("p");
      assertThat(ring.get("chatGroupId").textValue()).isEqualTo("group-7");
      assertThat(ring.get("userData").textValue()).isEqualTo("a ticket");
      assertThat(ring.get("calleeIdList")).hasSize(MOST - 1);
      callee.ok("accept", callId(call));
      callee.event("onCallBegin");
    }
    for (TestClient callee : callees) {
      assertThat(caller.event("onUserJoin").at("/p/userID").textValue()).isEqualTo(callee.user());
    }

    caller.ok("hangup", callId(call));
    for (TestClient callee : callees) {
      assertThat(callee.event("onUserLeave").at("/p/userID").textValue()).isEqualTo("caller");
    }
  }

  @Test
  @Tag("row-3")
  void a_call_of_several_needs_no_chat_group() throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann", "tab");
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    TestClient eve = TestClient.loggedIn(platform, "eve", "tab");

    String call = call(ann, List.of(bob, eve), "\"chatGroupId\":\"\"");

    for (TestClient callee : List.of(bob, eve)) {
      assertThat(callee.event("onCallReceived").at("/p/chatGroupId").textValue()).isEmpty();
    }
    bob.ok("reject", callId(call));
    // Without a group as with one, whoever still rings is told what the others do.
    assertThat(eve.event("onUserReject").at("/p/userID").textValue()).isEqualTo("bob");
  }

  private static String call(TestClient caller, List<TestClient> callees, String params)
      throws Exception {
    String users =
        callees.stream().map(c -> "\"" + c.user() + "\"").collect(Collectors.joining(","));
    return caller
        .ok(
            "groupCall",
            "{\"userIDList\":[%s],\"mediaType\":1,\"params\":{%s}}".formatted(users, params))
        .get("callId")
        .textValue();
  }

  private static String callId(String call) {
    return "{\"callId\":\"%s\"}".formatted(call);
  }
}
