package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.Outbound;
import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.rtp.Slot;
import io.ringroom.media.sdp.Agreement;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.media.transport.BrowserTransport;
import io.ringroom.media.transport.Fingerprint;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.Reception;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** One browser in a room: what it sends, what it receives, whom its slots show. */
final class Connection implements MemberSource, BrowserTransport.Listener {
  /**
   * A link that carries less than this share of what is sent has shrunk; it is no estimate's slip.
   */
  private static final double FLOODED = 0.6;

  private final UserId user;
  private final String name;
  private final Events events;
  private final BrowserTransport transport;
  private final Inbound inbound;
  private final Outbound outbound;
  private final List<Place> places = new ArrayList<>();
  private final Allotment.Fallback fallback = Allotment.Fallback.PAUSE;
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
    outbound.slots().forEach(slot -> places.add(new Place(slot)));
  }

  UserId user() {
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

  /** Whether the browser has been silent for so long that it may be gone: it checks every 2.5 s. */
  boolean isSilent(long nowMicros) {
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

  /** What the slots of this kind show, in the order of the m-lines. */
  List<Optional<Shown>> shown(MediaKind kind) {
    return places.stream().filter(place -> place.isOf(kind)).map(Place::shown).toList();
  }

  Optional<Shown> shownIn(Slot slot) {
    return places.stream().filter(place -> place.slot() == slot).findFirst().flatMap(Place::shown);
  }

  /**
   * Shows these, one for each slot of the kind.
   *
   * @return whether any slot shows something else than before
   */
  boolean show(MediaKind kind, List<Optional<Shown>> subjects, LayersOf layers) {
    boolean changed = false;
    int at = 0;
    for (Place place : places) {
      if (place.isOf(kind)) {
        Optional<Shown> shown = subjects.get(at++);
        changed |= place.show(shown, shown.map(what -> layers.find(what, kind)).orElse(List.of()));
      }
    }
    return changed;
  }

  /** Finds what a member sends, the smallest encoding first. */
  interface LayersOf {
    List<Layer> find(Shown shown, MediaKind kind);
  }

  /**
   * Shares the link to the browser among the videos he wants.
   *
   * @return whether a video is limited in another way than before
   */
  boolean allot(long nowMicros) {
    List<Place> videos =
        places.stream()
            .filter(place -> place.isOf(MediaKind.VIDEO) && place.shown().isPresent())
            .sorted(Comparator.comparingInt(this::importance))
            .toList();
    long sound = outbound.bitrate(MediaKind.AUDIO, nowMicros);
    long link = outbound.downlink().bits();
    List<Allotment.Wish> wishes =
        videos.stream().map(place -> place.wish(fallback, nowMicros)).toList();
    Allotment.Shares shares = Allotment.share(link < 0 ? link : Math.max(0, link - sound), wishes);
    long taken = sound + wishes.stream().mapToLong(Allotment.Wish::taken).sum();
    boolean flooded = link >= 0 && link < FLOODED * taken;
    boolean changed = false;
    for (int i = 0; i < videos.size(); i++) {
      changed |= videos.get(i).send(shares.levels().get(i), flooded, nowMicros);
    }
    long next = shares.wantedBits() == 0 ? 0 : shares.wantedBits() + sound;
    outbound.want(Math.max(next, affordable.wantedBits()));
    return changed;
  }

  /** The worst that the link does to any video. */
  Quality.Limit limit() {
    return Stream.concat(
            places.stream().map(Place::limit),
            Stream.of(isReduced() ? Quality.Limit.LOW : Quality.Limit.NONE))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Screens first, then cameras in his own order. */
  private int importance(Place place) {
    Shown shown = place.shown().orElseThrow();
    int at = views.indexOf(shown.user());
    return shown.isScreen() ? -1 : at < 0 ? views.size() : at;
  }

  List<FromNode.Slot> slots() {
    return places.stream().map(Place::told).toList();
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
