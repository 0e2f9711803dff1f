package io.ringroom.bench.run;

import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.JanusTarget;
import io.ringroom.bench.server.RingroomTarget;
import io.ringroom.bench.server.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What every bench needs: the checkout, an address of this machine, the servers to load. */
final class Lab {
  private final Path home;
  private final Options options;
  private final PrintStream out;
  private final InetAddress local;

  Lab(Path home, Options options, PrintStream out) {
    this.home = home;
    this.options = options;
    this.out = out;
    this.local = ownAddress();
    try {
      Files.createDirectories(home.resolve("target/bench"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Janus offers no candidate on 127.0.0.1; packets to any own address stay in this machine. */
  private static InetAddress ownAddress() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
          .findFirst()
          .orElse(InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Options options() {
    return options;
  }

  void say(String line) {
    out.println(line);
  }

  Table table(String name, String... columns) {
    return new Table(home.resolve("target/bench/" + name + ".csv"), columns);
  }

  /** Runs the bench against every server of the option {@code targets}, one after the other. */
  void eachTarget(int decryptEvery, Bench bench) {
    for (String name : options.list("targets", "ringroom")) {
      Generator generator = new Generator(local, decryptEvery);
      try (generator;
          Target target = start(name, generator)) {
        bench.run(target, generator);
      }
    }
  }

  /** Runs a bench of what only our own media node does. */
  void ourselves(OwnBench bench) {
    Generator generator = new Generator(local, 1);
    try (generator;
        RingroomTarget target =
            new RingroomTarget(
                "ringroom", home, local, generator, options.list("flags", ""), settings())) {
      bench.run(target, generator);
    }
  }

  /** One bench against our own media node. */
  interface OwnBench {
    void run(RingroomTarget target, Generator generator);
  }

  /** Environment of the node: {@code env=NAME:value,NAME:value}. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (String pair : options.list("env", "")) {
      int at = pair.indexOf(':');
      settings.put(pair.substring(0, at), pair.substring(at + 1));
    }
    return settings;
  }

  /** One bench against one server. */
  interface Bench {
    void run(Target target, Generator generator);
  }

  private Target start(String name, Generator generator) {
    if (name.startsWith("ringroom")) {
      return new RingroomTarget(
          name, home, local, generator, options.list("flags", ""), settings(name));
    }
    if (name.equals("janus") || name.equals("janus-tuned")) {
      return new JanusTarget(name, home, local, generator, name.equals("janus") ? 0 : 1);
    }
    throw new IllegalArgumentException("no such target: " + name);
  }

  private static Map<String, String> settings(String name) {
    return name.equals("ringroom-openssl") ? Map.of("RINGROOM_SRTP_CIPHER", "OpenSSL") : Map.of();
  }

  /** Prints the table for the documentation. */
  void finish(Table table) {
    say("");
    say(Conditions.machine() + "; load average at the end " + Conditions.load());
    say(table.markdown());
  }

  List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
