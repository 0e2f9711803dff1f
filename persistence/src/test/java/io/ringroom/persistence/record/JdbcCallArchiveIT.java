package io.ringroom.persistence.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordQuery;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.CallResult;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.persistence.JournalForTests;
import io.ringroom.persistence.db.Database;
import io.ringroom.persistence.tail.JournalRows;
import io.ringroom.protocol.client.EndReason;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records of real journals in a real database. */
class JdbcCallArchiveIT {
  private static final TenantId TENANT = new TenantId(1);
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId EVE = new UserId("eve");

  private static JournalForTests database;
  private static JournalRows<StoredEvent> journal;
  private static Database questions;
  private static JdbcCallArchive archive;

  @BeforeAll
  static void start() throws Exception {
    database = JournalForTests.start();
    journal = database.rows();
    questions = Database.open(database.postgres().settings(), "archive-test");
    archive = new JdbcCallArchive(questions, journal);
  }

  @AfterAll
  static void stop() throws Exception {
    questions.close();
    database.close();
  }

  @AfterEach
  void clear() throws Exception {
    database.clear();
  }

  @Test
  @Tag("row-26")
  void a_call_has_one_record_with_the_same_times_for_all_however_often_it_is_computed()
      throws Exception {
    talk("c1", 0, BOB);
    recordAll("c1");
    recordAll("c1");

    CallRecord record = get(archive.record(TENANT, new CallId("c1"))).orElseThrow();
    assertThat(record.totalTime()).isEqualTo(60);
    assertThat(record.parties()).hasSize(2);
    assertThat(page(ANN, null, null, 10)).containsExactly("c1");
    assertThat(page(BOB, null, null, 10)).containsExactly("c1");
    assertThat(get(archive.record(new TenantId(2), new CallId("c1")))).isEmpty();
  }

  @Test
  @Tag("row-27")
  void recent_calls_come_newest_first_page_by_page() throws Exception {
    for (int i = 1; i <= 5; i++) {
      talk("c" + i, i * 100, i == 3 ? EVE : BOB);
      recordAll("c" + i);
    }

    assertThat(page(BOB, null, null, 3)).containsExactly("c5", "c4", "c2");
    RecordQuery.Cursor end = new RecordQuery.Cursor(second(200), new CallId("c2"));
    assertThat(page(BOB, null, end, 3)).containsExactly("c1");
    assertThat(page(null, null, null, 10)).containsExactly("c5", "c4", "c3", "c2", "c1");
    assertThat(
            ids(
                archive.records(
                    new RecordQuery(TENANT, ANN, second(200), second(400), null, null, 10))))
        .containsExactly("c3", "c2");
  }

  @Test
  @Tag("row-27")
  void records_are_told_apart_by_media_and_size_and_counted_page_by_page() throws Exception {
    for (int i = 1; i <= 3; i++) {
      talk("c" + i, i * 100, BOB);
      recordAll("c" + i);
    }
    RecordQuery video = narrowed(MediaType.VIDEO, true, 2);

    CallArchive.NumberedPage second = get(archive.page(video, 2));
    assertThat(second.total()).isEqualTo(3);
    assertThat(second.records()).extracting(r -> r.facts().call().value()).containsExactly("c1");
    assertThat(get(archive.page(narrowed(MediaType.AUDIO, null, 2), 1)).total()).isZero();
    assertThat(get(archive.page(narrowed(null, false, 2), 1)).total()).isZero();
  }

  private static RecordQuery narrowed(
      @Nullable MediaType media, @Nullable Boolean oneToOne, int limit) {
    return new RecordQuery(TENANT, null, null, null, null, media, oneToOne, null, limit);
  }

  @Test
  @Tag("row-27")
  void a_result_is_the_users_own() throws Exception {
    rejected("c1", 0, BOB);
    talk("c2", 100, BOB);
    recordAll("c1");
    recordAll("c2");

    assertThat(page(BOB, CallResult.REJECT, null, 10)).containsExactly("c1");
    assertThat(page(BOB, CallResult.NORMAL_END, null, 10)).containsExactly("c2");
    assertThat(page(null, CallResult.REJECT, null, 10)).containsExactly("c1");
  }

