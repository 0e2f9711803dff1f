package io.ringroom.actor.directory;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent.UserPresence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is online in one tenant. Nothing is stored: users repeat themselves, so a restarted directory
 * fills up again, and who falls silent is forgotten.
 */
public final class TenantDirectory extends AbstractBehavior<DirectoryCommand> {
  public static final EntityTypeKey<DirectoryCommand> KEY =
      EntityTypeKey.create(DirectoryCommand.class, "directory");

  /** A list longer than this helps nobody to choose; calling by id needs no list. */
  static final int MOST_LISTED = 1000;

  private static final Duration FORGET_AFTER = Duration.ofSeconds(60);
  private static final Duration CLEAN_EVERY = Duration.ofSeconds(10);

  private enum Inner implements DirectoryCommand {
    CLEAN,
    STOP
  }

  private record Entry(UserPresence presence, Instant at) {}

  private final InstantSource clock;
  private final Map<UserId, Entry> online = new LinkedHashMap<>();
  private final Set<ActorRef<DirectoryCommand.Listing>> subscribers = new HashSet<>();
  private final NameInterests names = new NameInterests();

  public static Behavior<DirectoryCommand> create(InstantSource clock) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new TenantDirectory(context, timers, clock)));
  }

  public static DirectoryCommand stopMessage() {
    return Inner.STOP;
  }

  private TenantDirectory(
      ActorContext<DirectoryCommand> context,
      TimerScheduler<DirectoryCommand> timers,
      InstantSource clock) {
    super(context);
    this.clock = clock;
    timers.startTimerWithFixedDelay(Inner.CLEAN, CLEAN_EVERY);
  }

  @Override
  public Receive<DirectoryCommand> createReceive() {
    return newReceiveBuilder()
        .onMessage(DirectoryCommand.Seen.class, this::onSeen)
        .onMessage(DirectoryCommand.Subscribe.class, this::onSubscribe)
        .onMessage(DirectoryCommand.AskNames.class, this::onAskNames)
        .onMessage(Inner.class, this::onInner)
        .onSignal(Terminated.class, this::onTerminated)
        .build();
  }

  private Behavior<DirectoryCommand> onSeen(DirectoryCommand.Seen seen) {
    UserPresence now = seen.presence();
    Entry before = online.get(now.user());
    if (now.online()) {
      if (before == null && online.size() >= MOST_LISTED) {
        return this;
      }
      online.put(now.user(), new Entry(now, clock.instant()));
    } else {
      online.remove(now.user());
    }
    boolean changed = before == null ? now.online() : !before.presence().equals(now);
    if (changed) {
      tellAll(List.of(now));
    }
    if (now.online() && (before == null || !before.presence().name().equals(now.name()))) {
      names.named(now);
    }
    return this;
  }

  private Behavior<DirectoryCommand> onAskNames(DirectoryCommand.AskNames ask) {
    names.ask(ask, this::presence, clock.instant());
    return this;
  }

  private @Nullable UserPresence presence(UserId user) {
    Entry entry = online.get(user);
    return entry == null ? null : entry.presence();
  }

  private Behavior<DirectoryCommand> onSubscribe(DirectoryCommand.Subscribe subscribe) {
    boolean isNew = subscribers.add(subscribe.subscriber());
    if (isNew) {
      getContext().watch(subscribe.subscriber());
    }
    if (isNew || subscribe.list()) {
      subscribe
          .subscriber()
          .tell(
              new DirectoryCommand.Listing(
                  true, online.values().stream().map(Entry::presence).toList()));
    }
    return this;
  }

  private Behavior<DirectoryCommand> onTerminated(Terminated gone) {
    subscribers.removeIf(subscriber -> subscriber.equals(gone.getRef()));
    return this;
  }

  private Behavior<DirectoryCommand> onInner(Inner inner) {
    if (inner == Inner.STOP) {
      return Behaviors.stopped();
    }
    names.forgetOld(clock.instant());
    List<UserPresence> gone = new ArrayList<>();
    Instant oldest = clock.instant().minus(FORGET_AFTER);
    online
        .values()
        .removeIf(
            entry -> {
              boolean silent = entry.at().isBefore(oldest);
              if (silent) {
                gone.add(offline(entry.presence()));
              }
              return silent;
            });
    if (!gone.isEmpty()) {
      tellAll(gone);
    }
    return this;
  }

  private static UserPresence offline(UserPresence was) {
    return new UserPresence(was.user(), was.kind(), was.name(), false, false);
  }

  private void tellAll(List<UserPresence> changes) {
    DirectoryCommand.Listing listing = new DirectoryCommand.Listing(false, changes);
    subscribers.forEach(subscriber -> subscriber.tell(listing));
  }
}
