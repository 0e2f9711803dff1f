package io.ringroom.http.dialect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The generation of calling kits a client was written for, named in the address it opens. */
public enum Dialect {
  /** TUICallEngine's names, which are our own. */
  TUICALL(Verbatim::new),
  /** TRTCCalling's delegate for iOS and Android. */
  TRTCCALLING(() -> new Legacy(LegacyCommands.TRTCCALLING, new TrtcCallingWords())),
  /** TUICalling for WeChat mini-programs. */
  MINI(() -> new Legacy(LegacyCommands.MINI, new MiniWords()));

  private final Supplier<Interpreter> interpreters;

  Dialect(Supplier<Interpreter> interpreters) {
    this.interpreters = interpreters;
  }

  /** The dialect of this wire name. */
  public static Optional<Dialect> named(String name) {
    return Arrays.stream(values()).filter(dialect -> dialect.wireName().equals(name)).findFirst();
  }

  /** Every wire name, for people. */
  public static String names() {
    return Arrays.stream(values()).map(Dialect::wireName).collect(Collectors.joining(", "));
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** An interpreter for one connection. */
  public Interpreter interpreter() {
    return interpreters.get();
  }
}
