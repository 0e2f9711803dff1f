package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what one event makes a call say. Each user gets all his notices in one message, because
 * users tell repeated messages by their revision; one who is released gets them with the release.
 */
final class Post {
  private final CallId call;
  private final long revision;
  private final Map<UserId, List<ToUser.Notice>> notices = new LinkedHashMap<>();
  private final Set<UserId> released = new LinkedHashSet<>();
  private final List<Outgoing> words = new ArrayList<>();

  Post(CallId call, long revision) {
    this.call = call;
    this.revision = revision;
  }

  void to(UserId user, Audience audience, ClientEvent event) {
    notices.computeIfAbsent(user, u -> new ArrayList<>()).add(new ToUser.Notice(audience, event));
  }

  void member(Member member, ClientEvent event) {
    to(member.user(), Audience.only(member.device()), event);
  }

  void members(Live state, ClientEvent event) {
    state.members().all().forEach(member -> member(member, event));
  }

  void release(UserId user) {
    released.add(user);
  }

  void add(UserId user, ToUser message) {
    words.add(new Outgoing(user, message));
  }

  List<Outgoing> out() {
    List<Outgoing> all = new ArrayList<>();
    notices.forEach(
        (user, list) -> {
          if (!released.contains(user)) {
            all.add(new Outgoing(user, new ToUser.Told(call, revision, list)));
          }
        });
    for (UserId user : released) {
      List<ToUser.Notice> farewell = notices.getOrDefault(user, List.of());
      all.add(new Outgoing(user, new ToUser.Release(call, farewell)));
    }
    all.addAll(words);
    return List.copyOf(all);
  }
}
