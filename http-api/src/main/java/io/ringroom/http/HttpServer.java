package io.ringroom.http;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.settings.ParserSettings;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.javadsl.Flow;
import io.ringroom.http.limit.AddressCounts;
import io.ringroom.http.route.JsonErrors;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The one TCP port of the platform process. */
public final class HttpServer {
  private static final long MAX_BODY = 64 * 1024;

  private HttpServer() {}

  /** The server could not start; the message says what to do. */
  public static final class StartFailure extends RuntimeException {
    StartFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Listens, and stops listening with the actor system: open requests may take {@link
   * HttpSettings#stopWithin}. WebSockets are not requests; close them before, by {@code
   * OpenSockets.closeAll}.
   *
   * @param routes what is served; whatever they reject or throw is answered with a JSON error
   * @return fails with {@link StartFailure} when the address cannot be had
   */
  public static CompletionStage<ServerBinding> bind(
      ActorSystem<?> system, HttpSettings settings, Route routes) {
    return Http.get(system)
        .newServerAt(settings.host(), settings.port())
        .withSettings(serverSettings(system))
        .bindFlow(gate(settings).via(JsonErrors.seal(routes).flow(system)))
        .handle(
            (binding, failure) -> {
              if (failure != null) {
                throw startFailure(settings, failure);
              }
              return binding.addToCoordinatedShutdown(
                  settings.stopWithin(), system.classicSystem());
            });
  }

  private static Flow<HttpRequest, HttpRequest, NotUsed> gate(HttpSettings settings) {
    return Flow.fromGraph(
        new ConnectionGate(
            new AddressCounts(settings.plainConnectionsPerAddress()),
            settings.firstRequestWithin(),
            settings.nextRequestWithin()));
  }

  /** What must hold whatever configuration Akka was given. */
  private static ServerSettings serverSettings(ActorSystem<?> system) {
    ServerSettings defaults = ServerSettings.create(system.classicSystem());
    ParserSettings parser =
        defaults
            .getParserSettings()
            .withMaxContentLength(MAX_BODY)
            // These would write what a stranger sent, query strings included, into the log.
            .withIllegalHeaderWarnings(false)
            .withErrorLoggingVerbosity(
                akka.http.scaladsl.settings.ParserSettings.ErrorLoggingVerbosity$.MODULE$.apply(
                    "off"));
    return defaults
        .withParserSettings(parser)
        .withServerHeader(Optional.empty())
        .withVerboseErrorMessages(false)
        .withTransparentHeadRequests(true)
        .withRemoteAddressAttribute(true);
  }

  private static StartFailure startFailure(HttpSettings settings, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String address = settings.host() + ":" + settings.port();
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof BindException || String.valueOf(at.getMessage()).contains("Bind failed")) {
        return new StartFailure(
            "cannot listen on "
                + address
                + ", is another program using the port? Set RINGROOM_HTTP_PORT to a free one",
            cause);
      }
    }
    return new StartFailure("cannot listen on " + address, cause);
  }
}
