package io.ringroom.bench.peer;

import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.transport.DtlsHandshakes;
import io.ringroom.media.transport.DtlsIdentity;
import io.ringroom.media.transport.IceCredentials;
import io.ringroom.media.transport.JitsiSrtpSession;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.WarmUp;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all peers share: two threads for their packets, a few for their handshakes, one identity.
 *
 * <p>Delays are told only by peers of a thread that few sit at, among them the first to come, who
 * sends: behind a hundred sockets of one thread a packet waits longer for its reader than it was
 * under way.
 */
public final class Generator implements AutoCloseable {
  private static final int HANDSHAKE_THREADS = 4;

  /** Of so many peers one is timed. */
  private static final int TIMED_EVERY = 10;

  private final MediaLoop few = new MediaLoop().start();
  private final MediaLoop many = new MediaLoop().start();
  private final AtomicInteger seats = new AtomicInteger();
  private final ExecutorService handshakes =
      Executors.newFixedThreadPool(
          HANDSHAKE_THREADS,
          work -> {
            Thread thread = new Thread(work, "peer-dtls");
            thread.setDaemon(true);
            return thread;
          });
  private final SecureRandom random = new SecureRandom();
  private final DtlsIdentity identity = DtlsIdentity.generate(random);
  private final NtpTime ntp =
      new NtpTime(System.currentTimeMillis() * 1_000 - MediaLoop.nowMicros());
  private final InetAddress local;
  private final int decryptEvery;
  private final Standstill standstill = new Standstill();

  /**
   * @param local address peers send from
   * @param decryptEvery of so many received packets one is decrypted, to prove it and to read its
   *     stamp; the others are only counted, so that a generator on the same machine costs little
   */
  public Generator(InetAddress local, int decryptEvery) {
    // What the JDK has: the choice of the library's own would measure all it knows first.
    JitsiSrtpSession.useCipher("SunJCE");
    this.local = local;
    this.decryptEvery = decryptEvery;
    // No server shall look slow because we are not yet compiled.
    standstill.watch(few);
    standstill.watch(many);
    try (DtlsHandshakes ourselves = new DtlsHandshakes(identity)) {
      WarmUp.run(ourselves, random);
    }
  }

  /**
   * Where a peer sits.
   *
   * @param timed whether the delays it sees count
   */
  record Seat(MediaLoop loop, boolean timed) {}

  /** The next peer is the first of a new room. */
  public void newRoom() {
    seats.set(0);
  }

  /** The seat of the next peer. */
  Seat seat() {
    boolean timed = seats.getAndIncrement() % TIMED_EVERY == 0;
    return new Seat(timed ? few : many, timed);
  }

  /** The longest time it did nothing since this was last asked: what peers saw then is its own. */
  public long stoodStillMillis() {
    return standstill.takeMillis();
  }

  ExecutorService handshakes() {
    return handshakes;
  }

  DtlsIdentity identity() {
    return identity;
  }

  NtpTime ntp() {
    return ntp;
  }

  InetAddress local() {
    return local;
  }

  int decryptEvery() {
    return decryptEvery;
  }

  IceCredentials credentials() {
    return IceCredentials.random(random);
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public void close() {
    handshakes.shutdownNow();
    few.close();
    many.close();
  }
}
