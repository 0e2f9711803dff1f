package io.ringroom.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import java.io.NotSerializableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random journals, written and read as the database holds them, give the same bytes of state. */
class JournalReplayTest {
  private static final int SCHEDULES = 200;
  private static final ActorTestKit KIT = ActorTestKit.create();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  @Tag("row-80")
  void a_call_read_back_after_each_of_its_events_is_the_call_it_was() throws Exception {
    for (long seed = 0; seed < SCHEDULES; seed++) {
      World world = new Schedule(Play.WAITING_CRASHES, seed, Rules.REAL).played();
      for (CallHost call : world.calls.values()) {
        CallState state = Call.unknown(call.id);
        for (int i = 0; i < call.journal.size(); i++) {
          state = Call.evolve(state, (CallEvent) stored(call.journal.get(i)));
          assertThat(bytes(state))
              .as("seed %s, %s", seed, call.id)
              .isEqualTo(bytes(call.states.get(i + 1)));
        }
      }
    }
  }

  @Test
  void a_user_read_back_is_the_user_he_was_also_from_a_snapshot() throws Exception {
    for (long seed = 0; seed < SCHEDULES; seed++) {
      World world = new Schedule(Play.WAITING_CRASHES, seed, Rules.REAL).played();
      for (UserHost user : world.users.values()) {
        UserState state = UserState.NEW;
        for (UserEvent event : user.journal) {
          state = ((UserState) stored(state)).evolve((UserEvent) stored(event));
        }
        assertThat(bytes(state)).as("seed %s, %s", seed, user.id).isEqualTo(bytes(user.state));
      }
    }
  }

  private static Object stored(Object value) throws NotSerializableException {
    SerializerWithStringManifest serializer = serializerOf(value);
    return serializer.fromBinary(serializer.toBinary(value), serializer.manifest(value));
  }

  private static byte[] bytes(Object value) {
    return serializerOf(value).toBinary(value);
  }

  private static SerializerWithStringManifest serializerOf(Object value) {
    Serialization serialization = SerializationExtension.get(Adapter.toClassic(KIT.system()));
    return (SerializerWithStringManifest) serialization.findSerializerFor(value);
  }
}
