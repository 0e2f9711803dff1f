package io.ringroom.media.transport;

import java.util.Optional;
import org.bouncycastle.tls.SRTPProtectionProfile;

/** How media is encrypted, best first: AES-GCM costs a third of the other's CPU per packet. */
public enum SrtpProfile {
  /** RFC 7714. */
  AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 16, 12),
  /** RFC 3711, for clients that have nothing better. */
  AES128_CM_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 16, 14);

  private final int code;
  private final int keyBytes;
  private final int saltBytes;

  SrtpProfile(int code, int keyBytes, int saltBytes) {
    this.code = code;
    this.keyBytes = keyBytes;
    this.saltBytes = saltBytes;
  }

  /** The number of the use_srtp extension (RFC 5764 section 4.1.2). */
  public int code() {
    return code;
  }

  public int keyBytes() {
    return keyBytes;
  }

  public int saltBytes() {
    return saltBytes;
  }

  /** The best profile among those a client offers. */
  public static Optional<SrtpProfile> best(int[] offered) {
    for (SrtpProfile profile : values()) {
      for (int code : offered) {
        if (code == profile.code) {
          return Optional.of(profile);
        }
      }
    }
    return Optional.empty();
  }
}
