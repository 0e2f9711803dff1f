package io.ringroom.media.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.rtp.Bytes;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class IceLiteTest {
  private static final IceCredentials ALICE =
      new IceCredentials("alic", "password-of-alice-22-chars");
  private static final InetSocketAddress WIFI = new InetSocketAddress("192.0.2.1", 1000);
  private static final InetSocketAddress MOBILE = new InetSocketAddress("198.51.100.7", 2000);

  private final IceLite<String> ice = new IceLite<>();
  private final List<StunMessage> answers = new ArrayList<>();

  @Test
  void a_right_check_is_answered_and_makes_the_address_known() {
    ice.open(ALICE, "alice", 0);
    assertThat(ice.owner(WIFI)).isNull();

    check(WIFI, ALICE.password(), false);

    assertThat(answers).singleElement().matches(a -> a.type() == StunMessage.BINDING_RESPONSE);
    assertThat(ice.owner(WIFI)).isEqualTo("alice");
    assertThat(ice.selected(ALICE)).isEqualTo(WIFI);
  }

  @Test
  void a_wrong_password_gets_no_answer_at_all() {
    ice.open(ALICE, "alice", 0);

    check(WIFI, "not-the-password-of-alice", true);

    assertThat(answers).isEmpty();
    assertThat(ice.owner(WIFI)).isNull();
    assertThat(ice.refused()).isEqualTo(1);
  }

  @Test
  void another_address_is_used_only_when_nominated() {
    ice.open(ALICE, "alice", 0);
    check(WIFI, ALICE.password(), true);

    check(MOBILE, ALICE.password(), false);
    assertThat(ice.selected(ALICE)).isEqualTo(WIFI);

    check(MOBILE, ALICE.password(), true);
    assertThat(ice.selected(ALICE)).isEqualTo(MOBILE);
    assertThat(ice.owner(WIFI)).as("packets on the way are still taken").isEqualTo("alice");
  }

  @Test
  void addresses_do_not_pile_up_and_the_selected_one_is_never_forgotten() {
    ice.open(ALICE, "alice", 0);
    check(WIFI, ALICE.password(), true);
    for (int port = 1; port <= 50; port++) {
      check(new InetSocketAddress("203.0.113.1", port), ALICE.password(), false);
    }

    assertThat(ice.selected(ALICE)).isEqualTo(WIFI);
    assertThat(ice.owner(WIFI)).isEqualTo("alice");
    assertThat(ice.owner(new InetSocketAddress("203.0.113.1", 1))).isNull();
    assertThat(ice.owner(new InetSocketAddress("203.0.113.1", 50))).isEqualTo("alice");
  }

  @Test
  void who_thinks_he_is_controlled_too_is_told_of_the_conflict() {
    ice.open(ALICE, "alice", 0);
    byte[] role = new byte[8];
    send(WIFI, request(ALICE.password(), StunMessage.ICE_CONTROLLED, role));

    assertThat(answers).singleElement().matches(a -> a.type() == StunMessage.BINDING_ERROR);
    assertThat(ice.selected(ALICE)).isNull();
  }

  @Test
  void an_unknown_attribute_that_must_be_understood_is_named_in_the_error() {
    ice.open(ALICE, "alice", 0);
    send(WIFI, request(ALICE.password(), 0x0077, new byte[4]));

    assertThat(answers).singleElement().matches(a -> a.has(StunMessage.UNKNOWN_ATTRIBUTES));
  }

  @Test
  void silence_counts_from_the_last_right_check() {
    ice.open(ALICE, "alice", 1_000);
    assertThat(ice.silence(ALICE, 5_000)).isEqualTo(4_000);
    ice.onPacket(request(ALICE.password(), 0, new byte[0]), 0, WIFI, 6_000, (b, to) -> {});
    assertThat(ice.silence(ALICE, 7_000)).as("a wrong one does not count").isEqualTo(6_000);
  }

  @Test
  void who_left_is_unknown_with_all_his_addresses() {
    ice.open(ALICE, "alice", 0);
    check(WIFI, ALICE.password(), true);
    check(MOBILE, ALICE.password(), true);

    ice.close(ALICE);

    assertThat(ice.owner(WIFI)).isNull();
    assertThat(ice.owner(MOBILE)).isNull();
    assertThat(ice.silence(ALICE, 0)).isEqualTo(Long.MAX_VALUE);
  }

  private void check(InetSocketAddress from, String password, boolean nominate) {
    send(
        from,
        nominate
            ? request(password, StunMessage.USE_CANDIDATE, new byte[0])
            : request(password, 0, new byte[0]));
  }

  private void send(InetSocketAddress from, byte[] request) {
    ice.onPacket(
        request,
        request.length,
        from,
        0,
        (bytes, to) -> {
          assertThat(to).isEqualTo(from);
          answers.add(StunMessage.read(bytes, 0, bytes.length).orElseThrow());
        });
  }

  private static byte[] request(String password, int extra, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] header = new byte[20];
    Bytes.put16(header, 0, StunMessage.BINDING_REQUEST);
    Bytes.put32(header, 4, StunMessage.MAGIC_COOKIE);
    out.writeBytes(header);
    attribute(out, StunMessage.USERNAME, "alic:them".getBytes(StandardCharsets.UTF_8));
    attribute(out, StunMessage.PRIORITY, new byte[] {0, 0, 0, 1});
    if (extra != 0) {
      attribute(out, extra, value);
    }
    byte[] covered = out.toByteArray();
    Bytes.put16(covered, 2, covered.length + 24 - 20);
    attribute(
        out, StunMessage.MESSAGE_INTEGRITY, StunIntegrity.of(password, covered, covered.length));
    byte[] whole = out.toByteArray();
    Bytes.put16(whole, 2, whole.length + 8 - 20);
    CRC32 crc = new CRC32();
    crc.update(whole);
    byte[] fingerprint = new byte[4];
    Bytes.put32(fingerprint, 0, crc.getValue() ^ StunMessage.FINGERPRINT_XOR);
    attribute(out, StunMessage.FINGERPRINT, fingerprint);
    byte[] request = out.toByteArray();
    Bytes.put16(request, 2, request.length - 20);
    return request;
  }

  private static void attribute(ByteArrayOutputStream out, int type, byte[] value) {
    byte[] header = new byte[4];
    Bytes.put16(header, 0, type);
    Bytes.put16(header, 2, value.length);
    out.writeBytes(header);
    out.writeBytes(value);
    out.writeBytes(new byte[(4 - value.length % 4) % 4]);
  }
}
