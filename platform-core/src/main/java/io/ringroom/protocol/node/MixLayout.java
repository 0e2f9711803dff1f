package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the one mixed picture of a room is divided. It holds for everybody who watches the mix.
 *
 * @param kind by which rule users get their places
 * @param pinned who is large in {@link Rule#SPEAKER} and {@link Rule#PICTURE_IN_PICTURE}, whoever
 *     speaks; absent for who speaks
 * @param places of {@link Rule#CUSTOM} alone, at most {@value #MAX_PLACES}
 * @param background what is behind everything, {@code #rrggbb}; absent for black
 * @param withoutVideo whether who sends no video has a place all the same, where his name stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MixLayout(
    Rule kind,
    @Nullable UserId pinned,
    List<Place> places,
    @Nullable String background,
    @Nullable Boolean withoutVideo) {
  public static final int MAX_PLACES = 16;

  /** What a room has until somebody asks for another one. */
  public static final MixLayout GRID = of(Rule.GRID);

  public MixLayout {
    places = places == null ? List.of() : List.copyOf(places);
  }

  public static MixLayout of(Rule kind) {
    return new MixLayout(kind, null, List.of(), null, null);
  }

  /** The rules. */
  public enum Rule {
    /** All of one size, at most sixteen. */
    @JsonProperty("grid")
    GRID,
    /** One large above a row of small ones. */
    @JsonProperty("speaker")
    SPEAKER,
    /** One fills the picture, another is small in its corner. */
    @JsonProperty("pictureInPicture")
    PICTURE_IN_PICTURE,
    /** A shared screen beside a column of cameras; {@link #SPEAKER} while nobody shares one. */
    @JsonProperty("screen")
    SCREEN,
    /** Rectangles by hand. */
    @JsonProperty("custom")
    CUSTOM
  }

  /** What is done where a picture has other proportions than its place. */
  public enum Fit {
    /** The whole picture is shown, with margins. */
    @JsonProperty("fit")
    FIT,
    /** The place is filled, and the picture loses its margins. */
    @JsonProperty("fill")
    FILL
  }

  /**
   * One rectangle, in shares of the whole picture.
   *
   * @param user who is in it; absent for whoever has no place of his own, in the order of joining
   * @param screen whether it is his shared screen, in place of his camera
   * @param z who covers whom: the higher number is in front
   * @param fit absent for {@link Fit#FILL}, and for {@link Fit#FIT} of a shared screen
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Place(
      @Nullable UserId user,
      @Nullable Boolean screen,
      double x,
      double y,
      double width,
      double height,
      int z,
      @Nullable Fit fit) {}

  /** What is wrong with it, in words for whoever wrote it; null when nothing is. */
  @SuppressWarnings("ConstantValue") // what a stranger wrote may lack everything
  public @Nullable String complaint() {
    if (kind == null) {
      return "kind must be grid, speaker, pictureInPicture, screen or custom";
    }
    if (background != null && !background.matches("#[0-9a-fA-F]{6}")) {
      return "background must look like #204060";
    }
    if ((kind == Rule.CUSTOM) == places.isEmpty()) {
      return "places are for the custom layout, which needs at least one";
    }
    if (places.size() > MAX_PLACES) {
      return "at most " + MAX_PLACES + " places";
    }
    return places.stream().allMatch(MixLayout::isInside)
        ? null
        : "x, y, width and height must lie within 0 and 1, and the rectangle within the picture";
  }

  private static boolean isInside(Place place) {
    // Thirds do not add up to one in binary.
    double most = 1 + 1e-6;
    return place.x() >= 0
        && place.y() >= 0
        && place.width() > 0
        && place.height() > 0
        && place.x() + place.width() <= most
        && place.y() + place.height() <= most;
  }
}
