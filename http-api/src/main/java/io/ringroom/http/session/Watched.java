package io.ringroom.http.session;

import io.ringroom.id.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whom a connection watches in a call, the most important first. */
final class Watched {
  private final Set<UserId> cameras = new LinkedHashSet<>();
  private final Set<UserId> screens = new LinkedHashSet<>();

  void only(List<UserId> camerasNow, List<UserId> screensNow) {
    cameras.clear();
    cameras.addAll(camerasNow);
    screens.clear();
    screens.addAll(screensNow);
  }

  void change(UserId user, boolean screen, boolean wanted) {
    Set<UserId> changed = screen ? screens : cameras;
    if (wanted) {
      changed.add(user);
    } else {
      changed.remove(user);
    }
  }

  List<UserId> cameras() {
    return List.copyOf(cameras);
  }

  List<UserId> screens() {
    return List.copyOf(screens);
  }
}
