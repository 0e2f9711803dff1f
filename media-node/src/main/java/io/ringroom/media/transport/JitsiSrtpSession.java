package io.ringroom.media.transport;

import io.ringroom.media.rtp.Bytes;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/** SRTP by jitsi-srtp, with a context for every SSRC. */
public final class JitsiSrtpSession implements SrtpSession {
  /** A member who invents SSRCs must not fill the memory. */
  private static final int MAX_CONTEXTS = 128;

  private static final int MIN_RTP = 12;
  private static final int MIN_RTCP = 8;
  private static final Logger LOG = new LoggerImpl(JitsiSrtpSession.class.getName());

  private final SrtpContextFactory sending;
  private final SrtpContextFactory receiving;
  private final Map<Integer, SrtpCryptoContext> rtpOut = new HashMap<>();
  private final Map<Integer, SrtpCryptoContext> rtpIn = new HashMap<>();
  private final Map<Integer, SrtcpCryptoContext> rtcpOut = new HashMap<>();
  private final Map<Integer, SrtcpCryptoContext> rtcpIn = new HashMap<>();
  private final PacketBuffer buffer = new PacketBuffer();

  private JitsiSrtpSession(SrtpContextFactory sending, SrtpContextFactory receiving) {
    this.sending = sending;
    this.receiving = receiving;
  }

  /**
   * Chooses who does the AES, before the first session of the process.
   *
   * @param provider {@code SunJCE} (in the JDK) or {@code OpenSSL} (native, through JNA)
   */
  public static void useCipher(String provider) {
    Aes.setFactoryClassName(provider);
  }

  /** The side that was DTLS server: it sends with the server's keys. */
  public static SrtpSession server(SrtpKeys keys) {
    return new JitsiSrtpSession(
        factory(true, keys.serverKey(), keys.serverSalt(), keys.profile()),
        factory(false, keys.clientKey(), keys.clientSalt(), keys.profile()));
  }

  /** The side that was DTLS client. */
  public static SrtpSession client(SrtpKeys keys) {
    return new JitsiSrtpSession(
        factory(true, keys.clientKey(), keys.clientSalt(), keys.profile()),
        factory(false, keys.serverKey(), keys.serverSalt(), keys.profile()));
  }

  private static SrtpContextFactory factory(
      boolean sender, byte[] key, byte[] salt, SrtpProfile profile) {
    return new SrtpContextFactory(sender, key, salt, policy(profile), policy(profile), LOG);
  }

  private static SrtpPolicy policy(SrtpProfile profile) {
    SrtpPolicy policy =
        switch (profile) {
          case AEAD_AES_128_GCM ->
              new SrtpPolicy(
                  SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12);
          case AES128_CM_SHA1_80 ->
              new SrtpPolicy(
                  SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
        };
    policy.setSendReplayEnabled(false); // our own numbers never repeat
    return policy;
  }

  @Override
  public int protectRtp(byte[] bytes, int length) {
    try {
      Integer ssrc = (int) Bytes.u32(bytes, 8);
      SrtpCryptoContext context = rtpOut.get(ssrc);
      if (context == null) {
        context = sending.deriveContext(ssrc, 0);
        rtpOut.put(ssrc, context);
      }
      return result(context.transformPacket(buffer.wrap(bytes, length)));
    } catch (GeneralSecurityException e) {
      return REFUSED;
    }
  }

  @Override
  public int protectRtcp(byte[] bytes, int length) {
    try {
      Integer ssrc = (int) Bytes.u32(bytes, 4);
      SrtcpCryptoContext context = rtcpOut.get(ssrc);
      if (context == null) {
        context = sending.deriveControlContext(ssrc);
        rtcpOut.put(ssrc, context);
      }
      return result(context.transformPacket(buffer.wrap(bytes, length)));
    } catch (GeneralSecurityException e) {
      return REFUSED;
    }
  }

  @Override
  public int unprotectRtp(byte[] bytes, int length) {
    if (length < MIN_RTP) {
      return REFUSED;
    }
    try {
      Integer ssrc = (int) Bytes.u32(bytes, 8);
      SrtpCryptoContext known = rtpIn.get(ssrc);
      if (known == null && rtpIn.size() >= MAX_CONTEXTS) {
        return REFUSED;
      }
      SrtpCryptoContext context = known == null ? receiving.deriveContext(ssrc, 0) : known;
      int result = result(context.reverseTransformPacket(buffer.wrap(bytes, length), false));
      if (known == null && result != REFUSED) {
        rtpIn.put(ssrc, context); // only what proved itself may occupy memory
      }
      return result;
    } catch (GeneralSecurityException | RuntimeException e) {
      return REFUSED; // the library trusts lengths inside the packet
    }
  }

  @Override
  public int unprotectRtcp(byte[] bytes, int length) {
    if (length < MIN_RTCP) {
      return REFUSED;
    }
    try {
      Integer ssrc = (int) Bytes.u32(bytes, 4);
      SrtcpCryptoContext known = rtcpIn.get(ssrc);
      if (known == null && rtcpIn.size() >= MAX_CONTEXTS) {
        return REFUSED;
      }
      SrtcpCryptoContext context = known == null ? receiving.deriveControlContext(ssrc) : known;
      int result = result(context.reverseTransformPacket(buffer.wrap(bytes, length)));
      if (known == null && result != REFUSED) {
        rtcpIn.put(ssrc, context);
      }
      return result;
    } catch (GeneralSecurityException | RuntimeException e) {
      return REFUSED;
    }
  }

  private int result(SrtpErrorStatus status) {
    return status == SrtpErrorStatus.OK && buffer.getOffset() == 0 ? buffer.getLength() : REFUSED;
  }
}
