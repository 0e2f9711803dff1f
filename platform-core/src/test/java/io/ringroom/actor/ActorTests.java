package io.ringroom.actor;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import com.typesafe.config.ConfigFactory;
import io.ringroom.actor.tenant.TenantPolicies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** An actor system whose time stands still until the test moves it. */
public final class ActorTests implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  private final ActorTestKit kit =
      ActorTestKit.create(
          ManualTime.config()
              .withFallback(EventSourcedBehaviorTestKit.config())
              .withFallback(ConfigFactory.parseString("akka.loglevel = WARNING"))
              .withFallback(ConfigFactory.load()));

  private final ManualTime scheduler = ManualTime.get(kit.system());
  private volatile Instant now = START;

  public ActorTestKit kit() {
    return kit;
  }

  /** What tenants allow by default. */
  public TenantPolicies policies() {
    return TenantPolicies.from(kit.system().settings().config().getConfig("ringroom"));
  }

  public InstantSource clock() {
    return () -> now;
  }

  public Instant now() {
    return now;
  }

  /** Moves the wall clock and the scheduler alike. */
  public void pass(Duration time) {
    now = now.plus(time);
    scheduler.timePasses(time);
  }

  /** Time during which no process was there to see it pass. */
  public void passUnseen(Duration time) {
    now = now.plus(time);
  }

  public <T> TestProbe<T> probe(Class<T> type) {
    return kit.createTestProbe(type);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
