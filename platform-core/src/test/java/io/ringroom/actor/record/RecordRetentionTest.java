package io.ringroom.actor.record;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import io.ringroom.actor.ActorTests;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-27")
class RecordRetentionTest {
  private static final TenantId TENANT = new TenantId(1);

  private static ActorTests tests;

  private record Asked(TenantId tenant, Instant before, CompletableFuture<Integer> answer) {}

  @BeforeAll
  static void startTime() {
    tests = new ActorTests();
  }

  @AfterAll
  static void endTime() {
    tests.close();
  }

  @Test
  void what_is_too_old_is_forgotten_page_by_page_at_the_start_and_every_hour_whatever_fails() {
    TestProbe<Asked> asked = tests.probe(Asked.class);
    tests
        .kit()
        .spawn(
            RecordRetention.create(
                new Forgetful(asked), Map.of(TENANT, Duration.ofDays(7)), tests.clock()));

    Asked first = asked.receiveMessage();
    assertThat(first.tenant()).isEqualTo(TENANT);
    assertThat(first.before()).isEqualTo(tests.now().minus(Duration.ofDays(7)));
    first.answer().complete(RecordRetention.AT_ONCE);
    asked.receiveMessage().answer().complete(RecordRetention.AT_ONCE - 1);
    asked.expectNoMessage(Duration.ZERO);

    tests.pass(RecordRetention.LOOK_EVERY);
    asked.receiveMessage().answer().completeExceptionally(new IllegalStateException("away"));
    tests.pass(RecordRetention.LOOK_EVERY);
    assertThat(asked.receiveMessage().before()).isEqualTo(tests.now().minus(Duration.ofDays(7)));
  }

  /** An archive that is asked for nothing but to forget. */
  private record Forgetful(TestProbe<Asked> probe) implements CallArchive {
    @Override
    public CompletionStage<Integer> forget(TenantId tenant, Instant before, int most) {
      CompletableFuture<Integer> answer = new CompletableFuture<>();
      probe.ref().tell(new Asked(tenant, before, answer));
      return answer;
    }

    @Override
    public CompletionStage<List<CallRecord>> records(RecordQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<NumberedPage> page(RecordQuery query, int page) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<CallRecord>> record(TenantId tenant, CallId call) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Integer> hide(TenantId tenant, UserId user, List<CallId> calls) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<StoredEvent>> journal(CallId call) {
      throw new UnsupportedOperationException();
    }
  }
}
