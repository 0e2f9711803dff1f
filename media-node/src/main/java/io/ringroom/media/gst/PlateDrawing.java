package io.ringroom.media.gst;

import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.CompositionSpec.Tile;
import java.util.Comparator;
import java.util.List;

/** What is behind the pictures, as SVG: the background, and a plate with the name in every tile. */
final class PlateDrawing {
  /** Colours of plates: dark enough for white letters, told apart by who sees colours badly. */
  private static final List<String> COLOURS =
      List.of("#2f4858", "#5b3758", "#3f5b37", "#6b4a2b", "#2d4f7c", "#6d2f3c");

  /** More would not be read at this size, and one name must not fill the drawing. */
  private static final int MOST_LETTERS = 32;

  private PlateDrawing() {}

  static String of(CompositionSpec spec) {
    StringBuilder svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\">"
                .formatted(spec.width(), spec.height()));
    svg.append(rectangle(0, 0, spec.width(), spec.height(), spec.background()));
    spec.tiles().stream().sorted(Comparator.comparingInt(Tile::z)).forEach(tile -> draw(svg, tile));
    return svg.append("</svg>").toString();
  }

  private static void draw(StringBuilder svg, Tile tile) {
    svg.append(rectangle(tile.x(), tile.y(), tile.width(), tile.height(), colour(tile)));
    String name = clean(tile.name());
    if (name.isEmpty()) {
      return;
    }
    int letters = name.codePointCount(0, name.length());
    // A letter is some 0.6 of its height wide.
    int height = (int) Math.max(6, Math.min(tile.height() / 5.0, tile.width() / (0.7 * letters)));
    svg.append(
        ("<text x=\"%d\" y=\"%d\" font-family=\"sans-serif\" font-size=\"%d\" fill=\"#ffffff\""
                + " text-anchor=\"middle\">%s</text>")
            .formatted(
                tile.x() + tile.width() / 2,
                tile.y() + tile.height() / 2 + height / 3,
                height,
                escaped(name)));
  }

  private static String rectangle(int x, int y, int width, int height, String colour) {
    return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
        .formatted(x, y, width, height, colour);
  }

  /** The same for the same one, wherever he is. */
  static String colour(Tile tile) {
    return COLOURS.get(Math.floorMod(tile.source().hashCode(), COLOURS.size()));
  }

  /** A name as one may write it into a picture: one line, no controls, not too long. */
  static String clean(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\p{Cn}\\p{Cs}\\p{Co}\\s]+", " ").strip();
    int letters = line.codePointCount(0, line.length());
    return letters <= MOST_LETTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
