package io.ringroom.media.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A host of its own behind a link that can be made bad: a network namespace joined to this host by
 * a veth pair. Loss is iptables', a narrow link tc's token bucket; both act on the real datagrams
 * of a real browser. Needs CAP_NET_ADMIN.
 */
final class BadNetwork implements AutoCloseable {
  /** What is behind the namespace's end of the link. */
  static final String FAR = "10.88.77.2";

  /** This host, seen from there. */
  static final String NEAR = "10.88.77.1";

  private static final String NAME = "ringroom-bad";
  private static final String DEVICE = "rr-bad";

  BadNetwork() {
    ignore("ip", "netns", "del", NAME);
    ignore("ip", "link", "del", DEVICE);
    run("ip", "netns", "add", NAME);
    run("ip", "link", "add", DEVICE, "type", "veth", "peer", "name", "far", "netns", NAME);
    run("ip", "addr", "add", NEAR + "/24", "dev", DEVICE);
    run("ip", "link", "set", DEVICE, "up");
    inside("ip", "addr", "add", FAR + "/24", "dev", "far");
    inside("ip", "link", "set", "far", "up");
    inside("ip", "link", "set", "lo", "up");
    // DevTools listen on the loopback of the namespace only.
    inside("sh", "-c", "echo 1 > /proc/sys/net/ipv4/conf/all/route_localnet");
    inside(
        ("iptables -t nat -A PREROUTING -p tcp -d " + FAR + " -j DNAT --to-destination 127.0.0.1")
            .split(" "));
  }

  /** Whether namespaces can be made here. */
  static boolean isPossible() {
    try {
      boolean made = execute(List.of("ip", "netns", "add", NAME + "-try")) == 0;
      ignore("ip", "netns", "del", NAME + "-try");
      return made && execute(List.of("iptables", "--version")) == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** What runs a program there. */
  List<String> prefix() {
    return List.of("ip", "netns", "exec", NAME);
  }

  /** Drops this share of the datagrams, both ways; 0 for none. */
  void lose(double share) {
    for (String chain : List.of("INPUT", "OUTPUT")) {
      inside("iptables", "-F", chain);
      if (share > 0) {
        inside(
            ("iptables -A " + chain + " -p udp -m statistic --mode random --probability " + share)
                .concat(" -j DROP")
                .split(" "));
      }
    }
  }

  /** Lets no more than this through towards the browser; 0 for everything. */
  void narrow(int kilobits) {
    ignore("tc", "qdisc", "del", "dev", DEVICE, "root");
    if (kilobits > 0) {
      run(
          ("tc qdisc add dev " + DEVICE + " root tbf rate " + kilobits + "kbit")
              .concat(" burst 4kb latency 300ms")
              .split(" "));
    }
  }

  private void inside(String... command) {
    String[] all = new String[command.length + 4];
    System.arraycopy(prefix().toArray(new String[0]), 0, all, 0, 4);
    System.arraycopy(command, 0, all, 4, command.length);
    run(all);
  }

  private static void run(String... command) {
    if (execute(List.of(command)) != 0) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }

  private static void ignore(String... command) {
    execute(List.of(command));
  }

  private static int execute(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("takes too long: " + String.join(" ", command));
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    ignore("ip", "netns", "del", NAME);
    ignore("ip", "link", "del", DEVICE);
  }
}
