package io.ringroom.bench.peer;

import io.ringroom.media.transport.IceCredentials;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.StunMessage;
import io.ringroom.media.transport.StunResponse;
import io.ringroom.media.transport.UdpPort;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The controlling side of ICE with one candidate pair: asks until answered, then keeps asking. */
final class Ice {
  private static final Duration FIRST_RETRY = Duration.ofMillis(20);
  private static final Duration CONSENT = Duration.ofMillis(2_500); // as Chromium asks

  private final MediaLoop loop;
  private final UdpPort udp;
  private final IceCredentials local;
  private final RemoteEnd remote;
  private final Runnable onAnswered;
  private boolean answered;
  private boolean closed;
  private Duration retry = FIRST_RETRY;
  private long number;

  Ice(MediaLoop loop, UdpPort udp, IceCredentials local, RemoteEnd remote, Runnable onAnswered) {
    this.loop = loop;
    this.udp = udp;
    this.local = local;
    this.remote = remote;
    this.onAnswered = onAnswered;
  }

  /** Asks now and goes on by itself. */
  void ask() {
    if (closed) {
      return;
    }
    byte[] request = BindingRequest.of(remote.credentials(), local.ufrag(), ++number);
    udp.send(request, request.length, remote.address());
    loop.after(answered ? CONSENT : retry, this::ask);
    retry = retry.multipliedBy(2).compareTo(CONSENT) < 0 ? retry.multipliedBy(2) : CONSENT;
  }

  void onStun(byte[] bytes, int length, InetSocketAddress from) {
    StunMessage message = StunMessage.read(bytes, 0, length).orElse(null);
    if (message == null) {
      return;
    }
    if (message.type() == StunMessage.BINDING_REQUEST) {
      byte[] response = StunResponse.success(message, from, local.password());
      udp.send(response, response.length, from);
    } else if (message.type() == StunMessage.BINDING_RESPONSE && !answered) {
      answered = true;
      onAnswered.run();
    }
  }

  void close() {
    closed = true;
  }
}
