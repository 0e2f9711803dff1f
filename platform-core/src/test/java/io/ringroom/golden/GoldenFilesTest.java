package io.ringroom.golden;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import akka.serialization.jackson.JacksonObjectMapperProvider;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.conference.ConferenceEvent;
import io.ringroom.domain.conference.ConferenceState;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.domain.conference.ToParticipant;
import io.ringroom.domain.record.AvCall;
import io.ringroom.domain.record.OfflineCallMessage;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.room.RoomState;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.VideoCallData;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.ToNode;
import java.io.NotSerializableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is stored or sent is still read and written as the files say. */
class GoldenFilesTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  /** As the journal does it, but as text. */
  private static final ObjectMapper STORED =
      JacksonObjectMapperProvider.get(Adapter.toClassic(KIT.system()))
          .create("jackson-cbor", Optional.of(new JsonFactory()));

  private static final ObjectMapper SPOKEN =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static List<Family<?>> stored() {
    return List.of(
        new Family<>("events/v1/call", CallEvent.class, STORED, Examples.callEvents()),
        new Family<>("events/v1/user", UserEvent.class, STORED, Examples.userEvents()),
        new Family<>("events/v1/room", RoomEvent.class, STORED, Examples.roomEvents()),
        new Family<>(
            "events/v1/conference", ConferenceEvent.class, STORED, ConferenceExamples.events()),
        new Family<>(
            "snapshots/v1/conference", ConferenceState.class, STORED, ConferenceExamples.states()),
        new Family<>("snapshots/v1/user", UserState.class, STORED, Examples.userStates()),
        new Family<>("snapshots/v1/room", RoomState.class, STORED, Examples.roomStates()));
  }

  private static List<Family<?>> spoken() {
    return List.of(
        new Family<>("protocol/ring/to-call", ToCall.class, STORED, Examples.toCall()),
        new Family<>("protocol/ring/to-user", ToUser.class, STORED, Examples.toUser()),
        new Family<>(
            "protocol/conference/to-conference",
            ToConference.class,
            STORED,
            ConferenceExamples.toConference()),
        new Family<>(
            "protocol/conference/to-participant",
            ToParticipant.class,
            STORED,
            ConferenceExamples.toParticipant()),
        new Family<>(
            "protocol/chat/video-call", VideoCallData.class, SPOKEN, ChatExamples.videoCalls()),
        new Family<>("protocol/chat/av-call", AvCall.class, SPOKEN, ChatExamples.avCalls()),
        new Family<>("protocol/chat/push", OfflineCallMessage.class, SPOKEN, ChatExamples.pushes()),
        new Family<>("protocol/client", ClientEvent.class, SPOKEN, clientEvents()),
        new Family<>("protocol/node/to-node", ToNode.class, SPOKEN, NodeExamples.toNode()),
        new Family<>("protocol/node/task", RoomTask.class, STORED, NodeExamples.tasks()),
        new Family<>("protocol/node/from-node", FromNode.class, SPOKEN, NodeExamples.fromNode()));
  }

  private static List<ClientEvent> clientEvents() {
    return Stream.concat(
            Examples.clientEvents().stream(), ConferenceExamples.clientEvents().stream())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> stored_words_are_kept() {
    return stored().stream().flatMap(family -> new Goldens<>(family).tests());
  }

  @TestFactory
  Stream<DynamicTest> spoken_words_are_kept() {
    return spoken().stream().flatMap(family -> new Goldens<>(family).tests());
  }

  @Test
  void the_journal_gives_back_what_it_was_given() throws NotSerializableException {
    var serialization = SerializationExtension.get(Adapter.toClassic(KIT.system()));
    for (Family<?> family : stored()) {
      for (Object example : family.examples()) {
        var serializer = (SerializerWithStringManifest) serialization.findSerializerFor(example);
        byte[] bytes = serializer.toBinary(example);
        assertThat(serializer.fromBinary(bytes, serializer.manifest(example))).isEqualTo(example);
        assertThat(serializer.identifier()).as("the serializer of %s", family).isEqualTo(33);
      }
    }
  }
}
