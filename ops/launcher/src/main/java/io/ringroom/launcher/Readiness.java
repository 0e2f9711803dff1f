package io.ringroom.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Whether a process can do its work yet. */
@FunctionalInterface
interface Readiness {

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
            : Optional.of("answers " + answer.statusCode() + " " + answer.body().strip());
      } catch (IOException e) {
        return Optional.of("does not answer at " + address + " yet");
      }
    };
  }
}
