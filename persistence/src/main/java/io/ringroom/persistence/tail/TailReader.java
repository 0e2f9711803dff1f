package io.ringroom.persistence.tail;

import io.ringroom.actor.record.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Computes something from the events of calls, in the transaction that notes how far it came. */
@FunctionalInterface
public interface TailReader {

  /**
   * Events in the order of their calls, each at least once: what is written must be the same when
   * it is written again.
   *
   * @param connection of the transaction; left open, committed by the tail
   */
  void read(Connection connection, List<StoredEvent> events) throws SQLException;

  /** What was read last is committed. Not called if the process dies just then. */
  default void committed() {}
}
