package io.ringroom.media;

import io.ringroom.media.admission.Admission;
import io.ringroom.media.admission.Capacity;
import io.ringroom.media.admission.SelfTest;
import io.ringroom.media.health.HealthServer;
import io.ringroom.media.health.Panel;
import io.ringroom.media.health.Readiness;
import io.ringroom.media.link.PlatformLink;
import io.ringroom.media.process.MediaTasks;
import io.ringroom.media.record.Deliveries;
import io.ringroom.media.record.ReadyFiles;
import io.ringroom.media.record.Retention;
import io.ringroom.media.room.RoomContext;
import io.ringroom.media.room.Rooms;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.sdp.SdpWarmUp;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.media.transport.DtlsHandshakes;
import io.ringroom.media.transport.DtlsIdentity;
import io.ringroom.media.transport.JitsiSrtpSession;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.UdpPort;
import io.ringroom.media.transport.WarmUp;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole media node, put together: one media thread, one UDP port, one link to the platform. */
public final class MediaNode implements AutoCloseable, PlatformLink.Node {
  private static final Logger log = LoggerFactory.getLogger(MediaNode.class);
  private static final long STEP_LIMIT_MILLIS = 1_000;

  private final MediaSettings settings;
  private final SecureRandom random = new SecureRandom();
  private final MediaLoop loop = new MediaLoop();
  private final DtlsHandshakes handshakes = new DtlsHandshakes(DtlsIdentity.generate(random));
  private final NodeLoad load;
  private final UdpPort udp;
  private final BrowserPort port;
  private final PlatformLink link;
  private final MediaTasks tasks;
  private final Admission admission;
  private final Rooms rooms;
  private final Deliveries deliveries;
  private final ReadyFiles files;
  private final Retention retention;
  private final CameraSide camera;
  private final HealthServer health;
  private volatile boolean warm;

  /**
   * Binds the ports; nothing is answered before {@link #start}.
   *
   * @throws StartFailure when a port is taken
   */
  public MediaNode(MediaSettings settings) {
    this.settings = settings;
    JitsiSrtpSession.useCipher(settings.srtpCipher());
    udp = bind(settings.rtp());
    port = new BrowserPort(loop, udp, handshakes, random);
    link = new PlatformLink(settings.link(), this);
    admission = new Admission(new Capacity(Integer.MAX_VALUE, settings.join().maxConnections()));
    NtpTime ntpTime = new NtpTime(System.currentTimeMillis() * 1_000 - MediaLoop.nowMicros());
    tasks = new MediaTasks(loop);
    deliveries = new Deliveries(settings.link(), settings.node(), settings.recordings());
    files = new ReadyFiles(settings.recordings(), link::send);
    retention = new Retention(settings.recordings());
    rooms =
        new Rooms(
            port,
            settings.join(),
            admission,
            new RoomContext(
                loop,
                ntpTime,
                link::send,
                tasks,
                settings.mix(),
                settings.recordings(),
                files,
                random));
    load = new NodeLoad(loop, port, rooms, admission);
    camera =
        new CameraSide(
            settings.room(), settings.capture(), settings.var(), rooms.captureInput(), link::send);
    rooms.captureWith(camera.control());
    health = serve(settings.health());
    health.add("/devices", camera.devicePanel());
    Panel panel = camera.panel();
    if (panel != null) {
      health.add("/room", panel);
    }
  }

  private static UdpPort bind(InetSocketAddress address) {
    try {
      return UdpPort.bind(address);
    } catch (IOException e) {
      throw new StartFailure(
          "UDP port %d of %s cannot be used (%s): choose another one with RINGROOM_RTP_PORT"
              .formatted(address.getPort(), address.getHostString(), e.getMessage()),
          e);
    }
  }

  private HealthServer serve(InetSocketAddress address) {
    Readiness readiness =
        new Readiness()
            .require("media port bound and encryption warmed up", () -> warm)
            .require("capture worker up, or not wanted", camera::isReady)
            .require("platform reached", link::isUp)
            .require("not draining", () -> !load.isDraining());
    try {
      return new HealthServer(address, readiness, this::dump, this::drain);
    } catch (IOException e) {
      udp.close();
      throw new StartFailure(
          "TCP port %d of %s cannot be used (%s): choose another one with RINGROOM_MEDIA_HTTP_PORT"
              .formatted(address.getPort(), address.getHostString(), e.getMessage()),
          e);
    }
  }

