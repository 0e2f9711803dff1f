package io.ringroom.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.parameterOptional;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.http.javadsl.server.Route;
import com.github.f4b6a3.ulid.UlidCreator;
import io.ringroom.actor.call.CallDeadlines;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordedFiles;
import io.ringroom.actor.webhook.Outbox;
import io.ringroom.http.api.Api;
import io.ringroom.http.api.Backend;
import io.ringroom.http.api.RecordingRoutes;
import io.ringroom.http.dialect.Dialect;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.http.limit.CallRates;
import io.ringroom.http.limit.LiveCallCounter;
import io.ringroom.http.limit.LiveCalls;
import io.ringroom.http.node.NodeDoor;
import io.ringroom.http.node.NodeSession;
import io.ringroom.http.permission.CallPermission;
import io.ringroom.http.recording.Deliveries;
import io.ringroom.http.route.ClientFiles;
import io.ringroom.http.route.ClientRoutes;
import io.ringroom.http.route.HealthRoutes;
import io.ringroom.http.route.Readiness;
import io.ringroom.http.route.TokenRoute;
import io.ringroom.http.session.ClientDoor;
import io.ringroom.http.session.Credentials;
import io.ringroom.http.session.SessionSurroundings;
import io.ringroom.http.session.Spawner;
import io.ringroom.http.tencent.TencentRoute;
import io.ringroom.http.tencent.TencentSignatures;
import io.ringroom.http.turn.IceServers;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.http.ws.OpenSockets;
import io.ringroom.http.ws.OriginCheck;
import io.ringroom.http.ws.WebSocketDoor;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Everything that is served on the one port of a platform node. */
final class FrontDoor {
  private static final CallId READINESS = new CallId("readiness");
  private static final Duration PROBE_WITHIN = Duration.ofMillis(1500);

  private final ActorSystem<?> system;
  private final PlatformSettings settings;
  private final WebSocketDoor sockets;
  private final OpenSockets clients;

  /** Apart from the clients', so that a flood of those locks no media node out. */
  private final OpenSockets nodes;

  private final Addresses addresses;
  private final CallDeadlines database;
  private final InstantSource clock;
  private final ClientDoor clientDoor;
  private final NodeDoor nodeDoor;
  private final Route api;

  FrontDoor(
      ActorSystem<?> system,
      PlatformSettings settings,
      Addresses addresses,
      CallDeadlines database,
      CallArchive archive,
      RecordedFiles recordedFiles,
      Outbox outbox,
      CallPermission permission,
      InstantSource clock) {
    this.system = system;
    this.settings = settings;
    HttpSettings http = settings.http();
    this.clients = new OpenSockets(http.connections(), http.connectionsPerAddress());
    this.nodes = new OpenSockets(settings.node().connections(), settings.node().connections());
    OriginCheck origins = new OriginCheck(http.origins());
    this.sockets = new WebSocketDoor(origins, clients);
    this.addresses = addresses;
    this.database = database;
    this.clock = clock;
    CallRates rates = new CallRates();
    LiveCalls live = new LiveCalls();
    Backend backend =
        new Backend(
            system,
            addresses,
            archive,
            recordedFiles,
            outbox,
            settings.policies(),
            rates,
            live,
            permission,
            new Deliveries(system, settings.node().reachedAt()),
            FrontDoor::newCallId);
    this.nodeDoor =
        new NodeDoor(
            new WebSocketDoor(origins, nodes),
            settings.nodeSockets(),
            Spawner.of(system),
            new NodeSession.Surroundings(addresses, settings.node(), clock, FrontDoor::newCallId));
    this.api =
        concat(
            RecordingRoutes.create(settings.tenants(), backend, nodeDoor),
            Api.routes(
                backend,
                settings.tenants(),
                http.api(),
                Stream.of(
                        List.of(TokenRoute.SIGNATURE),
                        TencentSignatures.all(),
                        RecordingRoutes.SIGNATURES)
                    .flatMap(List::stream)
                    .toList()),
            TencentRoute.create(backend, settings.tenants(), http.tencent(), clock));
    if (settings.policies().any(policy -> policy.limits().liveCalls() > 0)) {
      system.systemActorOf(
          LiveCallCounter.create(database, live), "live-call-counter", Props.empty());
    }
    Spawner spawner = Spawner.of(system);
    // Made once: routes are asked for anew with each request, the doors number their sessions.
    this.clientDoor =
        new ClientDoor(
            spawner,
            new SessionSurroundings(
                addresses,
                new Credentials(settings.tenants(), settings.policies()),
                settings.session(),
                settings.policies(),
                archive,
                database,
                rates,
                live,
                permission,
                new IceServers(settings.turn()),
                clock,
                FrontDoor::newCallId));
  }

