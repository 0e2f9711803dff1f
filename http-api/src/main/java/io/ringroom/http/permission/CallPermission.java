package io.ringroom.http.permission;

import io.ringroom.http.json.Json;
import io.ringroom.http.outbound.OutboundHttp;
import io.ringroom.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the servers of tenants who may call whom. Where a tenant has none everybody may. A question
 * is asked once: an answer that is lost, late or senseless is replaced by what the tenant has
 * configured, for a call that waits is worse than either. Thread-safe.
 */
public final class CallPermission {
  private static final Logger log = LoggerFactory.getLogger(CallPermission.class);

  /** A server that is down is complained of so often at most. */
  private static final long COMPLAIN_EVERY_NANOS = 10_000_000_000L;

  private final OutboundHttp http;
  private final Map<TenantId, PermissionServer> servers;
  private final InstantSource clock;
  private final AtomicLong complainedAt = new AtomicLong(System.nanoTime() - COMPLAIN_EVERY_NANOS);

  public CallPermission(OutboundHttp http, PermissionSettings settings, InstantSource clock) {
    this.http = http;
    this.servers = settings.servers();
    this.clock = clock;
  }

  /** Whether there is anybody to ask: else the answer is known at once. */
  public boolean asksFor(TenantId tenant) {
    return servers.containsKey(tenant);
  }

  /**
   * @param id the same when the same command is sent again, so that the server knows it
   * @return never fails, and is there soon after the server's time limit at the latest
   */
  public CompletionStage<Verdict> ask(CallQuestion question, String id) {
    PermissionServer server = servers.get(question.tenant());
    if (server == null) {
      return CompletableFuture.completedFuture(Verdict.ALLOWED);
    }
    return CompletableFuture.completedFuture(question)
        .thenCompose(
            asked ->
                http.post(
                    server.endpoint(),
                    UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
                    Json.write(asked),
                    clock.instant(),
                    server.answerWithin()))
        .handle((answer, failure) -> verdict(question, server, answer, failure));
  }

  private Verdict verdict(
      CallQuestion question,
      PermissionServer server,
      OutboundHttp.@Nullable Answer answer,
      @Nullable Throwable failure) {
    Optional<Verdict> given =
        answer != null && answer.ok()
            ? Verdict.read(answer.body(), question.callees())
            : Optional.empty();
    if (given.isPresent()) {
      return given.get();
    }
    complain(server, answer == null ? "" + failure : "status " + answer.status());
    return server.otherwise() == PermissionServer.Otherwise.ALLOW
        ? Verdict.ALLOWED
        : Verdict.denied(question.callees());
  }

  private void complain(PermissionServer server, String why) {
    long now = System.nanoTime();
    long before = complainedAt.get();
    if (now - before >= COMPLAIN_EVERY_NANOS && complainedAt.compareAndSet(before, now)) {
      log.warn(
          "{} did not say who may call whom, {} holds: {}",
          server.endpoint().uri(),
          server.otherwise(),
          why);
    }
  }
}
