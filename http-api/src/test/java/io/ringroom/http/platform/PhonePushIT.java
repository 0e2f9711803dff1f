package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.pushy.apns.server.RejectionReason;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.push.AppleServer;
import io.ringroom.http.push.GoogleServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users whose apps are closed are woken by servers that speak Apple's and Google's protocols. */
@SuppressWarnings("NullAway.Init")
class PhonePushIT {
  @TempDir static Path directory;

  private static AppleServer apple;
  private static GoogleServer google;
  private static RunningPlatform platform;

  @BeforeAll
  static void start() throws Exception {
    apple = new AppleServer();
    google = new GoogleServer();
    platform =
        new RunningPlatform(
            """
            ringroom.http.push.allow-private = true
            ringroom.http.push {
              %s
            }
            ringroom.tenant.push {
              %s
            }
            """
                .formatted(apple.config(directory), google.config(directory)));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
    apple.close();
    google.close();
  }

  @Test
  @Tag("row-16")
  @Tag("row-17")
  void an_iphone_is_rung_by_pushkit_and_told_of_the_end_by_an_ordinary_push() throws Exception {
    TestClient bob = TestClient.loggedIn(platform, "bob-ios", "phone");
    bob.ok("registerPush", "{\"provider\":\"apns\",\"token\":\"cafe\",\"voip\":true}");
    bob.ok("registerPush", "{\"provider\":\"apns\",\"token\":\"beef\"}");
    goes(bob);
    TestClient ann = TestClient.loggedIn(platform, "ann-ios", "tab");
    String call = call(ann, "bob-ios");

    AppleServer.Received ring = apple.next();
    assertThat(ring.token()).isEqualTo("cafe");
    assertThat(ring.type()).isEqualTo("voip");
    assertThat(ring.payload().path("callId").asText()).isEqualTo(call);

    ann.ok("hangup", "{}");
    AppleServer.Received end = apple.next();
    assertThat(end.token()).isEqualTo("beef");
    assertThat(end.type()).isNotEqualTo("voip");
  }

  @Test
  @Tag("row-16")
  @Tag("row-17")
  void an_android_phone_is_rung_by_firebase_of_its_tenant_and_told_of_the_end() throws Exception {
    TestClient bob = TestClient.loggedIn(platform, "bob-android", "phone");
    bob.ok("registerPush", "{\"provider\":\"fcm\",\"token\":\"device\"}");
    goes(bob);
    TestClient ann = TestClient.loggedIn(platform, "ann-android", "tab");
    String call = call(ann, "bob-android");

    JsonNode ring = google.next();
    assertThat(ring.path("data").path("type").asText()).isEqualTo("call");
    assertThat(ring.path("data").path("callId").asText()).isEqualTo(call);

    ann.ok("hangup", "{}");
    assertThat(google.next().path("data").path("type").asText()).isNotEqualTo("call");
  }

  @Test
  void a_token_that_apple_calls_unregistered_is_used_no_more() throws Exception {
    TestClient bob = TestClient.loggedIn(platform, "bob-gone", "phone");
    bob.ok("registerPush", "{\"provider\":\"apns\",\"token\":\"dead\",\"voip\":true}");
    bob.ok("registerPush", "{\"provider\":\"apns\",\"token\":\"a11e\"}");
    goes(bob);
    TestClient ann = TestClient.loggedIn(platform, "ann-gone", "tab");
    apple.refuseOnce(RejectionReason.UNREGISTERED);
    call(ann, "bob-gone");
    assertThat(apple.next().token()).isEqualTo("dead");
    ann.ok("hangup", "{}");
    assertThat(apple.next().token()).isEqualTo("a11e");

    call(ann, "bob-gone");
    assertThat(apple.next().token()).isEqualTo("a11e");
    ann.ok("hangup", "{}");
    assertThat(apple.next().token()).isEqualTo("a11e");
  }

  private static void goes(TestClient client) throws Exception {
    client.ok("logout", "{}");
    client.wire().awaitClose();
  }

  private static String call(TestClient caller, String user) throws Exception {
    return caller
        .ok("calls", "{\"userIDList\":[\"%s\"],\"mediaType\":1}".formatted(user))
        .get("callId")
        .textValue();
  }
}
