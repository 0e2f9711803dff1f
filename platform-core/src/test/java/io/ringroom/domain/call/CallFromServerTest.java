package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.START;
import static io.ringroom.domain.call.Cast.accept;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call that the tenant's server makes in the name of a user: a robot calls. */
class CallFromServerTest {
  private static final CallOptions OPTIONS = CallOptions.USUAL.byServer();

  private static CallEvent robotCalls(UserId... callees) {
    CallFacts facts =
        new CallFacts(
            CALL, new TenantId(1), ANN, List.of(callees), MediaType.VIDEO, "", "", START, OPTIONS);
    return new CallEvent.Started(facts, Seat.SERVER, second(30));
  }

  @Test
  @Tag("row-36")
  void the_server_starts_a_call_and_its_callees_ring() {
    CallHistory.Then then =
        given()
            .when(
                new ToCall.Start(
                    new TenantId(1),
                    ANN,
                    Seat.SERVER,
                    List.of(BOB, EVE),
                    MediaType.VIDEO,
                    Duration.ofSeconds(30),
                    "",
                    "",
                    OPTIONS));

    then.happens(robotCalls(BOB, EVE));
    assertThat(then.messages(BOB)).hasOnlyElementsOfType(ToUser.Offer.class).hasSize(1);
    assertThat(then.messages(ANN)).isEmpty();
  }

  @Test
  @Tag("row-36")
  void who_answers_talks_with_the_server_and_ends_the_call_by_leaving() {
    CallHistory.Then begun = given(robotCalls(BOB)).at(4).when(accept(BOB));

    begun.happens(answered(BOB, 4)).goesOn();
    assertThat(begun.messages(ANN)).isEmpty();
    begun
        .then()
        .at(14)
        .when(hangup(BOB))
        .ends(EndReason.HANGUP, BOB, 10)
        .tells(BOB, PHONE, new ClientEvent.CallEnd(CALL, 2, 1, BOB, 10, ""));
    assertThat(begun.then().at(14).when(hangup(BOB)).messages(ANN)).isEmpty();
  }

  @Test
  @Tag("row-36")
  void the_server_is_never_lost_and_has_no_place_in_the_room() {
    CallHistory talking = given(robotCalls(BOB), answered(BOB, 4)).at(10);

    talking.whenRestarted().happens(Cast.lost(BOB, 10, 40));
    assertThat(talking.afterRestart()).extracting(Outgoing::to).containsExactly(BOB);
    assertThat(talking.when(hangup(BOB)).then().afterRestart())
        .extracting(Outgoing::to)
        .containsExactly(BOB);
    RoomNeed room = Objects.requireNonNull(talking.duties().room());
    assertThat(room.occupants()).extracting(occupant -> occupant.user()).containsExactly(BOB);
  }

  @Test
  @Tag("row-36")
  void nobody_answering_ends_the_servers_call() {
    given(robotCalls(BOB), Cast.rang(BOB, 1))
        .at(30)
        .whenTimePasses()
        .ends(EndReason.NO_RESPONSE, BOB, 0);
  }

  @Test
  void the_servers_call_merges_with_no_other() {
    CallHistory.Then offer = given(robotCalls(BOB)).at(1).when(new ToCall.Offered(BOB));

    assertThat(offer.messages(BOB))
        .extracting(word -> ((ToUser.RingGo) word).invite().oneToOne())
        .containsExactly(false);
    given(robotCalls(BOB)).at(1).when(new ToCall.Merge(new CallId("c1"))).nothingHappens();
  }
}
