package io.ringroom.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a process can do its work yet. */
@FunctionalInterface
interface Readiness {

  /** One entry of {@code {"ready":false,"conditions":{"database answers":false}}}. */
  Pattern UNMET_CONDITION = Pattern.compile("\"(?!ready\")([^\"]+)\"\\s*:\\s*false");

  /** What is still missing, in a few words; empty when it is ready. Returns within two seconds. */
  Optional<String> missing() throws InterruptedException;

  /** Ready when {@code GET} of the address answers 200. */
  static Readiness http(URI address) {
    Duration limit = Duration.ofSeconds(1);
    HttpClient client = HttpClient.newBuilder().connectTimeout(limit).build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(limit).build();
    return () -> {
      try {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
            ? Optional.empty()
            : Optional.of(unmet(answer.statusCode(), answer.body()));
      } catch (IOException e) {
        return Optional.of("does not answer at " + address + " yet");
      }
    };
  }

  /** The conditions that our processes name in their answer, or else the answer as it is. */
  private static String unmet(int status, String body) {
    List<String> conditions =
        UNMET_CONDITION.matcher(body).results().map(found -> found.group(1)).toList();
    return conditions.isEmpty()
        ? "answers " + status + " " + body.strip()
        : "lacks: " + String.join(", ", conditions);
  }
}