  @Test
  @Tag("row-27")
  void a_record_deleted_by_one_user_stays_with_the_others_and_deleted() throws Exception {
    talk("c1", 0, BOB);
    recordAll("c1");

    assertThat(get(archive.hide(TENANT, BOB, List.of(new CallId("c1"), new CallId("c2")))))
        .isEqualTo(1);
    assertThat(get(archive.hide(TENANT, BOB, List.of(new CallId("c1"))))).isZero();
    recordAll("c1");

    assertThat(page(BOB, null, null, 10)).isEmpty();
    assertThat(page(ANN, null, null, 10)).containsExactly("c1");
    assertThat(get(archive.record(TENANT, new CallId("c1")))).isPresent();
  }

  @Test
  @Tag("row-80")
  void the_journal_of_a_call_is_read_whole_and_in_order() throws Exception {
    talk("c1", 0, BOB);

    List<StoredEvent> events = get(archive.journal(new CallId("c1")));
    assertThat(events.stream().map(StoredEvent::seq)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(events.get(0).event()).isInstanceOf(CallEvent.Started.class);
    assertThat(get(archive.journal(new CallId("c2")))).isEmpty();
  }

  @Test
  @Tag("row-27")
  void old_records_are_forgotten_a_few_at_once_with_their_users_lists_and_no_others()
      throws Exception {
    for (int i = 1; i <= 4; i++) {
      talk("c" + i, i * 100, BOB);
      recordAll("c" + i);
    }

    assertThat(get(archive.forget(new TenantId(2), second(1000), 10))).isZero();
    assertThat(get(archive.forget(TENANT, second(400), 2))).isEqualTo(2);
    assertThat(page(null, null, null, 10)).containsExactly("c4", "c3");
    assertThat(get(archive.forget(TENANT, second(400), 2))).isEqualTo(1);
    assertThat(page(BOB, null, null, 10)).containsExactly("c4");
    assertThat(page(ANN, null, null, 10)).containsExactly("c4");
    assertThat(parties()).isEqualTo(2);
    assertThat(get(archive.journal(new CallId("c1")))).as("stays").hasSize(4);
  }

  private static int parties() throws Exception {
    try (Connection connection = database.connect();
        var select = connection.createStatement();
        var row = select.executeQuery("SELECT count(*) FROM call_party")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<String> page(
      @Nullable UserId user,
      @Nullable CallResult result,
      RecordQuery.@Nullable Cursor after,
      int limit)
      throws Exception {
    return ids(archive.records(new RecordQuery(TENANT, user, null, null, result, after, limit)));
  }

  private static List<String> ids(CompletionStage<List<CallRecord>> records) throws Exception {
    return get(records).stream().map(record -> record.facts().call().value()).toList();
  }

  private static void talk(String call, long at, UserId callee) throws Exception {
    database.store(
        call,
        started(call, at, callee),
        new CallEvent.Answered(callee, seat(), second(at + 3)),
        new CallEvent.MemberLeft(ANN, false, second(at + 63)),
        new CallEvent.Ended(EndReason.HANGUP, ANN, 60, false, null, second(at + 63)));
  }

  private static void rejected(String call, long at, UserId callee) throws Exception {
    database.store(
        call,
        started(call, at, callee),
        new CallEvent.InvitationEnded(callee, Outcome.REJECTED, null, "", second(at + 1)),
        new CallEvent.Ended(EndReason.REJECT, callee, 0, false, null, second(at + 1)));
  }

  private static CallEvent started(String call, long at, UserId callee) {
    CallFacts facts =
        new CallFacts(
            new CallId(call), TENANT, ANN, List.of(callee), MediaType.VIDEO, "", "", second(at));
    return new CallEvent.Started(facts, seat(), second(at + 30));
  }

  private static Seat seat() {
    return Seat.of(new DeviceId("page"), Tracks.NONE);
  }

  private static Instant second(long second) {
    return Instant.parse("2026-11-21T08:00:00Z").plusSeconds(second);
  }

  /** What the tail does with the events of this call. */
  private static void recordAll(String call) throws Exception {
    try (Connection connection = database.connect()) {
      new RecordWriter(journal, record -> {}).read(connection, journal.of(connection, call));
    }
  }

  private static <T> T get(CompletionStage<T> answer) throws Exception {
    return answer.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
