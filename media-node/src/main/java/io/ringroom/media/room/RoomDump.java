package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Slot;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.media.transport.MediaLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A room as an operator sees it: who is there, what flows, what is lost. */
final class RoomDump {
  private RoomDump() {}

  static Map<String, Object> of(Room room, RoomBook.Entry entry) {
    long now = MediaLoop.nowMicros();
    Map<String, Object> dump = new LinkedHashMap<>();
    dump.put("epoch", entry.epoch());
    dump.put("revision", entry.revision());
    List<Object> members = new ArrayList<>();
    entry
        .members()
        .values()
        .forEach(
            member ->
                members.add(
                    Map.of(
                        "user", member.user().value(),
                        "audio", member.audio(),
                        "video", member.video(),
                        "captured", member.capture() != null)));
    dump.put("members", members);
    dump.put(
        "connections", room.sources().connections().stream().map(c -> connection(c, now)).toList());
    room.sources()
        .captured()
        .ifPresent(captured -> dump.put("capture", tracks(captured.inbound(), now)));
    return dump;
  }

  private static Map<String, Object> connection(Connection connection, long now) {
    Map<String, Object> dump = new LinkedHashMap<>();
    long silence = connection.transport().silence(now);
    dump.put("connection", connection.name());
    dump.put("user", connection.user().value());
    dump.put("connected", connection.transport().isConnected());
    dump.put("suspect", silence > BrowserPort.SUSPECT_AFTER.toNanos() / 1_000);
    dump.put("encryption", String.valueOf(connection.transport().profile()));
    dump.put("roundTripMillis", connection.outbound().roundTripMicros() / 1_000);
    dump.put("downlinkEstimateBits", connection.outbound().downlink().bits());
    dump.put("downlinkLossPercent", Math.round(connection.outbound().downlink().loss() * 100));
    dump.put("reception", connection.reception().word());
    dump.put("receptionReduced", connection.isReduced());
    dump.put("bitsOut", connection.outbound().bitrate(now));
    dump.put("refusedPackets", connection.transport().refused());
    dump.put("tracks", tracks(connection.inbound(), now));
    dump.put("slots", slots(connection, now));
    return dump;
  }

  private static Map<String, Object> tracks(Inbound inbound, long now) {
    Map<String, Object> dump = new LinkedHashMap<>();
    for (MediaKind kind : MediaKind.values()) {
      List<Layer> layers = inbound.layers(kind);
      if (!layers.isEmpty()) {
        dump.put(kind.word(), layers.stream().map(layer -> layer(layer, now)).toList());
      }
    }
    if (!inbound.screen().isEmpty()) {
      dump.put("screen", inbound.screen().stream().map(layer -> layer(layer, now)).toList());
    }
    dump.put("unknownPackets", inbound.unknown());
    dump.put("keyFramesRequested", inbound.requestedKeyFrames());
    dump.put("repeatsRequested", inbound.requestedRepeats());
    return dump;
  }

  private static Map<String, Object> layer(Layer layer, long now) {
    Map<String, Object> dump = new LinkedHashMap<>();
    dump.put("ssrc", layer.ssrc());
    dump.put("forwarded", layer.forwarded());
    dump.put("pixels", layer.pixels());
    dump.put("bits", layer.bitrate(now));
    dump.put("packets", layer.stats().received());
    dump.put("lost", layer.stats().lost());
    dump.put("copies", layer.copies());
    dump.put("jitterTicks", layer.stats().jitter());
    dump.put("restarts", layer.epoch());
    dump.put("loudness", Math.round(layer.loudness().at(now)));
    return dump;
  }

  private static Object name(Shown shown) {
    UserId user = shown.user();
    return user == null ? shown.stream().word() : user.value();
  }

  private static List<Object> slots(Connection connection, long now) {
    List<Object> dump = new ArrayList<>();
    for (Slot slot : connection.outbound().slots()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("mid", slot.terms().mid());
      one.put("kind", slot.terms().kind().word());
      one.put("user", connection.places().shownIn(slot).map(RoomDump::name).orElse(""));
      one.put("screen", connection.places().shownIn(slot).filter(Shown::isScreen).isPresent());
      one.put("layer", slot.layer() == null ? -1 : slot.layer().pixels());
      one.put("packets", slot.packets());
      one.put("bits", slot.bitrate(now));
      one.put("repeated", slot.repeated());
      one.put("missed", slot.missed());
      one.put("keyFramesWanted", slot.keyFramesWanted());
      one.put("switches", slot.switches());
      one.put("lostPercent", slot.fractionLost() * 100 / 256);
      dump.add(one);
    }
    return dump;
  }
}
