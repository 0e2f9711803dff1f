package io.ringroom.http.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.EventWord;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For clients that speak as we do. */
final class Verbatim implements Interpreter {

  @Override
  public ClientFrame.Command heard(ClientFrame.Command command, boolean inCall) {
    return command;
  }

  @Override
  public void answered(ObjectNode p) {}

  @Override
  public List<EventWord> loggedIn(UserId me, @Nullable CallView call, boolean resumed) {
    return List.of();
  }

  @Override
  public boolean showsWaiting() {
    return true;
  }

  @Override
  public List<EventWord> told(ClientEvent event) {
    return List.of(EventWord.of(event));
  }
}
