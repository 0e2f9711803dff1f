package io.ringroom.media.room;

import io.ringroom.protocol.node.FromNode;

/** Where news for the platform goes. Never blocks; while the platform is away news may be lost. */
public interface Reports {
  void send(FromNode message);
}
