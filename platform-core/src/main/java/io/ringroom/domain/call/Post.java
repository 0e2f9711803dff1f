package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one event makes a call say. Each user gets all his notices in one message, because
 * users tell repeated messages by their revision; one who is released gets them with the release.
 */
final class Post {
  private static final int FOR_GOOD = Integer.MAX_VALUE;

  private final CallFacts facts;
  private final Parties parties;
  private final long revision;
  private final Map<UserId, List<ToUser.Notice>> notices = new LinkedHashMap<>();

  /** The last attempt each release ends. */
  private final Map<UserId, Integer> released = new LinkedHashMap<>();

  private final List<Outgoing> words = new ArrayList<>();

  Post(CallFacts facts, Parties parties, long revision) {
    this.facts = facts;
    this.parties = parties;
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

  /** He is no longer in it, and may be asked again. */
  void release(UserId user, Parties parties) {
    released.put(user, parties.attempts(user));
  }

  /** The call is over. */
  void releaseForGood(UserId user) {
    released.put(user, FOR_GOOD);
  }

  void add(UserId user, ToUser message) {
    add(new Outgoing(user, message));
  }

  void add(Outgoing word) {
    words.add(word);
  }

  /**
   * That somebody is in comes before what he is shown of it: whoever is not engaged then says so,
   * and must not be engaged in between, as one whose devices missed the begin.
   */
  List<Outgoing> out() {
    List<Outgoing> all = new ArrayList<>(words);
    notices.forEach(
        (user, list) -> {
          if (!released.containsKey(user)) {
            all.add(new Outgoing(user, told(user, list)));
          }
        });
    released.forEach((user, upTo) -> all.add(new Outgoing(user, release(user, upTo))));
    all.removeIf(word -> facts.server(word.to()));
    return List.copyOf(all);
  }

  private ToUser told(UserId user, List<ToUser.Notice> list) {
    return new ToUser.Told(facts.call(), revision, list, parties.attempt(user));
  }

  private ToUser release(UserId user, int upTo) {
    List<ToUser.Notice> farewell = notices.getOrDefault(user, List.of());
    @Nullable Integer attempt = upTo == FOR_GOOD ? null : (Integer) upTo;
    return new ToUser.Release(facts.call(), farewell, attempt);
  }
}
