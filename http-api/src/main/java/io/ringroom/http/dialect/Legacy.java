package io.ringroom.http.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.EventWord;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Interprets for the kits of the TRTCCalling generation. */
final class Legacy implements Interpreter {
  private final LegacyCommands commands;
  private final DelegateWords words;

  /** Null until the login. */
  private @Nullable LegacyCall call;

  Legacy(LegacyCommands commands, DelegateWords words) {
    this.commands = commands;
    this.words = words;
  }

  @Override
  public ClientFrame.Command heard(ClientFrame.Command command, boolean inCall) {
    return commands.ours(command, inCall);
  }

  @Override
  public void answered(ObjectNode p) {
    if (call != null) {
      call = call.answered(p);
    }
  }

  @Override
  public List<EventWord> loggedIn(UserId me, @Nullable CallView view, boolean resumed) {
    LegacyCall found = view == null ? LegacyCall.none(me) : LegacyCall.of(me, view);
    call = found;
    List<EventWord> said = new ArrayList<>(words.ready());
    // A ring is told by an event of its own.
    if (view != null && !resumed && !found.rings(view.callId())) {
      said.addAll(new LegacyPicture(words, found, view).asEvents());
    }
    return said;
  }

  @Override
  public boolean showsWaiting() {
    return false;
  }

  @Override
  public List<EventWord> told(ClientEvent event) {
    LegacyCall before = call;
    if (before == null) {
      return List.of();
    }
    LegacyCall after = before.after(event);
    call = after;
    return event.match(new LegacyEvents(words, before, after));
  }
}
