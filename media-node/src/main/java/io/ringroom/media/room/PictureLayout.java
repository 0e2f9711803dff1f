package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.protocol.node.MixLayout;
import java.util.Set;

/** The wish to have the mixed picture divided in another way; without it, it is a grid. */
final class PictureLayout implements RoomWork {
  private final Seeing seeing;

  PictureLayout(Seeing seeing, MixLayout layout) {
    this.seeing = seeing;
    seeing.layout(layout);
  }

  @Override
  public void bind(Set<UserId> present, Sources sources) {}

  @Override
  public void tick(long nowMicros) {}

  @Override
  public void close() {
    seeing.layout(MixLayout.GRID);
  }
}
