package io.ringroom.http.dialect;

import io.ringroom.http.json.EventWord;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A whole picture of a call, which the older kits have no word for, as the events that lead to it.
 * Whoever is told somebody entered who is known to be there is told nothing new.
 */
record LegacyPicture(DelegateWords words, LegacyCall call, CallView view) {
  private static final Set<String> PRESENT = Set.of("joined", "reconnecting");

  List<EventWord> asEvents() {
    return LegacyCall.waits(view.state()) ? List.of(invitation()) : members();
  }

  private EventWord invitation() {
    UserId sponsor = view.inviterId() == null ? view.callerId() : view.inviterId();
    return words.invited(
        new DelegateWords.Invited(
            view.callId(), sponsor, view.calleeIdList(), view.chatGroupId(), view.mediaType()));
  }

  private List<EventWord> members() {
    List<EventWord> said = new ArrayList<>();
    for (CallView.Participant member : view.members()) {
      if (PRESENT.contains(member.state()) && !member.user().equals(call.me())) {
        said.addAll(words.userEnter(view.callId(), member.user(), false));
        said.add(words.audioAvailable(view.callId(), member.user(), member.audio()));
        said.add(words.videoAvailable(view.callId(), member.user(), member.video()));
      }
    }
    said.add(words.inviteeList(view.callId(), call.pending()));
    return said;
  }
}
