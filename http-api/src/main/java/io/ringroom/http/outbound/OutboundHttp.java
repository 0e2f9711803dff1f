package io.ringroom.http.outbound;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.ClientTransport;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.settings.ClientConnectionSettings;
import akka.http.javadsl.settings.ConnectionPoolSettings;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import scala.jdk.javaapi.DurationConverters;

/**
 * Posts signed JSON to a tenant's server. The name is resolved here, every address of it is judged,
 * and the connection goes to the very address that was judged: a name that points elsewhere a
 * moment later (DNS rebinding) gains nothing. Redirects are answers like any other.
 */
public final class OutboundHttp {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final Duration CONNECTION_ENDS = Duration.ofMinutes(5);
  private static final int MAX_ANSWER = 16 * 1024;

  /**
   * Requests to one host that wait for a connection or an answer; one more fails at once. A power
   * of two.
   */
  private static final int MAX_WAITING = 64;

  private final ActorSystem<?> system;
  private final Materializer materializer;
  private final Executor lookups;
  private final int connections;
  private final Duration connectionEnds;
  private final ConnectionPoolSettings guarded;
  private final ConnectionPoolSettings open;

  /**
   * @param connections open at once to one host; shared with no other instance
   */
  public OutboundHttp(ActorSystem<?> system, int connections) {
    this(system, connections, CONNECTION_ENDS);
  }

  /**
   * @param connectionEnds when a connection ends whatever its server does
   */
  OutboundHttp(ActorSystem<?> system, int connections, Duration connectionEnds) {
    this.system = system;
    this.connections = connections;
    this.connectionEnds = connectionEnds;
    this.materializer = SystemMaterializer.get(system).materializer();
    this.lookups = system.dispatchers().lookup(DispatcherSelector.blocking());
    this.guarded = settings(false);
    this.open = settings(true);
  }

  /** An answer: any status, and the beginning of its body. */
  public record Answer(int status, String body) {
    public boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * @param id the same for every attempt, so that the receiver knows a doublet
   * @return fails when there is no answer within the limit, or the target is refused
   */
  public CompletionStage<Answer> post(
      Endpoint endpoint, String id, String body, Instant now, Duration within) {
    String signatures =
        endpoint.secrets().stream()
            .map(secret -> secret.sign(id, now, body))
            .collect(Collectors.joining(" "));
    HttpRequest request =
        HttpRequest.POST(endpoint.uri().toString())
            .addHeader(RawHeader.create("User-Agent", "Ringroom"))
            .addHeader(RawHeader.create("webhook-id", id))
            .addHeader(RawHeader.create("webhook-timestamp", "" + now.getEpochSecond()))
            .addHeader(RawHeader.create("webhook-signature", signatures))
            .withEntity(ContentTypes.APPLICATION_JSON, body);
    return send(request, endpoint.anywhere(), within);
  }

  /**
   * Sends a request as it is, by the same rules.
   *
   * @param anywhere whether the target may have a private address
   */
  public CompletionStage<Answer> send(HttpRequest request, boolean anywhere, Duration within) {
    return Http.get(system)
        .singleRequest(
            request,
            Http.get(system).defaultClientHttpsContext(),
            anywhere ? open : guarded,
            system.classicSystem().log())
        .thenCompose(response -> answer(response, within))
        .toCompletableFuture()
        .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletionStage<Answer> answer(HttpResponse response, Duration within) {
    return response
        .entity()
        .toStrict(within.toMillis(), MAX_ANSWER, materializer)
        .thenApply(
            body ->
                new Answer(
                    response.status().intValue(),
                    body.getData().decodeString(StandardCharsets.UTF_8)));
  }

  private ConnectionPoolSettings settings(boolean anywhere) {
    return ConnectionPoolSettings.create(system.classicSystem())
        .withMaxConnections(connections)
        .withMaxOpenRequests(MAX_WAITING)
        .withMaxRetries(0)
        // Sooner and gently, so that the hard end meets only those that hang.
        .withMaxConnectionLifetime(
            DurationConverters.toScala(connectionEnds.multipliedBy(4).dividedBy(5)))
        .withConnectionSettings(
            ClientConnectionSettings.create(system.classicSystem())
                .withConnectingTimeout(DurationConverters.toScala(CONNECT_WITHIN))
                .withIdleTimeout(DurationConverters.toScala(SILENCE)))
        .withTransport(
            new BriefConnections(
                ClientTransport.withCustomResolver(
                    (host, port) -> resolve(host, ((Number) port).intValue(), anywhere)),
                connectionEnds));
  }

  private CompletionStage<InetSocketAddress> resolve(String host, int port, boolean anywhere) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
            if (!anywhere && !addresses.stream().allMatch(PublicAddress::is)) {
              throw new ForbiddenTarget(host);
            }
            return new InetSocketAddress(addresses.get(0), port);
          } catch (UnknownHostException unknown) {
            throw new IllegalStateException("unknown host " + host, unknown);
          }
        },
        lookups);
  }

  /** The name stands for an address that is not public. */
  static final class ForbiddenTarget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenTarget(String host) {
      super(host + " is not a public address, and the tenant's configuration does not allow it");
    }
  }
}
