package io.ringroom.http.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.EventWord;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one connection and the platform: commands in, events out, each in the words of the
 * side that reads them. Remembers the little that older events say and ours do not.
 */
public interface Interpreter {

  /**
   * A command of the client in our words.
   *
   * @param inCall whether the connection is about a call at the moment
   */
  ClientFrame.Command heard(ClientFrame.Command command, boolean inCall);

  /** What a command of the client was answered. */
  void answered(ObjectNode p);

  /**
   * What the client is told after a login, beside the answer.
   *
   * @param call the call its user is in or rung by, if there is one
   * @param resumed whether the client knows that call and hears what it has missed
   */
  List<EventWord> loggedIn(UserId me, @Nullable CallView call, boolean resumed);

  /** Whether it has words for a call that waits, and for one that is on hold. */
  boolean showsWaiting();

  /** An event in the client's words, in order; none if it has no word for it. */
  List<EventWord> told(ClientEvent event);
}
