package io.ringroom.http;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.cluster.typed.SelfUp;
import akka.cluster.typed.Subscribe;
import akka.http.javadsl.ServerBinding;
import io.ringroom.actor.Platform;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.record.RecordRetention;
import io.ringroom.http.outbound.OutboundHttp;
import io.ringroom.http.permission.CallPermission;
import io.ringroom.http.webhook.WebhookDispatcher;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The guardian of a platform node: joins the cluster, then starts what the node hosts, then opens
 * the front door.
 */
final class PlatformNode extends AbstractBehavior<PlatformNode.Command> {

  /** Open at once to one tenant's server. */
  private static final int WEBHOOK_CONNECTIONS = 4;

  /** More than webhooks have: somebody waits for each of these. */
  private static final int PERMISSION_CONNECTIONS = 32;

  /** What the guardian tells itself. */
  sealed interface Command {}

  private record Up() implements Command {}

  private record Listening(@Nullable ServerBinding binding, @Nullable Throwable failure)
      implements Command {}

  private final PlatformSettings settings;

  static Behavior<Command> create(PlatformSettings settings) {
    return Behaviors.setup(context -> new PlatformNode(context, settings));
  }

  private PlatformNode(ActorContext<Command> context, PlatformSettings settings) {
    super(context);
    this.settings = settings;
    Cluster cluster = Cluster.get(context.getSystem());
    cluster
        .subscriptions()
        .tell(Subscribe.create(context.messageAdapter(SelfUp.class, up -> new Up()), SelfUp.class));
    if (settings.alone()) {
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Up.class, this::onUp)
        .onMessage(Listening.class, this::onListening)
        .build();
  }

  private Behavior<Command> onUp(Up up) {
    ActorSystem<?> system = getContext().getSystem();
    InstantSource clock = InstantSource.system();
    Storage storage = Storage.open(system, settings.database(), settings.webhooks().endpoints());
    Addresses addresses =
        Platform.start(
            getContext(),
            storage.deadlines(),
            others -> settings.push().pushes(system, others, settings.policies(), clock),
            clock);
    storage.keepRecords(settings.database(), new ChatNews(addresses, clock));
    FrontDoor door =
        new FrontDoor(
            system,
            settings,
            addresses,
            storage.deadlines(),
            storage.archive(),
            storage.recordedFiles(),
            storage.outbox(),
            new CallPermission(
                new OutboundHttp(system, PERMISSION_CONNECTIONS), settings.permission(), clock),
            clock);
    getContext()
        .spawn(
            WebhookDispatcher.create(
                storage.outbox(),
                new OutboundHttp(system, WEBHOOK_CONNECTIONS),
                settings.webhooks(),
                clock),
            "webhook-dispatcher");
    Map<TenantId, Duration> keepFor = settings.keepRecordsFor();
    if (!keepFor.isEmpty()) {
      getContext()
          .spawn(RecordRetention.create(storage.archive(), keepFor, clock), "record-retention");
    }
    closeInOrder(system, door, storage);
    getContext()
        .pipeToSelf(HttpServer.bind(system, settings.http(), door.routes()), Listening::new);
    return this;
  }

  private Behavior<Command> onListening(Listening listening) {
    ServerBinding binding = listening.binding();
    if (binding == null) {
      getContext()
          .getLog()
          .error("the platform cannot listen: {}", String.valueOf(listening.failure()));
      CoordinatedShutdown.get(getContext().getSystem()).runAll(new CannotListen());
      return this;
    }
    getContext()
        .getLog()
        .info("ready on http://{}:{}", settings.http().host(), binding.localAddress().getPort());
    return this;
  }

  private static void closeInOrder(ActorSystem<?> system, FrontDoor door, Storage storage) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceUnbind(),
        "close-sockets",
        () -> {
          door.closeSockets(CloseCode.GOING_AWAY, "the platform node stops");
          return CompletableFuture.completedFuture(Done.getInstance());
        });
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
        "close-storage",
        () ->
            CompletableFuture.supplyAsync(
                () -> {
                  storage.close();
                  return Done.getInstance();
                }));
  }
}