  /** Warms up, then dials the platform. Returns when warm; the platform may be reached later. */
  public void start() {
    loop.start();
    if (!await("receive media", loop.ask(this::receive))) {
      throw new StartFailure("the media port cannot be read", null);
    }
    long from = System.nanoTime();
    camera.begin();
    WarmUp.run(handshakes, random);
    SdpWarmUp.run(random, handshakes.fingerprint());
    measure();
    warm = true;
    log.info(
        "node={} media on UDP port {} for {}, health on {}, warm after {} ms",
        settings.node(),
        port.portNumber(),
        settings.join().advertise(),
        health.port(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
    retention.start();
    files.start();
    link.start();
  }

  private void measure() {
    Capacity found = new Capacity(SelfTest.packetsPerSecond(), settings.join().maxConnections());
    onLoop(() -> admission.measured(found));
    log.info("node={} can forward {} packets a second", settings.node(), found.packets());
  }

  private boolean receive() {
    try {
      port.start();
      return true;
    } catch (IOException e) {
      log.error("the media port cannot be read", e);
      return false;
    }
  }

  @Override
  public CompletionStage<FromNode.Hello> hello() {
    return load.report()
        .thenCombine(
            loop.ask(rooms::running),
            (now, running) ->
                new FromNode.Hello(
                    NodeProtocol.VERSION,
                    settings.node(),
                    camera.user(),
                    camera.name(),
                    camera.devices(),
                    running,
                    Version.TEXT,
                    now,
                    camera.secondCalls()));
  }

  @Override
  public CompletionStage<FromNode.Load> load() {
    return load.report();
  }

  /**
   * From now on the node takes no new rooms, or takes them again; those it has run on.
   *
   * @return how many rooms it has
   */
  public CompletionStage<Integer> drain(boolean on) {
    log.info("node={} {}", settings.node(), on ? "drains" : "takes rooms again");
    load.drain(on);
    camera.drain(on);
    load.report().thenAccept(link::send);
    return loop.ask(rooms::size);
  }

  /** Drains, and ends when the last room is over, or after the time the settings allow. */
  public void drainAndClose() {
    try {
      Drain.until(() -> drain(true), () -> loop.ask(rooms::size), settings.drainWithin());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  @Override
  public void onMessage(ToNode message) {
    camera.onMessage(message);
    deliveries.onMessage(message);
    files.onMessage(message);
    onLoop(() -> rooms.onMessage(message));
  }

  @Override
  public void onUp() {
    camera.report();
    onLoop(rooms::onPlatformBack);
  }

  @Override
  public void onDown() {
    onLoop(rooms::onPlatformAway);
  }

  private void onLoop(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      log.warn("the media thread takes nothing more: {}", e.getMessage());
    }
  }

  private CompletionStage<Map<String, Object>> dump() {
    return loop.ask(
        () -> {
          Map<String, Object> all = new LinkedHashMap<>();
          all.put("node", settings.node().value());
          all.put("platformReached", link.isUp());
          all.put("packetsIn", port.packetsIn());
          all.put("packetsOut", port.packetsOut());
          all.put("packetsOfStrangers", port.strangers());
          all.put("packetsUnsent", udp.unsent());
          all.put("capacity", admission.capacity().packets());
          all.put("stress", admission.stress(rooms.connections(), MediaLoop.nowMicros()));
          all.put("draining", load.isDraining());
          all.put("rooms", rooms.dump());
          return all;
        });
  }

  /** Port of {@code /live}, {@code /ready} and {@code /dump}. */
  public int healthPort() {
    return health.port();
  }

  /** The UDP port of all media. */
  public int rtpPort() {
    return port.portNumber();
  }

  /** Ends everything in order, devices first, within two seconds. */
  @Override
  public void close() {
    await(
        "end the rooms",
        loop.ask(
            () -> {
              rooms.close();
              port.close();
              return true;
            }));
    camera.close();
    deliveries.close();
    retention.close();
    files.close();
    tasks.close();
    link.close();
    handshakes.close();
    loop.close();
    health.close();
    log.info("node={} stopped", settings.node());
  }

  private static boolean await(String what, CompletableFuture<Boolean> step) {
    try {
      return step.get(STEP_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.error("could not {}", what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
