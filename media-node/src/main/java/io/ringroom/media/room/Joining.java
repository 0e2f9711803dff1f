package io.ringroom.media.room;

import io.ringroom.media.admission.Admission;
import io.ringroom.media.admission.Refusal;
import io.ringroom.media.sdp.Agreement;
import io.ringroom.media.sdp.AnswerWriter;
import io.ringroom.media.sdp.BadSdpException;
import io.ringroom.media.sdp.LocalTerms;
import io.ringroom.media.sdp.Offer;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.media.transport.Fingerprint;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.ToNode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a browser in: offer in, connection made, answer out. */
final class Joining {
  private static final Logger log = LoggerFactory.getLogger(Joining.class);

  private final BrowserPort port;
  private final JoinSettings settings;
  private final Admission admission;
  private final RoomContext context;

  Joining(BrowserPort port, JoinSettings settings, Admission admission, RoomContext context) {
    this.port = port;
    this.settings = settings;
    this.admission = admission;
    this.context = context;
  }

  /**
   * The reply to the platform. The member's earlier connection goes only when the new offer is
   * good.
   *
   * @param connections how many the node has now
   */
  FromNode join(Room room, ToNode.Connect connect, int connections) {
    boolean replaces = room.sources().connection(connect.user()).isPresent();
    Refusal refusal =
        port.isBusy()
            ? Refusal.BUSY
            : admission
                .ask(connections, replaces, room.joinRate(), MediaLoop.nowMicros())
                .orElse(null);
    if (refusal != null) {
      return failed(connect, refusal.name(), refusal.message());
    }
    try {
      Offer offer = Offer.parse(connect.sdp());
      Agreement agreement = Agreement.on(offer, this::newSsrc);
      Connection[] made = new Connection[1];
      room.connect(
          connect.user(),
          events -> made[0] = connection(connect, agreement, offer.fingerprint(), events));
      return new FromNode.Connected(connect.requestId(), answer(agreement, made[0]));
    } catch (BadSdpException e) {
      return failed(connect, "BAD_SDP", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("room={} user={} offer not answered", connect.room(), connect.user(), e);
      return failed(connect, "BAD_SDP", "the offer could not be answered");
    }
  }

  private Connection connection(
      ToNode.Connect connect,
      Agreement agreement,
      Fingerprint fingerprint,
      Connection.Events events) {
    Connection connection =
        new Connection(
            connect.user(),
            connect.connection(),
            connect.views(),
            connect.screensOrNone(),
            agreement,
            fingerprint,
            port,
            context.ntpTime(),
            context.random(),
            events);
    connection.receive(
        Optional.ofNullable(connect.reception()).orElse(Reception.INDIVIDUAL), connect.adapts());
    return connection;
  }

  private String answer(Agreement agreement, Connection connection) {
    return AnswerWriter.write(
        agreement,
        new LocalTerms(
            1 + context.random().nextLong(Long.MAX_VALUE),
            connection.transport().credentials(),
            port.fingerprint(),
            settings.advertise(),
            port.portNumber()));
  }

  /** 2 and up: 1 is who we are in RTCP. */
  private long newSsrc() {
    return context.random().nextLong(2, 0xFFFF_FFFFL);
  }

  private static FromNode failed(ToNode.Connect connect, String code, String message) {
    log.info("room={} user={} not connected: {} {}", connect.room(), connect.user(), code, message);
    return new FromNode.ConnectFailed(connect.requestId(), code, message);
  }
}
