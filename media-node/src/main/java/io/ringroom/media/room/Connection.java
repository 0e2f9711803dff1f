package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.Outbound;
import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.sdp.Agreement;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.media.transport.BrowserTransport;
import io.ringroom.media.transport.Fingerprint;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.Reception;
import java.util.List;
import java.util.random.RandomGenerator;

/** One browser in a room: what it sends, what it receives, whom its slots show. */
final class Connection implements MemberSource, BrowserTransport.Listener, Qualities.Link {
  private final UserId user;
  private final String name;
  private final Events events;
  private final BrowserTransport transport;
  private final Inbound inbound;
  private final Outbound outbound;
  private final Places places;
  private final LinkMeter meter = new LinkMeter();
  private List<UserId> views;
  private List<UserId> screens;
  private Reception reception = Reception.INDIVIDUAL;
  private final ReceptionChoice affordable = new ReceptionChoice();
  private boolean adaptive = true;

  /** What the room wants to know; called on the media thread. */
  interface Events {
    void onConnected(Connection connection);

    void onGone(Connection connection, String reason);
  }

  Connection(
      UserId user,
      String name,
      List<UserId> views,
      List<UserId> screens,
      Agreement agreement,
      Fingerprint browser,
      BrowserPort port,
      NtpTime ntpTime,
      RandomGenerator random,
      Events events) {
    this.user = user;
    this.name = name;
    this.views = List.copyOf(views);
    this.screens = List.copyOf(screens);
    this.events = events;
    this.transport = port.open(browser, this);
    this.inbound = new Inbound(agreement.tracks(), transport, ntpTime);
    this.outbound = new Outbound(agreement.slots(), transport, ntpTime, random);
    this.places = new Places(outbound);
  }

  @Override
  public UserId user() {
    return user;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isUp() {
    return transport.isConnected();
  }

  @Override
  public boolean isSilent(long nowMicros) {
    return isUp() && transport.silence(nowMicros) > BrowserPort.SUSPECT_AFTER.toNanos() / 1_000;
  }

  BrowserTransport transport() {
    return transport;
  }

  Outbound outbound() {
    return outbound;
  }

  @Override
  public Inbound inbound() {
    return inbound;
  }

  /** Whose cameras he wants to see. */
  List<UserId> views() {
    return views;
  }

  /** Whose shared screens he wants to see. */
  List<UserId> screens() {
    return screens;
  }

  void view(List<UserId> cameras, List<UserId> sharedScreens) {
    views = List.copyOf(cameras);
    screens = List.copyOf(sharedScreens);
  }

  /** How its user wants to receive the others, or cheaper where the link affords no more. */
  Reception reception() {
    return reception.atMost(affordable.affordable());
  }

  /** Whether the link affords less than its user wants. */
  boolean isReduced() {
    return reception() != reception;
  }

  /**
   * @param adapts whether he receives more cheaply by himself while his link is weak
   */
  void receive(Reception wanted, boolean adapts) {
    reception = wanted;
    adaptive = adapts;
    if (!adapts) {
      affordable.free();
    }
  }

  /**
   * Follows what the link affords.
   *
   * @param costs of all receptions as things are
   * @return whether he receives in another way from now on
   */
  boolean adapt(ReceptionChoice.Costs costs, long nowMicros) {
    Reception before = reception();
    if (adaptive) {
      affordable.look(outbound.downlink().bits(), reception, costs, nowMicros);
    }
    return reception() != before;
  }

  /** What its slots show. */
  Places places() {
    return places;
  }

  /**
   * Shares the link to the browser among the videos he wants.
   *
   * @return whether a video is limited in another way than before
   */
  boolean allot(long nowMicros) {
    return places.allot(views, affordable.wantedBits(), nowMicros);
  }

  @Override
  public Quality.Measured measure(long nowMicros) {
    return meter.look(this, nowMicros);
  }

  /** The worst that the link does to any video. */
  Quality.Limit limit() {
    Quality.Limit ofPlaces = places.limit();
    return ofPlaces == Quality.Limit.NONE && isReduced() ? Quality.Limit.LOW : ofPlaces;
  }

  List<FromNode.Slot> slots() {
    return places.told();
  }

  @Override
  public void tick(long nowMicros) {
    if (transport.isConnected()) {
      inbound.tick(nowMicros);
      outbound.tick(nowMicros);
    }
  }

  /** Says goodbye to the browser. */
  @Override
  public void close() {
    outbound.close();
    transport.close();
  }

  @Override
  public void onConnected(long nowMicros) {
    events.onConnected(this);
  }

  @Override
  public void onRtp(byte[] bytes, int length, long nowMicros) {
    inbound.onRtp(bytes, 0, length, nowMicros);
  }

  @Override
  public void onRtcp(byte[] bytes, int length, long nowMicros) {
    for (Rtcp packet : Rtcp.parse(bytes, 0, length)) {
      inbound.onRtcp(packet, nowMicros);
      outbound.onRtcp(packet, nowMicros);
    }
  }

  @Override
  public void onGone(String reason) {
    outbound.close();
    events.onGone(this, reason);
  }
}
