/** Connections and threads for questions that nothing in a call waits for. */
@NullMarked
package io.ringroom.persistence.db;

import org.jspecify.annotations.NullMarked;
