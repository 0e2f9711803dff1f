package io.ringroom.media.compose;

import io.ringroom.id.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who could be in a picture.
 *
 * @param cameras in the order in which they joined
 * @param screens what is shared, the first to be shared first
 * @param speaker who speaks, or spoke last
 */
public record Scene(List<Subject> cameras, List<Subject> screens, Optional<UserId> speaker) {
  public Scene {
    cameras = List.copyOf(cameras);
    screens = List.copyOf(screens);
  }

  List<Subject> all() {
    List<Subject> all = new ArrayList<>(screens);
    all.addAll(cameras);
    return all;
  }

  /** All, who matters most first. */
  List<Subject> byImportance(Optional<UserId> pinned) {
    Set<Subject> order = new LinkedHashSet<>();
    pinned.flatMap(this::camera).ifPresent(order::add);
    speaker.flatMap(this::camera).ifPresent(order::add);
    order.addAll(cameras);
    order.addAll(screens);
    return List.copyOf(order);
  }

  private Optional<Subject> camera(UserId user) {
    return Optional.of(Subject.camera(user)).filter(cameras::contains);
  }
}
