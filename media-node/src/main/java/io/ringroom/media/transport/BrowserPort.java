package io.ringroom.media.transport;

import io.ringroom.media.transport.DtlsHandshakes.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one UDP port all browsers use: tells their packets apart and watches that they live. */
public final class BrowserPort implements AutoCloseable {
  /** A browser checks about every 2.5 s; this long without one means that he is gone. */
  public static final Duration GONE_AFTER = Duration.ofSeconds(15);

  /**
   * After this long without any packet of his, which are several a second, a browser is suspected
   * to be gone; that is shown and does nothing. With the half second until it is told it is below
   * five.
   */
  public static final Duration SUSPECT_AFTER = Duration.ofSeconds(4);

  private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(BrowserPort.class);

  private final MediaLoop loop;
  private final UdpPort udp;
  private final DtlsHandshakes handshakes;
  private final SecureRandom random;
  private final IceLite<BrowserTransport> ice = new IceLite<>();
  private final Set<BrowserTransport> open = new LinkedHashSet<>();
  private MediaLoop.@Nullable Repeating watch;
  private long packetsIn;
  private long packetsOut;
  private long strangers;

  public BrowserPort(MediaLoop loop, UdpPort udp, DtlsHandshakes handshakes, SecureRandom random) {
    this.loop = loop;
    this.udp = udp;
    this.handshakes = handshakes;
    this.random = random;
  }

  /** Begins to receive. On the loop only. */
  public void start() throws IOException {
    udp.receive(loop, this::onDatagram);
  }

  /** Whether newcomers should be sent away for now. */
  public boolean isBusy() {
    return handshakes.isBusy();
  }

  /** What answers announce. */
  public Fingerprint fingerprint() {
    return handshakes.fingerprint();
  }

  /** The port answers announce. */
  public int portNumber() {
    return udp.address().getPort();
  }

  /** Expects a browser, who will show the certificate of this fingerprint. On the loop only. */
  public BrowserTransport open(Fingerprint browser, BrowserTransport.Listener listener) {
    IceCredentials credentials = IceCredentials.random(random);
    BrowserTransport transport = new BrowserTransport(this, credentials, browser, listener);
    ice.open(credentials, transport, MediaLoop.nowMicros());
    open.add(transport);
    if (watch == null) {
      watch = loop.every(WATCH_EVERY, this::dropTheGone);
    }
    return transport;
  }

  private void dropTheGone(long nowMicros) {
    long limit = GONE_AFTER.toNanos() / 1_000;
    for (BrowserTransport transport : new ArrayList<>(open)) {
      if (transport.unchecked(nowMicros) > limit) {
        transport.die("no sign of life for " + GONE_AFTER.toSeconds() + " s");
      }
    }
  }

  private void onDatagram(byte[] bytes, int length, InetSocketAddress from, long nowMicros) {
    packetsIn++;
    if (PacketKind.of(bytes, 0, length) == PacketKind.STUN) {
      BrowserTransport checked = ice.onPacket(bytes, length, from, nowMicros, this::reply);
      if (checked != null) {
        checked.onCheck();
      }
      return;
    }
    BrowserTransport owner = ice.owner(from);
    if (owner == null) {
      strangers++;
    } else {
      owner.onDatagram(bytes, length, nowMicros);
    }
  }

  private void reply(byte[] bytes, InetSocketAddress to) {
    send(bytes, bytes.length, to);
  }

  void send(byte[] bytes, int length, InetSocketAddress to) {
    packetsOut++;
    udp.send(bytes, length, to);
  }

  void sendFromAnywhere(byte[] bytes, InetSocketAddress to) {
    udp.sendFromAnywhere(bytes, to);
  }

  DtlsHandshakes handshakes() {
    return handshakes;
  }

  @Nullable InetSocketAddress selected(IceCredentials credentials) {
    return ice.selected(credentials);
  }

  long silence(IceCredentials credentials, long nowMicros) {
    return ice.silence(credentials, nowMicros);
  }

  void forget(BrowserTransport transport) {
    ice.close(transport.credentials());
    open.remove(transport);
    if (open.isEmpty() && watch != null) {
      watch.close(); // an idle node has no timer
      watch = null;
    }
  }

  /** Brings what a DTLS thread found out to the media thread. */
  Outcome onLoop(Consumer<SrtpKeys> onKeys, Consumer<String> onOver) {
    return new Outcome() {
      @Override
      public void keys(SrtpKeys keys) {
        hand(() -> onKeys.accept(keys));
      }

      @Override
      public void over(String reason) {
        hand(() -> onOver.accept(reason));
      }
    };
  }

  private void hand(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      log.warn("a DTLS result came too late: the node is closing or stuck");
    }
  }

  /** Datagrams from browsers. */
  public long packetsIn() {
    return packetsIn;
  }

  /** Datagrams to browsers, without handshakes. */
  public long packetsOut() {
    return packetsOut;
  }

  /** Datagrams from addresses that proved nothing, or with wrong proofs. */
  public long strangers() {
    return strangers + ice.refused();
  }

  /** Says goodbye to everybody. On the loop only. */
  @Override
  public void close() {
    new ArrayList<>(open).forEach(BrowserTransport::close);
    udp.close();
  }
}
