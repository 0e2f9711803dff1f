package io.ringroom.media.cameraroom;

import io.ringroom.id.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose calls may be answered without anybody's doing.
 *
 * @param everyone only ever by an explicit {@code *}
 */
public record AllowList(boolean everyone, Set<UserId> users) {
  private static final String EVERYONE = "*";

  public AllowList {
    users = Set.copyOf(users);
  }

  /**
   * @throws IllegalArgumentException for an entry that is neither a user id nor {@code *}
   */
  public static AllowList parse(Collection<String> entries) {
    Set<UserId> users = new TreeSet<>();
    boolean everyone = false;
    for (String entry : entries) {
      if (entry.strip().equals(EVERYONE)) {
        everyone = true;
      } else if (!entry.isBlank()) {
        users.add(user(entry.strip()));
      }
    }
    return new AllowList(everyone, users);
  }

  public boolean allows(UserId user) {
    return everyone || users.contains(user);
  }

  public boolean isEmpty() {
    return !everyone && users.isEmpty();
  }

  /** For the log. */
  @Override
  public String toString() {
    return everyone
        ? "everybody"
        : users.stream().sorted().map(UserId::value).collect(Collectors.joining(", "));
  }

  private static UserId user(String entry) {
    try {
      return new UserId(entry);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + entry + "\" in the allow list is " + e.getMessage(), e);
    }
  }
}
