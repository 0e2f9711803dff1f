package io.ringroom.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.transport.DtlsIdentity;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class SdpWarmUpTest {
  @Test
  void the_offer_of_nobody_has_all_that_is_answered_a_browser() throws BadSdpException {
    SecureRandom random = new SecureRandom();

    Agreement agreement =
        Agreement.on(
            Offer.parse(SdpWarmUp.offer(DtlsIdentity.generate(random).fingerprint())), () -> 7);

    assertThat(agreement.tracks()).hasSize(2);
    assertThat(agreement.slots()).hasSize(8);
    assertThat(agreement.slots().get(1).rtxPayloadType()).isEqualTo(97);
  }
}
