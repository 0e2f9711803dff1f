package io.ringroom.bench.peer;

import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.rtp.RtcpWriter;
import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.transport.DtlsClient;
import io.ringroom.media.transport.DtlsPipe;
import io.ringroom.media.transport.Fingerprint;
import io.ringroom.media.transport.IceCredentials;
import io.ringroom.media.transport.JitsiSrtpSession;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.PacketKind;
import io.ringroom.media.transport.SrtpKeys;
import io.ringroom.media.transport.SrtpProfile;
import io.ringroom.media.transport.SrtpSession;
import io.ringroom.media.transport.UdpPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A WebRTC peer with a socket of its own: ICE, DTLS, SRTP, and packets nobody looks into. Methods
 * may be called from any thread; packets are handled on one of the generator's.
 */
public final class LoadPeer implements AutoCloseable {
  private static final Duration REPORTS = Duration.ofSeconds(1);

  private final Generator generator;
  private final Generator.Seat seat;
  private final MediaLoop loop;
  private final String name;
  private final IceCredentials credentials;
  private final UdpPort udp;
  private final long audioSsrc;
  private final Arrivals arrivals = new Arrivals();
  private final Milestones milestones = new Milestones();
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final CompletableFuture<Void> receiving = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final DtlsPipe dtls;
  private final RtcpWriter rtcp = new RtcpWriter();
  private final RtpPacket view = new RtpPacket();
  private @Nullable RemoteEnd remote;
  private @Nullable Ice ice;
  private @Nullable SrtpSession srtp;
  private @Nullable Sending sending;
  private int transportSeq;
  private long refused;
  private long maxBits = -1;
  private Ear ear = packet -> {};

