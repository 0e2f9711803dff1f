package io.ringroom.persistence.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.actor.webhook.Outbox.Delivery;
import io.ringroom.domain.webhook.Callback;
import io.ringroom.domain.webhook.CallbackCommand;
import io.ringroom.domain.webhook.Callbacks;
import io.ringroom.id.CallId;
import io.ringroom.persistence.JournalForTests;
import io.ringroom.persistence.db.Database;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random calls, read in random pieces, told to endpoints that fail, forget to answer and answer
 * twice: whatever the schedule, each endpoint gets the callbacks it wants of each call, all of them
 * and in order.
 */
class OutboxOrderIT {
  private static final int SCHEDULES = 150;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Map<String, Set<CallbackCommand>> ENDPOINTS =
      Map.of(
          "https://all.example/", Set.of(CallbackCommand.values()),
          "https://frame.example/", Set.of(CallbackCommand.START, CallbackCommand.END),
          "https://members.example/", Set.of(CallbackCommand.MEMBER));
  private static final JsonMapper JSON = new JsonMapper();

  private static JournalForTests database;
  private static Database connections;
  private static JdbcOutbox outbox;

  @BeforeAll
  static void start() throws Exception {
    database = JournalForTests.start();
    connections = Database.open(database.postgres().settings(), "outbox");
    outbox = new JdbcOutbox(connections);
  }

  @AfterAll
  static void stop() throws Exception {
    connections.close();
    database.close();
  }

  @Test
  @Tag("row-81")
  void every_endpoint_gets_every_callback_it_wants_of_a_call_in_order_whatever_happens()
      throws Exception {
    try (Connection journal = database.connect();
        Connection tail = database.connect()) {
      for (long seed = 1; seed <= SCHEDULES; seed++) {
        new Schedule(seed, journal, tail).run();
      }
    }
  }

  private static final class Schedule {
    private final long seed;
    private final Random random;
    private final Connection journal;
    private final Connection tail;
    private final OutboxWriter writer =
        new OutboxWriter(
            database.rows(),
            (tenant, command) ->
                ENDPOINTS.entrySet().stream()
                    .filter(one -> one.getValue().contains(command))
                    .map(Map.Entry::getKey)
                    .toList(),
            InstantSource.system());
    private final List<RandomCall> calls = new ArrayList<>();
    private final Map<CallId, Integer> stored = new LinkedHashMap<>();
    private final Map<String, List<Delivery>> received = new LinkedHashMap<>();

    /** Ahead of the database's clock, so that what it makes due is due. */
    private Instant now = Instant.now().plus(Duration.ofMinutes(1));

    Schedule(long seed, Connection journal, Connection tail) {
      this.seed = seed;
      this.random = new Random(seed);
      this.journal = journal;
      this.tail = tail;
      for (int i = 0; i < 3; i++) {
        calls.add(new RandomCall(new CallId("s" + seed + "c" + i), random, Instant.now()));
      }
    }

    void run() throws Exception {
      for (int step = 0; step < 40; step++) {
        RandomCall call = calls.get(random.nextInt(calls.size()));
        call.step();
        store(call);
        if (random.nextInt(3) > 0) {
          read(call);
        }
        if (random.nextBoolean()) {
          deliver(random.nextInt(4), true);
        }
      }
      for (RandomCall call : calls) {
        call.end();
        store(call);
        read(call);
      }
      int idle = 0;
      while (idle < 2) {
        idle = deliver(10, false) == 0 ? idle + 1 : 0;
      }
      check();
    }

    private void store(RandomCall call) throws Exception {
      int from = stored.getOrDefault(call.id(), 0);
      for (int i = from; i < call.journal().size(); i++) {
        database.store(journal, "call|" + call.id(), i + 1L, call.journal().get(i));
      }
      stored.put(call.id(), call.journal().size());
    }

    /** Any one event of the call, old or new, makes all of it be looked at; perhaps twice. */
    private void read(RandomCall call) throws Exception {
      tail.setAutoCommit(false);
      int seq = 1 + random.nextInt(call.journal().size());
      StoredEvent event = new StoredEvent(call.id(), seq, call.journal().get(seq - 1));
      writer.read(tail, List.of(event));
      if (random.nextInt(5) == 0) {
        tail.rollback();
        writer.read(tail, List.of(event));
      }
      tail.commit();
    }

    private int deliver(int most, boolean troubles) throws Exception {
      // Claims that nobody answered have lapsed.
      now = now.plus(LEASE).plusSeconds(1);
      List<Delivery> claimed = get(outbox.claim(most, LEASE, Set.of(), now));
      for (Delivery delivery : claimed) {
        int fate = troubles ? random.nextInt(5) : 0;
        if (fate != 4) {
          received
              .computeIfAbsent(delivery.endpoint() + delivery.chain(), none -> new ArrayList<>())
              .add(delivery);
        }
        switch (fate) {
          case 0, 1 -> get(outbox.delivered(delivery, now));
          case 2, 4 -> get(outbox.failed(delivery, "no", now));
          default -> {
            // It arrived, and the platform died before it knew.
          }
        }
      }
      return claimed.size();
    }

    private void check() throws Exception {
      for (RandomCall call : calls) {
        List<Callback> whole = Callbacks.of(call.journal());
        for (Map.Entry<String, Set<CallbackCommand>> endpoint : ENDPOINTS.entrySet()) {
          List<Long> wanted =
              whole.stream()
                  .filter(one -> endpoint.getValue().contains(one.command()))
                  .map(Callback::seq)
                  .toList();
          List<Delivery> got = received.getOrDefault(endpoint.getKey() + call.id(), List.of());
          String where = "schedule %d, %s to %s".formatted(seed, call.id(), endpoint.getKey());
          assertThat(got.stream().map(Delivery::seq).toList()).as(where).isSorted();
          assertThat(got.stream().map(Delivery::seq).distinct().toList())
              .as(where)
              .isEqualTo(wanted);
          long before = 0;
          for (Delivery one : got) {
            JsonNode body = JSON.readTree(one.body());
            if (one.seq() != before) {
              assertThat(body.get("PrevSeq").longValue()).as(where).isEqualTo(before);
            }
            before = one.seq();
          }
        }
      }
    }
  }

  private static <T> T get(CompletionStage<T> answer) throws Exception {
    return answer.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
