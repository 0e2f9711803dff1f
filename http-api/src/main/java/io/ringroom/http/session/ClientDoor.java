package io.ringroom.http.session;

import akka.actor.typed.ActorRef;
import io.ringroom.http.dialect.Dialect;
import io.ringroom.http.json.ClientCodec;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.http.ws.Socket;
import io.ringroom.http.ws.SocketListener;
import java.util.concurrent.atomic.AtomicLong;

/** Gives every socket on {@code /ws} an actor of its own. */
public final class ClientDoor {
  private final Spawner spawner;
  private final SessionSurroundings around;
  private final AtomicLong opened = new AtomicLong();

  public ClientDoor(Spawner spawner, SessionSurroundings around) {
    this.spawner = spawner;
    this.around = around;
  }

  /** The listener of one socket; frames are read on the socket's thread, decided by its actor. */
  public SocketListener open(Socket socket, Dialect dialect) {
    ActorRef<SessionMessage> session =
        spawner.spawn(
            AwaitingLogin.create(new ClientLine(socket, dialect.interpreter()), around),
            "client-" + opened.incrementAndGet());
    return new SocketListener() {
      @Override
      public void onText(String text) {
        session.tell(new SessionMessage.Received(ClientCodec.decode(text)));
      }

      @Override
      public void onClosed(CloseCode code, String reason) {
        session.tell(new SessionMessage.Closed());
      }
    };
  }
}
