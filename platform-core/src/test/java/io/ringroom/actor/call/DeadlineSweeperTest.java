package io.ringroom.actor.call;

import akka.actor.testkit.typed.javadsl.TestProbe;
import io.ringroom.actor.ActorTests;
import io.ringroom.actor.ProbeAddresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.id.CallId;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadlineSweeperTest {
  @SuppressWarnings("NullAway.Init")
  private static ActorTests tests;

  private final DeadlinesInMemory deadlines = new DeadlinesInMemory();
  private final ProbeAddresses others = new ProbeAddresses(tests.kit());

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
    deadlines.put(talking, tests.now().plusSeconds(3600));

    sweep();

    others.callProbe(talking).expectMessage(new CallCommand.Poke());
  }

  @Test
  void more_calls_than_one_page_are_all_woken() {
    for (int i = 1000; i < 1450; i++) {
      deadlines.put(new CallId("c" + i), tests.now().plusSeconds(3600));
    }

    sweep();
    others.callProbe(new CallId("c1199")).expectMessage(new CallCommand.Poke());
    tests.pass(Duration.ofMillis(250));
    others.callProbe(new CallId("c1399")).expectMessage(new CallCommand.Poke());
    tests.pass(Duration.ofMillis(250));

    others.callProbe(new CallId("c1449")).expectMessage(new CallCommand.Poke());
  }

  @Test
  void later_only_a_call_whose_owner_let_its_deadline_pass_is_woken() {
    sweep();
    CallId forgotten = new CallId("forgotten");
    CallId kept = new CallId("kept");
    deadlines.put(forgotten, tests.now().plusSeconds(5));
    deadlines.put(kept, tests.now().plusSeconds(60));
    TestProbe<CallCommand> owner = others.callProbe(forgotten);

    tests.pass(Duration.ofSeconds(6));
    owner.expectNoMessage(Duration.ofMillis(200));
    tests.pass(Duration.ofSeconds(3));

    owner.expectMessage(new CallCommand.Poke());
    others.callProbe(kept).expectNoMessage(Duration.ofMillis(200));
  }

  private void sweep() {
    tests.kit().spawn(DeadlineSweeper.create(others, deadlines, tests.clock()));
  }
}
