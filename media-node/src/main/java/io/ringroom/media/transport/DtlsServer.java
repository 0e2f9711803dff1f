package io.ringroom.media.transport;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/**
 * Our side of one DTLS-SRTP handshake (RFC 5764). Always the server: the server chooses the SRTP
 * profile, and browsers left to choose take the slow one.
 */
final class DtlsServer extends DefaultTlsServer {
  /** A browser that cannot finish in this time has lost its network; it will try again. */
  static final int TIME_LIMIT_MILLIS = 10_000;

  private static final int RESEND_MILLIS = 100;

  private final DtlsIdentity identity;
  private final Fingerprint expected;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpKeys keys;

  DtlsServer(DtlsIdentity identity, Fingerprint expected) {
    super(identity.crypto());
    this.identity = identity;
    this.expected = expected;
  }

  /** The keys, once the handshake is complete; null before. */
  @Nullable SrtpKeys keys() {
    return keys;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(
        getCrypto(),
        new int[] {
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        });
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return TIME_LIMIT_MILLIS;
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return RESEND_MILLIS;
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return identity.signer(context);
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    algorithms.add(
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    algorithms.add(
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
    return new CertificateRequest(
        new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
        algorithms,
        null);
  }

  /** The certificate must be the one of the offer: that ties the keys to the signalled member. */
  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    if (certificate.isEmpty() || !expected.matches(certificate.getCertificateAt(0).getEncoded())) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
  }

  @Override
  @SuppressWarnings({"rawtypes", "JdkObsolete"})
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
    if (offered == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    profile =
        SrtpProfile.best(offered.getProtectionProfiles())
            .orElseThrow(() -> new TlsFatalAlert(AlertDescription.handshake_failure));
  }

  @Override
  @SuppressWarnings({"rawtypes", "JdkObsolete"})
  public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = super.getServerExtensions();
    SrtpProfile chosen = profile;
    if (chosen == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error);
    }
    TlsSRTPUtils.addUseSRTPExtension(
        extensions, new UseSRTPData(new int[] {chosen.code()}, TlsUtils.EMPTY_BYTES));
    return extensions;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    SrtpProfile chosen = profile;
    if (chosen != null) {
      keys =
          new SrtpKeys(
              chosen,
              context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.size(chosen)));
    }
  }
}
