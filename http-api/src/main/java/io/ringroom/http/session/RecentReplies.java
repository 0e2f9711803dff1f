package io.ringroom.http.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The replies to a session's last commands by command id: the same command again gets the same
 * reply and is not carried out twice.
 */
final class RecentReplies {
  /** More than a client has under way at any time. */
  private static final int KEPT = 256;

  private static final String UNDER_WAY = "";

  private final Map<String, String> replies =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > KEPT;
        }
      };

  /** Whether a command of this id is being carried out now: its reply will come. */
  boolean underWay(String id) {
    return UNDER_WAY.equals(replies.get(id));
  }

  Optional<String> of(String id) {
    return Optional.ofNullable(replies.get(id)).filter(reply -> !reply.equals(UNDER_WAY));
  }

  void begin(String id) {
    replies.put(id, UNDER_WAY);
  }

  /**
   * @param again whether the same command may be carried out again, because this reply only says
   *     that it could not be decided
   */
  void end(String id, String reply, boolean again) {
    if (again) {
      replies.remove(id);
    } else {
      replies.put(id, reply);
    }
  }
}
