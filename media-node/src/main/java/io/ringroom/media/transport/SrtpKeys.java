package io.ringroom.media.transport;

import java.util.Arrays;

/** The keys both ends derived from one DTLS handshake (RFC 5764 section 4.2). Never printed. */
public final class SrtpKeys {
  private final SrtpProfile profile;
  private final byte[] material;

  /**
   * @param material client key, server key, client salt, server salt
   */
  public SrtpKeys(SrtpProfile profile, byte[] material) {
    this.profile = profile;
    this.material = material.clone();
    if (material.length != size(profile)) {
      throw new IllegalArgumentException("not the key material of " + profile);
    }
  }

  /** Bytes of key material a profile needs. */
  public static int size(SrtpProfile profile) {
    return 2 * (profile.keyBytes() + profile.saltBytes());
  }

  public SrtpProfile profile() {
    return profile;
  }

  byte[] clientKey() {
    return part(0, profile.keyBytes());
  }

  byte[] serverKey() {
    return part(profile.keyBytes(), profile.keyBytes());
  }

  byte[] clientSalt() {
    return part(2 * profile.keyBytes(), profile.saltBytes());
  }

  byte[] serverSalt() {
    return part(2 * profile.keyBytes() + profile.saltBytes(), profile.saltBytes());
  }

  private byte[] part(int from, int size) {
    return Arrays.copyOfRange(material, from, from + size);
  }
}
