package io.ringroom.http.session;

import java.util.Set;

/** The table of commands, for tests that must forget none. */
public final class CommandNames {
  private CommandNames() {}

  public static Set<String> all() {
    return CommandDesk.names();
  }
}
