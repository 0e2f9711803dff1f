package io.ringroom.media.transport;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/**
 * The browser's side of a DTLS-SRTP handshake: the node shakes hands with itself to warm up, and
 * the load generator of the benches plays browsers.
 */
public final class DtlsClient extends DefaultTlsClient {
  private static final int RESEND_MILLIS = 50;

  private final DtlsIdentity identity;
  private final Fingerprint expected;
  private final SrtpProfile profile;
  private @Nullable SrtpKeys keys;

  DtlsClient(DtlsIdentity identity, Fingerprint expected, SrtpProfile profile) {
    super(identity.crypto());
    this.identity = identity;
    this.expected = expected;
    this.profile = profile;
  }

  @Nullable SrtpKeys keys() {
    return keys;
  }

  /**
   * Shakes hands through the pipe, which takes some round trips; blocks until then.
   *
   * @param expected fingerprint of the server's certificate
   * @param profile the only one offered
   * @throws IOException when the server cannot be reached, is somebody else or has another profile
   */
  public static SrtpKeys shakeHands(
      DtlsIdentity identity, Fingerprint expected, SrtpProfile profile, DtlsPipe pipe)
      throws IOException {
    DtlsClient client = new DtlsClient(identity, expected, profile);
    new DTLSClientProtocol().connect(client, pipe);
    SrtpKeys keys = client.keys();
    if (keys == null) {
      throw new IOException("the handshake gave no keys");
    }
    return keys;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return DtlsServer.TIME_LIMIT_MILLIS;
  }

  /** As browsers do: a server whose ICE is not ready yet drops the first flight. */
  @Override
  public int getHandshakeResendTimeMillis() {
    return RESEND_MILLIS;
  }

  @Override
  @SuppressWarnings({"rawtypes", "JdkObsolete"})
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    TlsSRTPUtils.addUseSRTPExtension(
        extensions, new UseSRTPData(new int[] {profile.code()}, TlsUtils.EMPTY_BYTES));
    return extensions;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        if (!expected.matches(server.getCertificate().getCertificateAt(0).getEncoded())) {
          throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return identity.signer(context);
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys =
        new SrtpKeys(
            profile,
            context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.size(profile)));
  }
}
