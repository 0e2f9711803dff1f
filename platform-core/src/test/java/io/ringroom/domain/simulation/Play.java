package io.ringroom.domain.simulation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A kind of schedule. Its name and a seed give the same schedule again, event for event. */
enum Play {
  /** Nothing dies: every device must be told everything exactly once. */
  CALM(new Traffic(3, 4, 130, 0.1, 0, true), World::run),

  /** Actors in one process: order kept between two of them, entities and the process die. */
  CRASHES(new Traffic(3, 4, 130, 0.1, 0.04, true), World::run),

  /** Harsher than any cluster: every message may overtake every other. */
  UNORDERED(new Traffic(3, 4, 130, 0.25, 0.02, false), World::run),

  /** More people, more calls. */
  CROWDED(new Traffic(5, 8, 200, 0.1, 0.04, true), World::run),

  /** One call, which people leave and come into again, while what was said of before comes late. */
  RETURNS(new Traffic(3, 1, 160, 0.3, 0.03, true), World::run),

  /** A second call may wait for who talks, and is taken up while the first is on hold. */
  WAITING(new Traffic(4, 6, 170, 0.1, 0, true).withWaiting(), World::run),

  /** The same while entities die. */
  WAITING_CRASHES(new Traffic(4, 6, 170, 0.1, 0.04, true).withWaiting(), World::run),

  /** The same while every message may overtake every other. */
  WAITING_UNORDERED(new Traffic(4, 6, 170, 0.25, 0.02, false).withWaiting(), World::run),

  /** Two dial each other at once, and messages overtake each other. */
  GLARE(new Traffic(2, 2, 0, 0.25, 0, false), Glare::mustMerge),

  /** The same with order kept; then every device is told of the merge as well. */
  GLARE_TOLD(new Traffic(2, 2, 0, 0.1, 0, true), Glare::mustMergeAndBeTold),

  /** The same while entities die. */
  GLARE_CRASHES(new Traffic(2, 2, 0, 0.1, 0.1, true), Glare::mustMerge);

  /** What a long run plays in turn, so that each kind has its share. */
  static final List<Play> MIX =
      List.of(
          CRASHES,
          CALM,
          CRASHES,
          UNORDERED,
          CRASHES,
          CALM,
          CRASHES,
          UNORDERED,
          CROWDED,
          GLARE,
          RETURNS,
          WAITING,
          WAITING_CRASHES,
          WAITING_UNORDERED,
          WAITING_CRASHES,
          WAITING,
          RETURNS,
          GLARE_TOLD,
          GLARE_CRASHES,
          CRASHES);

  final Traffic traffic;
  private final Function<World, World> way;

  Play(Traffic traffic, Function<World, World> way) {
    this.traffic = traffic;
    this.way = way;
  }

  World play(World world) {
    return way.apply(world);
  }

  static Play named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
