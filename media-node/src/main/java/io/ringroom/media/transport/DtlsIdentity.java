package io.ringroom.media.transport;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The self-signed P-256 certificate this process shows to browsers; its fingerprint is in each
 * answer.
 */
public final class DtlsIdentity {
  private static final int DAYS = 30;

  private final BcTlsCrypto crypto;
  private final AsymmetricKeyParameter privateKey;
  private final byte[] der;
  private final Fingerprint fingerprint;

  private DtlsIdentity(BcTlsCrypto crypto, AsymmetricKeyParameter privateKey, byte[] der) {
    this.crypto = crypto;
    this.privateKey = privateKey;
    this.der = der;
    this.fingerprint = Fingerprint.sha256(der);
  }

  /** A new one; nothing of it is ever stored. */
  public static DtlsIdentity generate(SecureRandom random) {
    try {
      X9ECParameters curve = ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1);
      ECKeyPairGenerator generator = new ECKeyPairGenerator();
      generator.init(
          new ECKeyGenerationParameters(
              new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, curve), random));
      AsymmetricCipherKeyPair keys = generator.generateKeyPair();
      SubjectPublicKeyInfo publicKey =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(keys.getPublic());
      return new DtlsIdentity(
          new BcTlsCrypto(random), keys.getPrivate(), certificate(keys, publicKey, random));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("no certificate could be made", e);
    }
  }

  private static byte[] certificate(
      AsymmetricCipherKeyPair keys, SubjectPublicKeyInfo publicKey, SecureRandom random)
      throws IOException, OperatorCreationException {
    var signature = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256WITHECDSA");
    var digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
    X500Name name = new X500Name("CN=ringroom");
    Instant now = Instant.now();
    X509CertificateHolder holder =
        new X509v3CertificateBuilder(
                name,
                new BigInteger(63, random),
                Date.from(now.minus(1, ChronoUnit.DAYS)), // browsers' clocks may be behind
                Date.from(now.plus(DAYS, ChronoUnit.DAYS)),
                name,
                publicKey)
            .build(new BcECContentSignerBuilder(signature, digest).build(keys.getPrivate()));
    return holder.getEncoded();
  }

  /** What the answer announces. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  BcTlsCrypto crypto() {
    return crypto;
  }

  TlsCredentialedSigner signer(TlsContext context) throws IOException {
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        privateKey,
        new Certificate(new TlsCertificate[] {crypto.createCertificate(der)}),
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }
}
