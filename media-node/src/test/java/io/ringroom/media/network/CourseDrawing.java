package io.ringroom.media.network;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws a {@link Course}: four lines over its time. */
final class CourseDrawing {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 240;
  private static final int LEFT = 60;
  private static final int FOOT = 40;

  /** The freeze at which its line is at the top. */
  private static final double WORST_GAP_MILLIS = 5_000;

  private final String title;
  private final List<Course.Moment> moments;
  private final double seconds;
  private final double mostKilobits;
  private final StringBuilder out = new StringBuilder();
  private int lines;

  CourseDrawing(String title, Course course) {
    this.title = title;
    this.moments = course.moments();
    this.seconds = moments.isEmpty() ? 1 : moments.get(moments.size() - 1).second();
    this.mostKilobits =
        Math.max(
            200, moments.stream().mapToDouble(Course.Moment::videoKilobits).max().orElse(0) * 1.1);
  }

  String svg() {
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
    axis();
    line(this::linkShare, "#bbb", "link, kbit/s");
    line(m -> m.videoKilobits() / mostKilobits, "#06c", "picture, kbit/s");
    line(m -> Math.min(1, m.gapMillis() / WORST_GAP_MILLIS), "#c30", "longest freeze (top: 5 s)");
    line(Course.Moment::tone, "#390", "tone heard (top: always)");
    return out.append("</svg>\n").toString();
  }

  private double linkShare(Course.Moment m) {
    double link = m.linkKilobits() == 0 ? mostKilobits : m.linkKilobits();
    return Math.min(mostKilobits, link) / mostKilobits;
  }

  private void axis() {
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
              mostKilobits * i / 4,
              LEFT + (WIDTH - LEFT - 40) * i / 4.0,
              30 + HEIGHT + 18,
              seconds * i / 4));
    }
  }

  private void line(ToDoubleFunction<Course.Moment> share, String colour, String name) {
    out.append("<polyline fill='none' stroke='").append(colour).append("' points='");
    for (Course.Moment m : moments) {
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
