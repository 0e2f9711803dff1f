package io.ringroom.media.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.media.rtp.Bytes;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real handshake with a client in the same process, and what the keys are good for. */
final class DtlsTest {
  private final SecureRandom random = new SecureRandom();
  private final DtlsHandshakes handshakes = new DtlsHandshakes(DtlsIdentity.generate(random));
  private final DtlsIdentity browser = DtlsIdentity.generate(random);
  private final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
  private final CompletableFuture<String> over = new CompletableFuture<>();

  @AfterEach
  void close() {
    handshakes.close();
  }

  @Test
  void both_ends_can_read_each_other_in_every_profile() throws Exception {
    for (SrtpProfile profile : SrtpProfile.values()) {
      CompletableFuture<SrtpKeys> agreed = new CompletableFuture<>();
      DtlsClient client = new DtlsClient(browser, handshakes.fingerprint(), profile);
      shakeHands(client, browser.fingerprint(), agreed);
      SrtpKeys server = agreed.get(20, TimeUnit.SECONDS);
      assertThat(server.profile()).isEqualTo(profile);

      SrtpSession there = JitsiSrtpSession.client(java.util.Objects.requireNonNull(client.keys()));
      SrtpSession here = JitsiSrtpSession.server(server);
      byte[] packet = packet(1);
      int sent = there.protectRtp(packet, 50);
      assertThat(here.unprotectRtp(packet.clone(), sent)).isEqualTo(50);
      packet[20] ^= 1;
      assertThat(here.unprotectRtp(packet, sent)).as("forged").isEqualTo(SrtpSession.REFUSED);
    }
  }

  @Test
  void a_replayed_packet_is_refused() throws Exception {
    DtlsClient client =
        new DtlsClient(browser, handshakes.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
    shakeHands(client, browser.fingerprint(), keys);
    SrtpSession there = JitsiSrtpSession.client(java.util.Objects.requireNonNull(client.keys()));
    SrtpSession here = JitsiSrtpSession.server(keys.get(20, TimeUnit.SECONDS));
    byte[] packet = packet(1);
    int sent = there.protectRtp(packet, 50);

    assertThat(here.unprotectRtp(packet.clone(), sent)).isEqualTo(50);
    assertThat(here.unprotectRtp(packet.clone(), sent)).isEqualTo(SrtpSession.REFUSED);
  }

  @Test
  void a_certificate_other_than_the_offered_one_is_refused() throws Exception {
    DtlsClient client =
        new DtlsClient(browser, handshakes.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
    Fingerprint somebodyElse = DtlsIdentity.generate(random).fingerprint();

    assertThatThrownBy(() -> shakeHands(client, somebodyElse, keys))
        .isInstanceOf(IOException.class);
    assertThat(over.get(20, TimeUnit.SECONDS)).contains("bad_certificate");
    assertThat(keys).isNotDone();
  }

  @Test
  void a_goodbye_of_the_browser_ends_the_connection() throws Exception {
    DtlsClient client =
        new DtlsClient(browser, handshakes.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
    DTLSTransport transport = shakeHands(client, browser.fingerprint(), keys);
    keys.get(20, TimeUnit.SECONDS);

    transport.close();

    assertThat(over.get(20, TimeUnit.SECONDS)).contains("closed");
  }

  @Test
  void warming_up_works_here() {
    WarmUp.run(handshakes, random);
  }

  @Property(tries = 400)
  void nonsense_is_refused_and_never_thrown(@ForAll @Size(max = 200) byte[] bytes) {
    SrtpSession session =
        JitsiSrtpSession.server(
            new SrtpKeys(
                SrtpProfile.AEAD_AES_128_GCM,
                new byte[SrtpKeys.size(SrtpProfile.AEAD_AES_128_GCM)]));
    byte[] room = java.util.Arrays.copyOf(bytes, bytes.length + 64);
    assertThat(PacketKind.of(bytes, 0, bytes.length)).isNotNull();
    assertThat(session.unprotectRtp(room.clone(), bytes.length)).isEqualTo(SrtpSession.REFUSED);
    assertThat(session.unprotectRtcp(room.clone(), bytes.length)).isEqualTo(SrtpSession.REFUSED);
    if (bytes.length > 0) {
      room[0] = (byte) (0x80 | room[0] & 0x3F);
      assertThat(session.unprotectRtp(room.clone(), bytes.length)).isEqualTo(SrtpSession.REFUSED);
      assertThat(session.unprotectRtcp(room, bytes.length)).isEqualTo(SrtpSession.REFUSED);
    }
  }

  private DTLSTransport shakeHands(
      DtlsClient client, Fingerprint expected, CompletableFuture<SrtpKeys> agreed)
      throws IOException {
    CompletableFuture<DtlsHandshakes.Handshake> server = new CompletableFuture<>();
    DtlsPipe pipe = new DtlsPipe(packet -> server.join().onPacket(packet));
    server.complete(
        handshakes.open(
            expected,
            pipe::push,
            new DtlsHandshakes.Outcome() {
              @Override
              public void keys(SrtpKeys found) {
                agreed.complete(found);
              }

              @Override
              public void over(String reason) {
                over.complete(reason);
              }
            }));
    return new DTLSClientProtocol().connect(client, pipe);
  }

  private static byte[] packet(int seq) {
    byte[] packet = new byte[UdpPort.BUFFER];
    packet[0] = (byte) 0x80;
    packet[1] = 96;
    Bytes.put16(packet, 2, seq);
    Bytes.put32(packet, 8, 7);
    return packet;
  }
}