  Route routes() {
    return concat(
        path("ws", this::clients),
        pathPrefix("node", () -> path("v1", this::mediaNodes)),
        HealthRoutes.create(this::readiness),
        pathPrefix("push", () -> path("key", this::pushKey)),
        TokenRoute.create(settings.http().token(), settings.tenants(), clock),
        api,
        ClientRoutes.create(
            settings
                .http()
                .clientDirectory()
                .map(ClientFiles::from)
                .orElseGet(ClientFiles::fromJar)));
  }

  /** Says good-bye on every open socket. */
  void closeSockets(CloseCode code, String reason) {
    clients.closeAll(code, reason);
    nodes.closeAll(code, reason);
  }

  private Route clients() {
    return parameterOptional(
        "dialect",
        asked -> {
          String name = asked.orElse(Dialect.TUICALL.wireName());
          return Dialect.named(name).map(this::clients).orElseGet(FrontDoor::unknownDialect);
        });
  }

  private Route clients(Dialect dialect) {
    return extractRequest(
        request ->
            complete(
                sockets.accept(
                    request,
                    settings.http().websocket(),
                    socket -> clientDoor.open(socket, dialect))));
  }

  private static Route unknownDialect() {
    return complete(
        ErrorAnswer.of(400, ErrorCode.BAD_PARAMETER, "dialect must be one of " + Dialect.names()));
  }

  /** What pages subscribe to Web Push with. */
  private Route pushKey() {
    return settings
        .push()
        .webPushKey()
        .map(key -> complete(key))
        .orElseGet(
            () ->
                complete(
                    ErrorAnswer.of(
                        404, ErrorCode.NOT_AVAILABLE, "no VAPID key is configured here")));
  }

  private Route mediaNodes() {
    return extractRequest(request -> complete(nodeDoor.accept(request)));
  }

  private static CallId newCallId() {
    return new CallId(UlidCreator.getMonotonicUlid().toString());
  }

  private CompletionStage<Readiness> readiness() {
    boolean inCluster = Cluster.get(system).selfMember().status().equals(MemberStatus.up());
    return holds(database.overdue(Instant.EPOCH, 1))
        .thenCombine(holds(callsAnswer()), (db, calls) -> readiness(inCluster, db, calls));
  }

  /** Asks a call that never starts: its first answer takes the cluster's shards and the journal. */
  private CompletionStage<CallCommand.Reply> callsAnswer() {
    return AskPattern.ask(
        addresses.call(READINESS), CallCommand.Probe::new, PROBE_WITHIN, system.scheduler());
  }

  private static CompletionStage<Boolean> holds(CompletionStage<?> condition) {
    return condition.handle((answer, failure) -> failure == null);
  }

  private static Readiness readiness(boolean inCluster, boolean database, boolean calls) {
    Map<String, Boolean> conditions = new LinkedHashMap<>();
    conditions.put("in the cluster", inCluster);
    conditions.put("database answers", database);
    conditions.put("calls answer", calls);
    return new Readiness(conditions);
  }
}
