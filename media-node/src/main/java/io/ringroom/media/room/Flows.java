package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.protocol.node.RoomMember;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether what each member publishes really arrives. */
final class Flows {
  private final Map<UserId, FlowWatch> watches = new LinkedHashMap<>();

  /** Told of a member whose media began or stopped to flow. */
  interface News {
    void flow(UserId user, String source, String state);
  }

  /** The member has a new source. */
  void begin(UserId user) {
    watches.put(user, new FlowWatch());
  }

  void end(UserId user) {
    watches.remove(user);
  }

  void clear() {
    watches.clear();
  }

  void look(Map<UserId, RoomMember> members, Sources sources, long nowMicros, News news) {
    watches.forEach(
        (user, watch) -> {
          RoomMember member = members.get(user);
          MemberSource source = sources.of(user).orElse(null);
          if (member != null && source != null && source.isUp()) {
            watch
                .look(member.audio() || member.video(), source.lastPacketMicros(), nowMicros)
                .ifPresent(state -> news.flow(user, source.name(), state));
          }
        });
  }
}
