package io.ringroom.persistence.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Computes something from events, in the transaction that notes how far it came.
 *
 * @param <E> an event of the kind of entity it reads
 */
@FunctionalInterface
public interface TailReader<E> {

  /**
   * Events in the order of their entities, each at least once: what is written must be the same
   * when it is written again.
   *
   * @param connection of the transaction; left open, committed by the tail
   */
  void read(Connection connection, List<E> events) throws SQLException;

  /** What was read last is committed. Not called if the process dies just then. */
  default void committed() {}
}
