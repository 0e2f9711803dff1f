package io.ringroom.media.compose;

import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.MixLayout.Fit;
import io.ringroom.protocol.node.MixLayout.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Gives everybody a place in a picture, or none: layouts as arithmetic. */
public final class Arrangement {
  /** More tiles are too small to know anybody by. */
  static final int MOST = 16;

  /** How many small ones there are at most beside a large one. */
  private static final int MOST_BESIDE = 8;

  /** Share of the picture's width and height that a small one has. */
  private static final double SMALL = 0.25;

  /** Share of the width of a column beside a screen: five of 16:9 fill its height. */
  private static final double COLUMN = 0.2;

  /** Distance of the small picture from the edges of the large one it lies upon. */
  private static final double MARGIN = 0.025;

  private Arrangement() {}

  /** The tiles, those behind first. */
  public static List<Tile> of(MixLayout layout, Scene scene, Canvas canvas) {
    List<Subject> order = scene.byImportance(Optional.ofNullable(layout.pinned()));
    return switch (layout.kind()) {
      case GRID -> grid(first(scene.all(), MOST), canvas);
      case SPEAKER -> speaker(order, canvas);
      case PICTURE_IN_PICTURE -> inPicture(order, canvas);
      case SCREEN ->
          scene.screens().isEmpty()
              ? speaker(order, canvas)
              : screen(scene.screens().get(0), scene.cameras(), canvas);
      case CUSTOM -> custom(layout.places(), scene, canvas);
    };
  }

  private static List<Tile> grid(List<Subject> subjects, Canvas canvas) {
    int columns = (int) Math.ceil(Math.sqrt(subjects.size()));
    int rows = columns == 0 ? 0 : (subjects.size() + columns - 1) / columns;
    double width = 1.0 / Math.max(1, columns);
    // As many rows as columns would have: tiles keep the proportions of the picture.
    double top = (1 - rows * width) / 2;
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      int row = i / columns;
      int inRow = Math.min(columns, subjects.size() - row * columns);
      double left = (1 - inRow * width) / 2 + i % columns * width;
      tiles.add(
          tile(subjects.get(i), canvas.share(left, top + row * width, width, width), tiles.size()));
    }
    return tiles;
  }

  private static List<Tile> speaker(List<Subject> order, Canvas canvas) {
    if (order.size() < 2) {
      return alone(order, canvas);
    }
    List<Tile> tiles = new ArrayList<>();
    tiles.add(tile(order.get(0), canvas.share(SMALL / 2, 0, 1 - SMALL, 1 - SMALL), 0));
    List<Subject> others = first(order.subList(1, order.size()), MOST_BESIDE);
    double width = Math.min(SMALL, 1.0 / others.size());
    double left = (1 - others.size() * width) / 2;
    for (Subject other : others) {
      tiles.add(tile(other, canvas.share(left, 1 - SMALL, width, SMALL), /* z= */ tiles.size()));
      left += width;
    }
    return tiles;
  }

  private static List<Tile> inPicture(List<Subject> order, Canvas canvas) {
    List<Tile> tiles = new ArrayList<>(alone(order, canvas));
    if (order.size() > 1) {
      double at = 1 - SMALL - MARGIN;
      tiles.add(tile(order.get(1), canvas.share(at, at, SMALL, SMALL), 1));
    }
    return tiles;
  }

  private static List<Tile> screen(Subject screen, List<Subject> cameras, Canvas canvas) {
    if (cameras.isEmpty()) {
      return alone(List.of(screen), canvas);
    }
    List<Tile> tiles = new ArrayList<>();
    tiles.add(tile(screen, canvas.share(0, 0, 1 - COLUMN, 1), 0));
    List<Subject> beside = first(cameras, MOST_BESIDE);
    double height = Math.min(COLUMN, 1.0 / beside.size());
    double top = 0;
    for (Subject camera : beside) {
      tiles.add(tile(camera, canvas.share(1 - COLUMN, top, COLUMN, height), tiles.size()));
      top += height;
    }
    return tiles;
  }

  private static List<Tile> alone(List<Subject> order, Canvas canvas) {
    return first(order, 1).stream().map(subject -> tile(subject, canvas.whole(), 0)).toList();
  }

  private static List<Tile> custom(List<Place> places, Scene scene, Canvas canvas) {
    List<Subject> named = places.stream().flatMap(place -> named(place).stream()).toList();
    List<Subject> rest = new ArrayList<>(scene.all());
    rest.removeAll(named);
    List<Tile> tiles = new ArrayList<>();
    for (Place place : places) {
      Optional<Subject> wanted =
          place.user() == null && !rest.isEmpty() ? Optional.of(rest.remove(0)) : named(place);
      wanted
          .filter(scene.all()::contains)
          .ifPresent(subject -> tiles.add(tile(subject, place, canvas)));
    }
    return inOrder(tiles);
  }

  private static Optional<Subject> named(Place place) {
    return Optional.ofNullable(place.user())
        .map(user -> new Subject(user, Boolean.TRUE.equals(place.screen())));
  }

  /** Numbers of our own, one for each, in the order the caller's numbers ask for. */
  private static List<Tile> inOrder(List<Tile> tiles) {
    List<Tile> sorted = tiles.stream().sorted(java.util.Comparator.comparingInt(Tile::z)).toList();
    return IntStream.range(0, sorted.size())
        .mapToObj(
            z -> {
              Tile tile = sorted.get(z);
              return new Tile(tile.subject(), tile.place(), z, tile.fill());
            })
        .toList();
  }

  private static Tile tile(Subject subject, Place place, Canvas canvas) {
    Rectangle where = canvas.share(place.x(), place.y(), place.width(), place.height());
    boolean fill = place.fit() == null ? !subject.screen() : place.fit() == Fit.FILL;
    return new Tile(subject, where, place.z(), fill);
  }

  /** A camera may lose its margins; of a screen nothing may. */
  private static Tile tile(Subject subject, Rectangle where, int z) {
    return new Tile(subject, where, z, !subject.screen());
  }

  private static List<Subject> first(List<Subject> subjects, int most) {
    return subjects.subList(0, Math.min(most, subjects.size()));
  }
}
