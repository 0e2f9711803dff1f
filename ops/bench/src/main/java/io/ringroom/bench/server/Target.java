package io.ringroom.bench.server;

import io.ringroom.bench.peer.LoadPeer;
import java.util.List;

/** A media server under load. Calls block until the server has answered. */
public interface Target extends AutoCloseable {
  /** As it stands in the tables. */
  String name();

  Usage usage();

  /** Whether it has not crashed. */
  boolean isAlive();

  /** Makes a room for these users. */
  void open(String room, List<String> users);

  /** Whether who sends needs a second connection, a {@link #view}, to watch others. */
  boolean watchesApart();

  /**
   * Lets somebody in who sends sound and pictures.
   *
   * @param watched whom he watches meanwhile; nobody where that is done {@link #watchesApart}
   */
  LoadPeer publish(String room, String user, List<String> watched);

  /** Lets somebody in who only watches and hears. The connection's clock starts with the asking. */
  LoadPeer view(String room, String user, List<String> watched);

  /** Lets somebody in who talks and hears a mix of all others. */
  LoadPeer converse(String room, String user);

  /** One of its connections goes. */
  void leave(String room, LoadPeer peer);

  /** Ends the room. */
  void end(String room);

  @Override
  void close();
}
