package io.ringroom.media.transport;

import io.ringroom.media.rtp.MediaSink;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted path to one browser: ICE tells where he is, DTLS gives the keys, SRTP carries the
 * media. Used on the media thread only.
 */
public final class BrowserTransport implements MediaSink {
  private final BrowserPort port;
  private final IceCredentials credentials;
  private final Listener listener;
  private final DtlsHandshakes.Handshake dtls;
  private volatile @Nullable InetSocketAddress remote;
  private @Nullable SrtpSession srtp;
  private @Nullable SrtpProfile profile;
  private boolean closed;
  private long refused;
  private long heardMicros = Long.MIN_VALUE / 2;

  /** What happens on the path; called on the media thread. */
  public interface Listener {
    /** Media can flow both ways. */
    void onConnected(long nowMicros);

    /** A decrypted packet in the first {@code length} bytes, which may be changed. */
    void onRtp(byte[] bytes, int length, long nowMicros);

    void onRtcp(byte[] bytes, int length, long nowMicros);

    /** The path is dead for good and closed already. Called at most once, not after close. */
    void onGone(String reason);
  }

  BrowserTransport(
      BrowserPort port, IceCredentials credentials, Fingerprint browser, Listener listener) {
    this.port = port;
    this.credentials = credentials;
    this.listener = listener;
    this.dtls =
        port.handshakes()
            .open(browser, this::sendDtls, port.onLoop(this::onKeys, this::onDtlsOver));
  }

  /** What the answer must announce. */
  public IceCredentials credentials() {
    return credentials;
  }

  /** A right ICE check came. */
  void onCheck() {
    remote = port.selected(credentials);
  }

  void onDatagram(byte[] bytes, int length, long nowMicros) {
    SrtpSession session = srtp;
    switch (PacketKind.of(bytes, 0, length)) {
      case DTLS -> dtls.onPacket(Arrays.copyOf(bytes, length));
      case RTP -> {
        int plain = session == null ? SrtpSession.REFUSED : session.unprotectRtp(bytes, length);
        if (plain == SrtpSession.REFUSED) {
          refused++;
        } else {
          heardMicros = nowMicros;
          listener.onRtp(bytes, plain, nowMicros);
        }
      }
      case RTCP -> {
        int plain = session == null ? SrtpSession.REFUSED : session.unprotectRtcp(bytes, length);
        if (plain == SrtpSession.REFUSED) {
          refused++;
        } else {
          heardMicros = nowMicros;
          listener.onRtcp(bytes, plain, nowMicros);
        }
      }
      case STUN, OTHER -> refused++;
    }
  }

  private void onKeys(SrtpKeys keys) {
    if (closed) {
      return;
    }
    srtp = JitsiSrtpSession.server(keys);
    profile = keys.profile();
    listener.onConnected(MediaLoop.nowMicros());
  }

  private void onDtlsOver(String reason) {
    die(reason);
  }

  /** Ends the path because of what happened on it. */
  void die(String reason) {
    if (!closed) {
      close();
      listener.onGone(reason);
    }
  }

  private void sendDtls(byte[] packet) {
    InetSocketAddress to = remote;
    if (to != null) {
      port.sendFromAnywhere(packet, to);
    }
  }

  @Override
  public void sendRtp(byte[] bytes, int length) {
    SrtpSession session = srtp;
    if (session != null && !closed) {
      send(bytes, session.protectRtp(bytes, length));
    }
  }

  @Override
  public void sendRtcp(byte[] bytes, int length) {
    SrtpSession session = srtp;
    if (session != null && !closed) {
      send(bytes, session.protectRtcp(bytes, length));
    }
  }

  private void send(byte[] bytes, int length) {
    InetSocketAddress to = remote;
    if (length != SrtpSession.REFUSED && to != null) {
      port.send(bytes, length, to);
    }
  }

  public boolean isConnected() {
    return srtp != null && !closed;
  }

  /** Agreed encryption; null before DTLS is complete. */
  public @Nullable SrtpProfile profile() {
    return profile;
  }

  /** Packets dropped: forged, replayed, too early or of no known kind. */
  public long refused() {
    return refused;
  }

  /** Microseconds since anything came that only the browser can have sent. */
  public long silence(long nowMicros) {
    return Math.min(nowMicros - heardMicros, unchecked(nowMicros));
  }

  /** Microseconds since the browser's last ICE check, by which he consents to be sent to. */
  long unchecked(long nowMicros) {
    return port.silence(credentials, nowMicros);
  }

  /** Says goodbye and forgets the browser; the listener is not called any more. */
  public void close() {
    if (!closed) {
      closed = true;
      dtls.close();
      port.forget(this);
    }
  }
}
