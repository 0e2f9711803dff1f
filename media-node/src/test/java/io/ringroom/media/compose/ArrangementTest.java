package io.ringroom.media.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.UserId;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.MixLayout.Fit;
import io.ringroom.protocol.node.MixLayout.Place;
import io.ringroom.protocol.node.MixLayout.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArrangementTest {
  private static final Canvas CANVAS = new Canvas(640, 360, 15);
  private static final MixLayout SPEAKER = MixLayout.of(Rule.SPEAKER);

  @Test
  void a_grid_gives_everybody_a_tile_of_one_size() {
    assertThat(places(MixLayout.GRID, scene(4)))
        .containsExactly(
            new Rectangle(0, 0, 320, 180),
            new Rectangle(320, 0, 320, 180),
            new Rectangle(0, 180, 320, 180),
            new Rectangle(320, 180, 320, 180));
  }

  @Test
  void the_last_row_of_a_grid_is_in_the_middle() {
    assertThat(places(MixLayout.GRID, scene(3)).get(2))
        .isEqualTo(new Rectangle(160, 180, 320, 180));
  }

  @Test
  void tiles_of_a_grid_keep_the_proportions_of_the_picture() {
    assertThat(places(MixLayout.GRID, scene(2)))
        .containsExactly(new Rectangle(0, 90, 320, 180), new Rectangle(320, 90, 320, 180));
  }

  @Test
  void a_grid_has_sixteen_tiles_at_most_and_none_overlaps_another() {
    List<Rectangle> places = places(MixLayout.GRID, scene(20));

    assertThat(places).hasSize(16).allMatch(ArrangementTest::isInside);
    assertThat(places.stream().mapToInt(place -> place.width() * place.height()).sum())
        .isEqualTo(640 * 360);
  }

  @Test
  void who_speaks_is_large_above_the_others() {
    List<Tile> tiles = Arrangement.of(SPEAKER, scene(3, "u2"), CANVAS);

    assertThat(users(tiles)).containsExactly("u2", "u0", "u1");
    assertThat(tiles.get(0).place()).isEqualTo(new Rectangle(80, 0, 480, 270));
    assertThat(tiles.get(1).place()).isEqualTo(new Rectangle(160, 270, 160, 90));
    assertThat(tiles.get(2).place()).isEqualTo(new Rectangle(320, 270, 160, 90));
  }

  @Test
  @Tag("row-61")
  void who_is_pinned_is_large_whoever_speaks() {
    MixLayout pinned = new MixLayout(Rule.SPEAKER, user("u1"), List.of(), null, null);

    assertThat(users(Arrangement.of(pinned, scene(3, "u2"), CANVAS)))
        .containsExactly("u1", "u2", "u0");
  }

  @Test
  void who_is_pinned_and_not_there_leaves_his_place_to_the_speaker() {
    MixLayout pinned = new MixLayout(Rule.SPEAKER, user("gone"), List.of(), null, null);

    assertThat(users(Arrangement.of(pinned, scene(2, "u1"), CANVAS))).first().isEqualTo("u1");
  }

  @Test
  void one_alone_fills_the_picture_in_every_layout() {
    for (Rule kind : List.of(Rule.GRID, Rule.SPEAKER, Rule.PICTURE_IN_PICTURE, Rule.SCREEN)) {
      assertThat(places(MixLayout.of(kind), scene(1))).containsExactly(CANVAS.whole());
    }
  }

  @Test
  void nobody_there_is_an_empty_picture() {
    for (Rule kind : Rule.values()) {
      assertThat(places(MixLayout.of(kind), scene(0))).isEmpty();
    }
  }

  @Test
  void a_picture_in_the_picture_lies_in_front_in_the_lower_right_corner() {
    List<Tile> tiles = Arrangement.of(MixLayout.of(Rule.PICTURE_IN_PICTURE), scene(5), CANVAS);

    assertThat(tiles).hasSize(2);
    assertThat(tiles.get(0).place()).isEqualTo(CANVAS.whole());
    assertThat(tiles.get(1).place()).isEqualTo(new Rectangle(464, 262, 160, 90));
    assertThat(tiles.get(1).z()).isGreaterThan(tiles.get(0).z());
  }

  @Test
  void a_shared_screen_is_large_and_whole_beside_the_cameras() {
    Scene scene =
        new Scene(scene(2).cameras(), List.of(Subject.screen(user("u1"))), Optional.empty());

    List<Tile> tiles = Arrangement.of(MixLayout.of(Rule.SCREEN), scene, CANVAS);

    assertThat(tiles).hasSize(3);
    assertThat(tiles.get(0))
        .isEqualTo(new Tile(Subject.screen(user("u1")), new Rectangle(0, 0, 512, 360), 0, false));
    assertThat(tiles.get(1))
        .isEqualTo(new Tile(Subject.camera(user("u0")), new Rectangle(512, 0, 128, 72), 1, true));
  }

  @Test
  void while_no_screen_is_shared_its_layout_shows_the_speaker_large() {
    assertThat(Arrangement.of(MixLayout.of(Rule.SCREEN), scene(3, "u1"), CANVAS))
        .isEqualTo(Arrangement.of(SPEAKER, scene(3, "u1"), CANVAS));
  }

  @Test
  @Tag("row-61")
  void rectangles_by_hand_are_where_they_were_drawn_and_in_front_of_whom_they_should() {
    MixLayout custom =
        custom(
            new Place(user("u1"), null, 0.5, 0.5, 0.5, 0.5, 9, Fit.FIT),
            new Place(null, null, 0, 0, 1, 1, 1, null));

    assertThat(Arrangement.of(custom, scene(3), CANVAS))
        .containsExactly(
            new Tile(Subject.camera(user("u0")), CANVAS.whole(), 0, true),
            new Tile(Subject.camera(user("u1")), new Rectangle(320, 180, 320, 180), 1, false));
  }

  @Test
  void a_place_kept_for_somebody_who_is_not_there_stays_empty() {
    MixLayout custom = custom(new Place(user("gone"), null, 0, 0, 1, 1, 0, null));

    assertThat(Arrangement.of(custom, scene(2), CANVAS)).isEmpty();
  }

  @Test
  void a_layout_that_cannot_be_drawn_says_why() {
    Place outside = new Place(null, null, 0.5, 0, 0.6, 1, 0, null);

    assertThat(custom(outside).complaint()).contains("within the picture");
    assertThat(custom().complaint()).contains("at least one");
    assertThat(new MixLayout(Rule.GRID, null, List.of(), "red", null).complaint())
        .contains("#204060");
    assertThat(MixLayout.GRID.complaint()).isNull();
  }

  private static MixLayout custom(Place... places) {
    return new MixLayout(Rule.CUSTOM, null, List.of(places), null, null);
  }

  private static boolean isInside(Rectangle place) {
    return place.x() >= 0
        && place.y() >= 0
        && place.x() + place.width() <= CANVAS.width()
        && place.y() + place.height() <= CANVAS.height();
  }

  private static List<Rectangle> places(MixLayout layout, Scene scene) {
    return Arrangement.of(layout, scene, CANVAS).stream().map(Tile::place).toList();
  }

  private static List<String> users(List<Tile> tiles) {
    return tiles.stream().map(tile -> tile.subject().user().value()).toList();
  }

  private static Scene scene(int cameras) {
    return new Scene(
        IntStream.range(0, cameras).mapToObj(i -> Subject.camera(user("u" + i))).toList(),
        List.of(),
        Optional.empty());
  }

  private static Scene scene(int cameras, String speaker) {
    return new Scene(scene(cameras).cameras(), List.of(), Optional.of(user(speaker)));
  }

  private static UserId user(String id) {
    return new UserId(id);
  }
}
