package io.ringroom.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.EventWord;
import io.ringroom.http.json.Json;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
  private static final CallId CALL = new CallId("c1");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId EVE = new UserId("eve");

  private static Interpreter loggedIn(Dialect dialect, UserId me) {
    Interpreter interpreter = dialect.interpreter();
    interpreter.loggedIn(me, null, false);
    return interpreter;
  }

  private static ClientEvent ring(boolean redelivered, String group) {
    return new ClientEvent.CallReceived(
        CALL, ANN, List.of(BOB, EVE), 2, new RoomId("c1"), "", group, 9, 9, redelivered, 1);
  }

  private static ClientEvent notConnected(EndReason reason) {
    return new ClientEvent.CallNotConnected(CALL, 2, reason.code(), ANN, "");
  }

  private static List<String> names(List<EventWord> words) {
    return words.stream().map(EventWord::ev).toList();
  }

  private static String heard(Dialect dialect, boolean inCall, String cmd, String p) {
    try {
      ObjectNode parameters = (ObjectNode) Json.parse(p.replace('\'', '"'));
      ClientFrame.Command ours =
          dialect.interpreter().heard(new ClientFrame.Command("1", cmd, parameters), inCall);
      return ours.cmd() + ours.p().toString().replace('"', '\'');
    } catch (JsonProcessingException bad) {
      throw new IllegalArgumentException(p, bad);
    }
  }

  @Test
  void a_client_of_today_hears_every_event_as_it_is() {
    Interpreter today = loggedIn(Dialect.TUICALL, BOB);

    assertThat(today.told(ring(false, ""))).containsExactly(EventWord.of(ring(false, "")));
    assertThat(heard(Dialect.TUICALL, true, "groupCall", "{'userId':'x'}"))
        .isEqualTo("groupCall{'userId':'x'}");
  }

  @Test
  @Tag("row-3")
  void an_invitation_names_its_sponsor_everyone_asked_and_whether_it_comes_from_a_group() {
    EventWord single = loggedIn(Dialect.TRTCCALLING, BOB).told(ring(false, "")).get(0);
    EventWord group = loggedIn(Dialect.TRTCCALLING, BOB).told(ring(false, "g")).get(0);

    assertThat(single.ev()).isEqualTo("onInvited");
    assertThat(single.p())
        .hasToString(
            "{\"userIds\":[\"bob\",\"eve\"],\"sponsor\":\"ann\",\"isFromGroup\":false,"
                + "\"callType\":2}");
    assertThat(group.p().get("isFromGroup").booleanValue()).isTrue();
  }

  @Test
  void the_mini_program_reads_the_same_invitation_under_its_own_names() {
    EventWord word = loggedIn(Dialect.MINI, BOB).told(ring(false, "")).get(0);

    assertThat(word.ev()).isEqualTo("INVITED");
    assertThat(word.p())
        .hasToString(
            "{\"inviteeList\":[\"bob\",\"eve\"],\"sponsor\":\"ann\",\"isFromGroup\":false,"
                + "\"inviteID\":\"c1\",\"inviteData\":{\"call_type\":2}}");
  }

  @ParameterizedTest
  @CsvSource({
    "NO_RESPONSE, onCallingTimeout onCallEnd",
    "OFFLINE, onCallingTimeout onCallEnd",
    "CANCELED, onCallingCancel",
    "OTHER_DEVICE_ACCEPTED, onCallEnd",
    "OTHER_DEVICE_REJECT, onCallEnd",
    "END_BY_SERVER, onCallEnd",
    "MERGED, ''"
  })
  void who_is_called_hears_why_he_rings_no_more(EndReason reason, String words) {
    Interpreter bob = loggedIn(Dialect.TRTCCALLING, BOB);
    bob.told(ring(false, ""));

    assertThat(String.join(" ", names(bob.told(notConnected(reason))))).isEqualTo(words);
  }

  @Test
  void who_called_hears_of_each_callee_and_then_that_it_is_over() {
    Interpreter ann = loggedIn(Dialect.TRTCCALLING, ANN);

    assertThat(names(ann.told(new ClientEvent.UserNoResponse(CALL, BOB, true))))
        .containsExactly("onNoResp");
    assertThat(names(ann.told(new ClientEvent.UserLineBusy(CALL, EVE))))
        .containsExactly("onLineBusy");
    assertThat(names(ann.told(notConnected(EndReason.NO_RESPONSE)))).containsExactly("onCallEnd");
  }

  @Test
  void whoever_is_asked_in_later_comes_with_the_whole_list_of_those_still_asked() {
    Interpreter ann = loggedIn(Dialect.TRTCCALLING, ANN);
    ann.answered(
        Json.object()
            .put("callId", "c1")
            .set("accepted", Json.mapper().valueToTree(List.of("bob", "eve"))));
    ann.told(new ClientEvent.UserJoin(CALL, BOB));
    ClientEvent asked = new ClientEvent.UserInviting(CALL, new UserId("dan"), BOB);

    EventWord first = ann.told(asked).get(0);
    EventWord doubled = ann.told(asked).get(0);
    EventWord later = ann.told(new ClientEvent.UserInviteCancelled(CALL, EVE)).get(0);

    assertThat(first.ev()).isEqualTo("onGroupCallInviteeListUpdate");
    assertThat(first.p()).hasToString("{\"userIds\":[\"eve\",\"dan\"]}");
    assertThat(doubled).isEqualTo(first);
    assertThat(later.p()).hasToString("{\"userIds\":[\"dan\"]}");
  }

  @Test
  void the_mini_program_tells_an_answer_from_somebody_who_was_there_before() {
    Interpreter bob = loggedIn(Dialect.MINI, BOB);
    bob.told(ring(false, ""));
    bob.told(new ClientEvent.CallBegin(CALL, 2, new RoomId("c1"), 5));

    assertThat(names(bob.told(new ClientEvent.UserJoin(CALL, ANN)))).containsExactly("USER_ENTER");
    assertThat(names(bob.told(new ClientEvent.UserJoin(CALL, EVE))))
        .containsExactly("USER_ACCEPT", "USER_ENTER");
  }

  @Test
  @Tag("row-18")
  void a_ring_that_is_on_at_login_is_told_once() {
    Interpreter bob = Dialect.TRTCCALLING.interpreter();

    assertThat(bob.loggedIn(BOB, view("ringing"), false)).isEmpty();
    assertThat(names(bob.told(ring(true, "")))).containsExactly("onInvited");
    assertThat(names(bob.told(notConnected(EndReason.CANCELED))))
        .containsExactly("onCallingCancel");
  }

  @Test
  void who_comes_back_into_his_call_is_told_who_is_there() {
    Interpreter bob = Dialect.MINI.interpreter();

    assertThat(names(bob.loggedIn(BOB, view("joined"), false)))
        .containsExactly(
            "SDK_READY",
            "USER_ENTER",
            "USER_AUDIO_AVAILABLE",
            "USER_VIDEO_AVAILABLE",
            "GROUP_CALL_INVITEE_LIST_UPDATE");
    assertThat(names(bob.loggedIn(BOB, view("joined"), true))).containsExactly("SDK_READY");
  }

  @ParameterizedTest
  @EnumSource(names = {"TRTCCALLING", "MINI"})
  void events_of_the_media_connection_are_the_same_for_all(Dialect dialect) {
    ClientEvent lost = new ClientEvent.MediaLost(CALL);

    assertThat(loggedIn(dialect, BOB).told(lost)).containsExactly(EventWord.of(lost));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "call | {'userId':'bob','type':2} | call{'userID':'bob','type':2,'preJoin':{'mic':true,'camera':false}}",
        "groupCall | {'userIdList':['bob'],'type':1,'groupID':''} | groupCall{'userIDList':['bob'],'type':1,'groupID':'','preJoin':{'mic':true,'camera':false}}",
        "accept | {} | accept{'preJoin':{'mic':true,'camera':false}}",
        "setMicMute | {'isMute':true} | closeMicrophone{'isMute':true}",
        "setMicMute | {'isMute':false} | openMicrophone{'isMute':false}",
        "setMicMute | {} | setMicMute{}",
        "setHandsFree | {'isHandsFree':true} | selectAudioPlaybackDevice{'isHandsFree':true,'device':'speakerphone'}",
        "switchToAudioCall | {} | switchCallMediaType{'mediaType':1}",
        "switchVideoCall | {} | switchCallMediaType{'mediaType':2}",
        "destroyed | {} | logout{}",
        "hangup | {} | hangup{}",
        "login | {'sdkAppID':1,'user':'ann','userSig':'s'} | login{'sdkAppID':1,'userID':'ann','userSig':'s','deviceId':'trtccalling'}",
        "connectMedia | {'sdp':'v=0'} | connectMedia{'sdp':'v=0'}"
      })
  void a_method_of_the_old_kit_is_a_command_of_ours(String cmd, String p, String ours) {
    assertThat(heard(Dialect.TRTCCALLING, false, cmd, p)).isEqualTo(ours);
  }

  @Test
  @Tag("row-20")
  void a_group_call_during_a_call_asks_more_users_into_it() {
    assertThat(heard(Dialect.MINI, true, "groupCall", "{'userIDList':['eve']}"))
        .isEqualTo("inviteUser{'userIDList':['eve']}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TUICALL", "tui", "trtccalling "})
  void a_name_that_is_no_dialect_is_none(String name) {
    assertThat(Dialect.named(name)).isEmpty();
  }

  private static CallView view(String state) {
    return new CallView(
        CALL,
        new RoomId("c1"),
        "active",
        2,
        ANN,
        List.of(BOB, EVE),
        "callee",
        state,
        null,
        1,
        null,
        null,
        null,
        "",
        "",
        List.of(
            new CallView.Participant(ANN, "joined", true, true),
            new CallView.Participant(BOB, state, true, false),
            new CallView.Participant(EVE, "ringing", false, false)),
        null);
  }
}