  public LoadPeer(Generator generator, String name) {
    this.generator = generator;
    this.seat = generator.seat();
    this.loop = seat.loop();
    this.name = name;
    this.credentials = generator.credentials();
    this.audioSsrc = 0x10000L + generator.number(1 << 30);
    try {
      this.udp = UdpPort.bind(new InetSocketAddress(generator.local(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.dtls = new DtlsPipe(this::sendDtls);
  }

  public String name() {
    return name;
  }

  /** Its only candidate. */
  InetSocketAddress address() {
    return udp.address();
  }

  public IceCredentials credentials() {
    return credentials;
  }

  public Fingerprint fingerprint() {
    return generator.identity().fingerprint();
  }

  public long audioSsrc() {
    return audioSsrc;
  }

  public long videoSsrc() {
    return audioSsrc + 1;
  }

  /** When what happened. */
  public Milestones milestones() {
    return milestones;
  }

  /** Done when media can flow; failed when the handshake did. */
  public CompletableFuture<Void> connected() {
    return connected;
  }

  /** Done when the first packet was received and proved right. */
  public CompletableFuture<Void> receiving() {
    return receiving;
  }

  /** Begins to make the connection. */
  public void connect(RemoteEnd end) {
    loop.execute(
        () -> {
          try {
            remote = end;
            udp.receive(loop, this::onDatagram);
            ice = new Ice(loop, udp, credentials, end, this::onIce);
            ice.ask();
          } catch (IOException e) {
            connected.completeExceptionally(e);
          }
        });
  }

  private void onIce() {
    milestones.reach(Milestones.Step.ICE);
    generator.handshakes().execute(this::shakeHands);
  }

  private void shakeHands() {
    RemoteEnd end = remote;
    if (end == null || closed.get()) {
      return;
    }
    try {
      SrtpKeys keys =
          DtlsClient.shakeHands(
              generator.identity(), end.fingerprint(), SrtpProfile.AEAD_AES_128_GCM, dtls);
      loop.execute(() -> onKeys(keys));
    } catch (IOException | RuntimeException e) {
      connected.completeExceptionally(e);
    }
  }

  private void onKeys(SrtpKeys keys) {
    if (closed.get()) {
      return;
    }
    srtp = JitsiSrtpSession.client(keys);
    milestones.reach(Milestones.Step.DTLS);
    loop.after(REPORTS, this::report);
    connected.complete(null);
  }

  /** Sends pictures from now on. */
  public void sendVideo(int bitsPerSecond, int framesPerSecond) {
    send(
        sources -> sources.video(stream(videoSsrc(), PeerSdp.VP8), bitsPerSecond, framesPerSecond));
  }

  /** Sends pictures that can be decoded from now on. */
  public void sendPictures(Clip.Show show) {
    send(sources -> sources.pictures(stream(videoSsrc(), PeerSdp.VP8), show));
  }

  /** Sends stamped packets of sound from now on. */
  public void sendAudio() {
    sendAudio(Speeches.STAMPED);
  }

  /** Says this from now on. */
  public void sendAudio(AudioSource.Speech speech) {
    send(sources -> sources.audio(stream(audioSsrc(), PeerSdp.OPUS), speech));
  }

  private void send(Consumer<Sending> addition) {
    loop.execute(
        () -> {
          Sending sources = sending;
          if (sources == null) {
            sources = new Sending(generator.ntp());
            sending = sources;
            tick();
          }
          addition.accept(sources);
        });
  }

  private RtpOut stream(long ssrc, int payloadType) {
    return new RtpOut(
        ssrc,
        payloadType,
        new RtpOut.Wire() {
          @Override
          public void send(byte[] bytes, int length) {
            sendRtp(bytes, length);
          }

          @Override
          public int nextTransportSeq() {
            return transportSeq++ & 0xFFFF;
          }
        });
  }

  private void tick() {
    if (closed.get() || sending == null) {
      return;
    }
    loop.after(Duration.ofMillis(Sending.TICK_MILLIS), this::tick);
    if (srtp != null) {
      rtcp.start();
      sending.tick(MediaLoop.nowMicros(), rtcp);
      flush();
    }
  }

  /** Tells the server what arrived, as every receiver does. */
  private void report() {
    if (closed.get()) {
      return;
    }
    loop.after(REPORTS, this::report);
    var flows = arrivals.bySsrc();
    if (!flows.isEmpty()) {
      rtcp.start();
      rtcp.receiverReport(1, Math.min(8, flows.size()));
      flows.entrySet().stream()
          .limit(8)
          .forEach(
              flow ->
                  rtcp.block(
                      flow.getKey() & 0xFFFF_FFFFL, 0, 0, flow.getValue().highestSeq(), 0, 0, 0));
      rtcp.cname(1, "load");
      if (maxBits >= 0) {
        rtcp.maxBitrate(1, maxBits);
      }
      flush();
    }
  }

  /** Says from now on, with each report, that its link carries so much and no more. */
  public void tellMaxBitrate(long bitsPerSecond) {
    loop.execute(() -> maxBits = bitsPerSecond);
  }

  private void flush() {
    SrtpSession session = srtp;
    if (session != null && rtcp.length() > 0) {
      transmit(rtcp.bytes(), session.protectRtcp(rtcp.bytes(), rtcp.length()));
    }
  }

  private void sendRtp(byte[] bytes, int length) {
    SrtpSession session = srtp;
    if (session != null) {
      transmit(bytes, session.protectRtp(bytes, length));
    }
  }

  private void transmit(byte[] bytes, int length) {
    RemoteEnd end = remote;
    if (end != null && length > 0) {
      udp.send(bytes, length, end.address());
    }
  }

  private void sendDtls(byte[] packet) {
    RemoteEnd end = remote;
    if (end != null) {
      udp.sendFromAnywhere(packet, end.address());
    }
  }

  private void onDatagram(byte[] bytes, int length, InetSocketAddress from, long nowMicros) {
    switch (PacketKind.of(bytes, 0, length)) {
      case STUN -> {
        if (ice != null) {
          ice.onStun(bytes, length, from);
        }
      }
      case DTLS -> dtls.push(Arrays.copyOf(bytes, length));
      case RTP -> onRtp(bytes, length, nowMicros);
      case RTCP -> onRtcp(bytes, length);
      case OTHER -> refused++;
    }
  }

  private void onRtp(byte[] bytes, int length, long nowMicros) {
    SrtpSession session = srtp;
    if (session == null || !Flow.isRtp(length)) {
      return;
    }
    Flow flow = arrivals.onPacket(bytes, length);
    if (receiving.isDone() && flow.received() % generator.decryptEvery() != 0) {
      return;
    }
    int plain = session.unprotectRtp(bytes, length);
    if (plain == SrtpSession.REFUSED || !view.wrap(bytes, 0, plain)) {
      refused++;
      return;
    }
    if (!receiving.isDone()) {
      milestones.reach(Milestones.Step.FIRST_PACKET);
      receiving.complete(null);
    }
    ear.onRtp(view);
    int at = view.payloadOffset() + (flow.video() ? VideoSource.STAMP_AT : 0);
    long age = Stamp.age(bytes, at, plain, nowMicros);
    if (age >= 0 && seat.timed()) {
      arrivals.onDelay(age);
    }
  }

  private void onRtcp(byte[] bytes, int length) {
    SrtpSession session = srtp;
    int plain = session == null ? SrtpSession.REFUSED : session.unprotectRtcp(bytes, length);
    if (plain == SrtpSession.REFUSED) {
      return;
    }
    for (Rtcp packet : Rtcp.parse(bytes, 0, plain)) {
      if (packet instanceof Rtcp.KeyFrameWanted && sending != null) {
        sending.wantKeyFrame();
      } else if (packet instanceof Rtcp.SenderReport report) {
        ear.onReport(report);
      }
    }
  }

  /** Every packet that is decrypted is heard by this from now on. */
  public void hear(Ear listener) {
    loop.execute(() -> ear = listener);
  }

  /** Looks into received packets, on the peer's thread. */
  public interface Ear {
    /**
     * @param packet used again for the next one
     */
    void onRtp(RtpPacket packet);

    /** The sender says which of his timestamps belongs to which moment. */
    default void onReport(Rtcp.SenderReport report) {}
  }

  /** Begins to count anew. */
  public CompletableFuture<Void> clear() {
    return loop.ask(
        () -> {
          arrivals.clear();
          return null;
        });
  }

  /** What came since the last {@link #clear}, read on the peer's thread. */
  public <T> T read(Function<Arrivals, T> question) {
    return loop.ask(() -> question.apply(arrivals)).join();
  }

  /** Packets that were not what they should be. */
  public long refused() {
    return refused;
  }

  /** Packets of media sent. */
  public long sent() {
    Sending sources = sending;
    return sources == null ? 0 : sources.packets();
  }

  /** Vanishes without a word. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      loop.execute(
          () -> {
            if (ice != null) {
              ice.close();
            }
            dtls.close();
            udp.close();
          });
    }
  }
}
