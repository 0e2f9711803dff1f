package io.ringroom.media.transport;

import io.ringroom.media.rtp.Bytes;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Shakes hands with itself and encrypts some packets in each profile, before the node says it is
 * ready: the first use of all this cryptography takes seconds, which no caller shall wait for.
 *
 * <p>The first handshake of a process costs 200 ms of CPU time, the fifth 20, the twentieth 6, the
 * three-hundredth 4.
 */
public final class WarmUp {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
  private static final int PACKETS = 500;

  /** In each profile. More hardly help any more, each fewer costs an early caller milliseconds. */
  private static final int HANDSHAKES = 12;

  private static final int SIZE = 1_000;

  private WarmUp() {}

  /**
   * Returns when warm.
   *
   * @throws IllegalStateException when cryptography does not work here: the node must not go ready
   */
  public static void run(DtlsHandshakes handshakes, SecureRandom random) {
    DtlsIdentity browser = DtlsIdentity.generate(random);
    for (int i = 0; i < HANDSHAKES; i++) {
      for (SrtpProfile profile : SrtpProfile.values()) {
        warm(handshakes, browser, profile);
      }
    }
  }

  private static void warm(DtlsHandshakes handshakes, DtlsIdentity browser, SrtpProfile profile) {
    CompletableFuture<SrtpKeys> serverKeys = new CompletableFuture<>();
    AtomicReference<Consumer<byte[]>> toServer = new AtomicReference<>(packet -> {});
    DtlsPipe clientPipe =
        new DtlsPipe(packet -> Objects.requireNonNull(toServer.get()).accept(packet));
    DtlsHandshakes.Handshake server =
        handshakes.open(browser.fingerprint(), clientPipe::push, outcome(serverKeys));
    toServer.set(server::onPacket);
    try {
      SrtpKeys clientKeys =
          DtlsClient.shakeHands(browser, handshakes.fingerprint(), profile, clientPipe);
      SrtpKeys keys = serverKeys.get(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      exchange(JitsiSrtpSession.client(clientKeys), JitsiSrtpSession.server(keys), profile);
      exchange(JitsiSrtpSession.server(keys), JitsiSrtpSession.client(clientKeys), profile);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("DTLS does not work on this machine: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while warming up", e);
    } finally {
      server.close();
      clientPipe.close();
    }
  }

  private static DtlsHandshakes.Outcome outcome(CompletableFuture<SrtpKeys> keys) {
    return new DtlsHandshakes.Outcome() {
      @Override
      public void keys(SrtpKeys found) {
        keys.complete(found);
      }

      @Override
      public void over(String reason) {
        keys.completeExceptionally(new IOException(reason));
      }
    };
  }

  private static void exchange(SrtpSession from, SrtpSession to, SrtpProfile profile) {
    byte[] packet = new byte[UdpPort.BUFFER];
    for (int seq = 0; seq < PACKETS; seq++) {
      packet[0] = (byte) 0x80;
      packet[1] = 96;
      Bytes.put16(packet, 2, seq);
      Bytes.put32(packet, 8, 1);
      int sent = from.protectRtp(packet, SIZE);
      if (to.unprotectRtp(packet, sent) != SIZE) {
        throw new IllegalStateException("SRTP does not work on this machine: " + profile);
      }
    }
    packet[0] = (byte) 0x80;
    packet[1] = (byte) 201;
    Bytes.put16(packet, 2, 1);
    Bytes.put32(packet, 4, 1);
    int sent = from.protectRtcp(packet, 8);
    if (to.unprotectRtcp(packet, sent) != 8) {
      throw new IllegalStateException("SRTCP does not work on this machine: " + profile);
    }
  }
}
