package io.ringroom.actor.call;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import io.ringroom.actor.ActorTests;
import io.ringroom.actor.ProbeAddresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadlineSweeperTest {
  private static final TenantId TENANT = new TenantId(1);

  @SuppressWarnings("NullAway.Init")
  private static ActorTests tests;

  private final DeadlinesInMemory deadlines = new DeadlinesInMemory();
  private final ProbeAddresses others = new ProbeAddresses(tests.kit());
  private final TestProbe<Object> anyProbe = tests.probe(Object.class);

  @BeforeAll
  static void startTime() {
    tests = new ActorTests();
  }

  @AfterAll
  static void endTime() {
    tests.close();
  }

  @Test
  void every_live_call_is_woken_when_a_node_starts() {
    CallId talking = new CallId("talking");
    deadlines.put(talking, TENANT, tests.now().plusSeconds(3600));

    sweep();

    others.callProbe(talking).expectMessage(new CallCommand.Poke());
  }

  @Test
  void more_calls_than_one_page_are_all_woken() {
    for (int i = 1000; i < 1450; i++) {
      deadlines.put(new CallId("c" + i), TENANT, tests.now().plusSeconds(3600));
    }

    sweep();
    others.callProbe(new CallId("c1199")).expectMessage(new CallCommand.Poke());
    passUntilMore(deadlines::lists);
    others.callProbe(new CallId("c1399")).expectMessage(new CallCommand.Poke());
    passUntilMore(deadlines::lists);

    others.callProbe(new CallId("c1449")).expectMessage(new CallCommand.Poke());
  }

  @Test
  void later_only_a_call_whose_owner_let_its_deadline_pass_is_woken() {
    sweep();
    anyProbe.awaitAssert(
        () -> assertThat(deadlines.lists()).as("lists of live calls").isEqualTo(1));
    CallId forgotten = new CallId("forgotten");
    CallId kept = new CallId("kept");
    Instant due = tests.now().plusSeconds(5);
    deadlines.put(forgotten, TENANT, due);
    deadlines.put(kept, TENANT, tests.now().plusSeconds(60));
    TestProbe<CallCommand> owner = others.callProbe(forgotten);

    while (tests.now().isBefore(due.plusSeconds(2))) {
      owner.expectNoMessage(Duration.ZERO);
      passUntilMore(deadlines::looks);
    }
    passUntilMore(deadlines::looks);

    owner.expectMessage(new CallCommand.Poke());
    others.callProbe(kept).expectNoMessage(Duration.ofMillis(200));
  }

  /** The sweeper sets its timer only when it has the answer to what it asked before. */
  private void passUntilMore(IntSupplier asked) {
    int before = asked.getAsInt();
    anyProbe.awaitAssert(
        () -> {
          tests.pass(Duration.ofMillis(100));
          assertThat(asked.getAsInt()).as("questions to the database").isGreaterThan(before);
          return null;
        });
  }

  private void sweep() {
    tests.kit().spawn(DeadlineSweeper.create(others, deadlines, tests.clock()));
  }
}
