package io.ringroom.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.persistence.PostgresForTests;
import io.ringroom.persistence.schema.Schema;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our tables and journal.conf with the real plugin. */
class JournalIT {

  private static PostgresForTests postgres;
  private static ActorTestKit nodeA;
  private static ActorTestKit nodeB;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresForTests.start();
    Schema.migrate(postgres.settings());
    nodeA = ActorTestKit.create("a", config());
    nodeB = ActorTestKit.create("b", config());
  }

  @AfterAll
  static void stop() throws Exception {
    nodeA.shutdownTestKit();
    nodeB.shutdownTestKit();
    postgres.close();
  }

  private static Config config() {
    return ConfigFactory.parseString(
            "akka.actor.serialization-bindings { \"%s\" = jackson-cbor }"
                .formatted(Tally.Counted.class.getName()))
        .withFallback(postgres.config())
        .withFallback(ConfigFactory.parseResourcesAnySyntax("journal"))
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  @Test
  void what_one_node_stored_another_reads_back() {
    PersistenceId id = freshId();
    var probe = nodeA.<Integer>createTestProbe();
    ActorRef<Tally.Count> first = nodeA.spawn(Tally.create(id));
    first.tell(new Tally.Count(2, probe.getRef()));
    first.tell(new Tally.Count(3, probe.getRef()));
    probe.expectMessage(2);
    probe.expectMessage(5);

    var probeB = nodeB.<Integer>createTestProbe();
    nodeB.spawn(Tally.create(id)).tell(new Tally.Count(1, probeB.getRef()));

    probeB.expectMessage(6);
  }

  @Test
  void of_two_owners_of_one_entity_the_stale_one_stops_and_the_journal_holds_one_history()
      throws Exception {
    PersistenceId id = freshId();
    var probe = nodeA.<Integer>createTestProbe();
    var probeB = nodeB.<Integer>createTestProbe();
    ActorRef<Tally.Count> stale = nodeB.spawn(Tally.create(id));
    stale.tell(new Tally.Count(5, probeB.getRef()));
    probeB.expectMessage(5);
    ActorRef<Tally.Count> owner = nodeA.spawn(Tally.create(id));
    owner.tell(new Tally.Count(1, probe.getRef()));
    probe.expectMessage(6);

    stale.tell(new Tally.Count(7, probeB.getRef()));

    probeB.expectTerminated(stale);
    assertThat(stored(id)).isEqualTo(2);
  }

  private static PersistenceId freshId() {
    return PersistenceId.of("tally", UUID.randomUUID().toString());
  }

  private static int stored(PersistenceId id) throws Exception {
    try (var connection = postgres.connect();
        var count =
            connection.prepareStatement(
                "SELECT count(*) FROM event_journal WHERE persistence_id = ?")) {
      count.setString(1, id.id());
      try (var row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
