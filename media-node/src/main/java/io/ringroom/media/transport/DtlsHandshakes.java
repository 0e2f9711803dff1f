package io.ringroom.media.transport;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs DTLS handshakes, which block, away from the media thread: few threads, a bounded queue, a
 * time limit for each.
 */
public final class DtlsHandshakes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DtlsHandshakes.class);

  /** More at once would only make each slower: one costs about 20 ms of CPU. */
  private static final int THREADS = 8;

  /** Beyond this a newcomer would wait longer than browsers do. */
  private static final int MAX_WAITING = 128;

  private final DtlsIdentity identity;
  private final ThreadPoolExecutor threads;

  public DtlsHandshakes(DtlsIdentity identity) {
    this.identity = identity;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            work -> {
              Thread thread = new Thread(work, "dtls-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** The outcome of one handshake, called once, on a DTLS thread. */
  public interface Outcome {
    void keys(SrtpKeys keys);

    /** It failed, or the browser closed it later. */
    void over(String reason);
  }

  /** Whether newcomers should be sent away for now. */
  public boolean isBusy() {
    return threads.getQueue().size() > MAX_WAITING / 2;
  }

  public Fingerprint fingerprint() {
    return identity.fingerprint();
  }

  /**
   * Waits for the browser's first flight.
   *
   * @param expected fingerprint of his certificate, from his offer
   * @param out sends one datagram to him; any thread
   */
  public Handshake open(Fingerprint expected, Consumer<byte[]> out, Outcome outcome) {
    return new Handshake(expected, out, outcome);
  }

  /** The DTLS association with one browser. */
  public final class Handshake {
    private final DtlsPipe pipe;
    private final Fingerprint expected;
    private final Outcome outcome;
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable DTLSTransport established;

    private Handshake(Fingerprint expected, Consumer<byte[]> out, Outcome outcome) {
      this.pipe = new DtlsPipe(out);
      this.expected = expected;
      this.outcome = outcome;
    }

    /** A DTLS packet of this browser. Never blocks. */
    public void onPacket(byte[] packet) {
      pipe.push(packet);
      work();
    }

    private void work() {
      if (ended.get() || !working.compareAndSet(false, true)) {
        return;
      }
      try {
        threads.execute(this::run);
      } catch (RejectedExecutionException e) {
        working.set(false);
        end("too many connections are being made");
      }
    }

    private void run() {
      try {
        DTLSTransport transport = established;
        if (transport == null) {
          shakeHands();
        } else {
          readOn(transport);
        }
      } catch (IOException | RuntimeException e) {
        end(reason(e));
      } finally {
        working.set(false);
      }
      if (!pipe.isEmpty()) {
        work();
      }
    }

    private void shakeHands() throws IOException {
      DtlsServer server = new DtlsServer(identity, expected);
      DTLSTransport transport = new DTLSServerProtocol().accept(server, pipe);
      SrtpKeys keys = server.keys();
      if (keys == null) {
        throw new IOException("no media keys were agreed");
      }
      established = transport;
      outcome.keys(keys);
    }

    /** Alerts and resent Finished messages. Application data is not expected, and dropped. */
    private void readOn(DTLSTransport transport) throws IOException {
      byte[] buffer = new byte[pipe.getReceiveLimit()];
      while (!pipe.isEmpty()) {
        transport.receive(buffer, 0, buffer.length, 1);
      }
      if (pipe.isClosed()) {
        end("closed by the browser");
      }
    }

    private void end(String reason) {
      if (ended.compareAndSet(false, true)) {
        pipe.close();
        outcome.over(reason);
      }
    }

    /** Says goodbye to the browser and forgets him; the outcome is not called any more. */
    public void close() {
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      DTLSTransport transport = established;
      try {
        if (transport != null) {
          transport.close();
        }
      } catch (IOException e) {
        log.debug("no goodbye to a browser", e);
      }
      pipe.close();
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return "DTLS: " + (message == null ? e.getClass().getSimpleName() : message);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
