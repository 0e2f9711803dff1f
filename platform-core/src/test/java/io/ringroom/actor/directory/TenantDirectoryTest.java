package io.ringroom.actor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.ringroom.actor.ActorTests;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.DirectoryCommand.Listing;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent.UserPresence;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantDirectoryTest {
  @SuppressWarnings("NullAway.Init")
  private static ActorTests tests;

  @SuppressWarnings("NullAway.Init")
  private ActorRef<DirectoryCommand> directory;

  @BeforeAll
  static void startTime() {
    tests = new ActorTests();
  }

  @AfterAll
  static void endTime() {
    tests.close();
  }

  @BeforeEach
  void open() {
    directory = tests.kit().spawn(TenantDirectory.create(tests.clock()));
  }

  @Test
  void a_subscriber_gets_the_list_and_then_every_change() {
    seen("ann", true, false);
    TestProbe<Listing> subscriber = subscribe();
    Listing list = subscriber.receiveMessage();
    assertThat(list.complete()).isTrue();
    assertThat(list.users()).extracting(UserPresence::user).containsExactly(new UserId("ann"));

    seen("ann", true, true);

    assertThat(subscriber.receiveMessage().users()).containsExactly(presence("ann", true, true));
  }

  @Test
  void a_user_who_repeats_himself_is_no_news() {
    TestProbe<Listing> subscriber = subscribe();
    subscriber.receiveMessage();
    seen("ann", true, false);
    subscriber.receiveMessage();

    seen("ann", true, false);

    subscriber.expectNoMessage(Duration.ofMillis(200));
  }

  @Test
  void who_falls_silent_is_forgotten_and_the_others_hear_it() {
    TestProbe<Listing> subscriber = subscribe();
    subscriber.receiveMessage();
    seen("ann", true, false);
    subscriber.receiveMessage();

    tests.pass(Duration.ofSeconds(70));

    assertThat(subscriber.receiveMessage().users()).containsExactly(presence("ann", false, false));
  }

  @Test
  void a_room_that_has_asked_is_told_how_its_users_are_called_now_and_whenever_that_changes() {
    seen("ann", "Ann");
    TestProbe<RoomCommand> room = tests.probe(RoomCommand.class);

    directory.tell(
        new DirectoryCommand.AskNames(List.of(new UserId("ann"), new UserId("bob")), room.ref()));

    assertThat(room.receiveMessage()).isEqualTo(names("ann", "Ann"));
    seen("bob", "Bob");
    assertThat(room.receiveMessage()).isEqualTo(names("bob", "Bob"));
    seen("ann", "Ann B.");
    assertThat(room.receiveMessage()).isEqualTo(names("ann", "Ann B."));
    seen("carl", "Carl");
    seen("ann", "Ann B.");
    room.expectNoMessage(Duration.ofMillis(200));
  }

  @Test
  void a_room_that_asks_no_more_is_told_no_more() {
    TestProbe<RoomCommand> room = tests.probe(RoomCommand.class);
    directory.tell(new DirectoryCommand.AskNames(List.of(new UserId("ann")), room.ref()));
    room.receiveMessage();

    tests.pass(Duration.ofSeconds(80));
    seen("ann", "Ann");

    room.expectNoMessage(Duration.ofMillis(200));
  }

  private void seen(String user, String name) {
    directory.tell(
        new DirectoryCommand.Seen(new UserPresence(new UserId(user), "person", name, true, false)));
  }

  private static RoomCommand.Names names(String user, String name) {
    return new RoomCommand.Names(List.of(new RoomCommand.Named(new UserId(user), name)));
  }

  @Test
  void asking_for_the_list_again_gives_it_again() {
    TestProbe<Listing> subscriber = subscribe();
    subscriber.receiveMessage();

    directory.tell(new DirectoryCommand.Subscribe(subscriber.ref(), true));

    assertThat(subscriber.receiveMessage().complete()).isTrue();
  }

  @Test
  void the_list_is_bounded() {
    IntStream.range(0, TenantDirectory.MOST_LISTED + 50).forEach(i -> seen("u" + i, true, false));

    assertThat(subscribe().receiveMessage().users()).hasSize(TenantDirectory.MOST_LISTED);
  }

  private TestProbe<Listing> subscribe() {
    TestProbe<Listing> subscriber = tests.probe(Listing.class);
    directory.tell(new DirectoryCommand.Subscribe(subscriber.ref(), true));
    return subscriber;
  }

  private void seen(String user, boolean online, boolean busy) {
    directory.tell(new DirectoryCommand.Seen(presence(user, online, busy)));
  }

  private static UserPresence presence(String user, boolean online, boolean busy) {
    return new UserPresence(new UserId(user), "person", "", online, busy);
  }
}
