package io.ringroom.media.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a receiver got, second by second, as a table and as a drawing. */
final class Course {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 240;
  private static final int LEFT = 60;
  private static final int FOOT = 40;

  private final String title;
  private final List<Moment> moments = new ArrayList<>();

  /**
   * @param second since the beginning
   * @param linkKilobits what the link lets through; 0 for everything
   * @param videoKilobits what arrived of the picture
   * @param gapMillis the longest time without a new picture
   * @param tone share of the time in which the tone was heard
   * @param width of the picture
   */
  record Moment(
      double second,
      double linkKilobits,
      double videoKilobits,
      double gapMillis,
      double tone,
      int width) {}

  Course(String title) {
    this.title = title;
  }

  void add(Moment moment) {
    moments.add(moment);
  }

  List<Moment> between(double from, double to) {
    return moments.stream().filter(m -> m.second() >= from && m.second() < to).toList();
  }

  void write(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name + ".csv"), csv());
      Files.writeString(directory.resolve(name + ".svg"), svg());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String csv() {
    StringBuilder out = new StringBuilder("second,link_kbit,video_kbit,gap_ms,tone,width\n");
    for (Moment m : moments) {
      out.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.0f,%.0f,%.0f,%.2f,%d%n",
              m.second(),
              m.linkKilobits(),
              m.videoKilobits(),
              m.gapMillis(),
              m.tone(),
              m.width()));
    }
    return out.toString();
  }

  private String svg() {
    double seconds = moments.isEmpty() ? 1 : moments.get(moments.size() - 1).second();
    double most =
        Math.max(200, moments.stream().mapToDouble(Moment::videoKilobits).max().orElse(0) * 1.1);
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
                + " font-size='12'><rect width='100%%' height='100%%' fill='white'/>"
                + "<text x='%d' y='18' font-size='14'>%s</text>%n",
            WIDTH,
            HEIGHT + FOOT + 60,
            LEFT,
            title));
    axis(out, most, seconds);
    line(
        out,
        seconds,
        m -> Math.min(most, m.linkKilobits() == 0 ? most : m.linkKilobits()) / most,
        "#bbb",
        "link, kbit/s");
    line(out, seconds, m -> m.videoKilobits() / most, "#06c", "picture, kbit/s");
    line(
        out, seconds, m -> Math.min(1, m.gapMillis() / 5_000), "#c30", "longest freeze (top: 5 s)");
    line(out, seconds, m -> m.tone(), "#390", "tone heard (top: always)");
    return out.append("</svg>\n").toString();
  }

  private static void axis(StringBuilder out, double most, double seconds) {
    for (int i = 0; i <= 4; i++) {
      double y = 30 + HEIGHT * (1 - i / 4.0);
      out.append(
          String.format(
              Locale.ROOT,
              "<path d='M%d %.0fH%d' stroke='#eee'/><text x='8' y='%.0f'>%.0f</text>"
                  + "<text x='%.0f' y='%d'>%.0f s</text>%n",
              LEFT,
              y,
              WIDTH - 10,
              y + 4,
              most * i / 4,
              LEFT + (WIDTH - LEFT - 40) * i / 4.0,
              30 + HEIGHT + 18,
              seconds * i / 4));
    }
  }

  private int lines;

  private void line(
      StringBuilder out,
      double seconds,
      ToDoubleFunction<Moment> share,
      String colour,
      String name) {
    out.append("<polyline fill='none' stroke='").append(colour).append("' points='");
    for (Moment m : moments) {
      out.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              LEFT + (WIDTH - LEFT - 10) * m.second() / seconds,
              30 + HEIGHT * (1 - share.applyAsDouble(m))));
    }
    out.append(
        String.format(
            Locale.ROOT,
            "'/><text x='%d' y='%d' fill='%s'>%s</text>%n",
            LEFT + 165 * lines++,
            30 + HEIGHT + FOOT,
            colour,
            name));
  }
}
