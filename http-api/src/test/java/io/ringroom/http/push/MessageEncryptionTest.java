package io.ringroom.http.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MessageEncryptionTest {
  private static final String SENDER_POINT =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String RECEIVER_POINT =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

  /** The example of RFC 8291 section 5 and its appendix A. */
  @Test
  void a_message_is_encrypted_as_in_the_rfc() throws GeneralSecurityException {
    KeyPair sender =
        new KeyPair(
            P256.point(bytes(SENDER_POINT)),
            P256.number(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));

    byte[] encrypted =
        MessageEncryption.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
            P256.point(bytes(RECEIVER_POINT)),
            bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            sender,
            bytes("DGv6ra1nlYgDCS1FRnbzlw"));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void a_point_beside_the_curve_is_refused() {
    byte[] beside = bytes(RECEIVER_POINT);
    beside[40] ^= 1;

    assertThatThrownBy(() -> P256.point(beside)).hasMessageContaining("not a point");
  }

  @Test
  void a_message_longer_than_push_services_must_carry_is_refused() throws Exception {
    KeyPair sender = P256.generate();
    byte[] long4k = new byte[MessageEncryption.MOST_PLAIN_BYTES + 1];

    assertThatThrownBy(
            () ->
                MessageEncryption.encrypt(
                    long4k, P256.point(bytes(RECEIVER_POINT)), new byte[16], sender, new byte[16]))
        .hasMessageContaining("at most");
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}
