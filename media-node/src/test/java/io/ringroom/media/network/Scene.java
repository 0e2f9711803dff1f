package io.ringroom.media.network;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.MediaNode;
import io.ringroom.media.browser.Chromium;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.Json;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.media.browser.Page;
import io.ringroom.media.browser.PageServer;
import io.ringroom.protocol.node.RoomMember;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A media node with a room in which alice, in a browser with a good network, shows moving noise in
 * two sizes and plays a tone. Bob may look and listen from wherever a test puts him.
 */
final class Scene implements AutoCloseable {
  static final UserId ALICE = new UserId("alice");
  static final UserId BOB = new UserId("bob");

  /** The tone everybody plays, hertz. */
  private static final int TONE = 440;

  private static final RoomId ROOM = new RoomId("bad-network");

  private final FakePlatform platform = new FakePlatform();
  private final PageServer pages = new PageServer();
  private final MediaNode node;
  private final Chromium near;

  /**
   * @param advertised the node's addresses, as browsers reach it, with commas between
   */
  Scene(String advertised) {
    node = NodeForTests.start(platform, Map.of("bind", "0.0.0.0", "advertise", advertised));
    near = new Chromium();
    platform.wish(
        ROOM, 1, 1, RoomMember.remote(ALICE, true, true), RoomMember.remote(BOB, true, false));
    connect(
        openNear(), ALICE, BOB, "{sizes: true, hertz: " + TONE + "}", "", UnaryOperator.identity());
  }

  FakePlatform platform() {
    return platform;
  }

  /** A tab of the browser with the good network. */
  Page openNear() {
    return near.open(pages.page());
  }

  /**
   * Bob looks and listens, and sends only sound: encoding pictures would cost the machine that is
   * to show his.
   *
   * @param edit JavaScript applied to his offer; empty to leave it
   * @param path what the node's answer becomes on its way to him
   */
  void letBobWatch(Page page, String edit, UnaryOperator<String> path) {
    connect(page, BOB, ALICE, "{hertz: " + TONE + ", camera: false}", edit, path);
  }

  private void connect(
      Page page, UserId user, UserId view, String shape, String edit, UnaryOperator<String> path) {
    page.run("sounds.resume()");
    String offer =
        page.run("(async () => (await offer(1, 1, " + shape + "))" + edit + ")()").asText();
    String name = user.value() + "-" + System.nanoTime();
    String answer = path.apply(platform.connect(ROOM, 1, user, name, offer, view));
    page.run("accept(" + Json.write(answer) + ")");
  }

  @Override
  public void close() {
    for (AutoCloseable open : Arrays.asList(near, pages, node, platform)) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
