package io.ringroom.media.gst;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.CompositionSpec.Rendition;
import io.ringroom.media.task.CompositionSpec.Tile;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlateDrawingTest {
  @Test
  void every_tile_has_a_plate_with_its_name_on_the_background() throws Exception {
    Document svg = drawing("Ann", "Bob");

    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(3);
    assertThat(svg.getElementsByTagName("text").item(1).getTextContent()).isEqualTo("Bob");
  }

  @Test
  void no_name_can_draw_or_break_the_drawing() throws Exception {
    String evil = "</text><image href=\"file:///etc/passwd\"/>&amp;\u0000\ud800 & \n x";

    Document svg = drawing(evil);

    assertThat(svg.getElementsByTagName("image").getLength()).isZero();
    assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).startsWith("</text>");
  }

  @Test
  void a_long_name_is_cut_between_letters() {
    assertThat(PlateDrawing.clean("\ud83d\ude00".repeat(40)))
        .isEqualTo("\ud83d\ude00".repeat(31) + "…");
  }

  @Test
  void who_has_no_name_has_a_plate_all_the_same() throws Exception {
    assertThat(drawing("").getElementsByTagName("rect").getLength()).isEqualTo(2);
  }

  @Test
  void the_graph_has_all_inputs_and_renditions_from_the_start() {
    String text = new CompositionGraph(spec("Ann")).text();

    assertThat(text).contains("comp.sink_0", "comp.sink_4").doesNotContain("comp.sink_5");
    assertThat(text).contains("port=5000", "port=5001", "target-bitrate=150000");
  }

  private static Document drawing(String... names) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(PlateDrawing.of(spec(names)))));
  }

  private static CompositionSpec spec(String... names) {
    List<Tile> tiles =
        IntStream.range(0, names.length)
            .mapToObj(i -> new Tile(i, "u" + i, 320 * i, 0, 320, 180, i, true, names[i]))
            .toList();
    return new CompositionSpec(
        640,
        360,
        15,
        4,
        List.of(
            new Rendition(640, 360, 600_000, 5000, true),
            new Rendition(320, 180, 150_000, 5001, false)),
        "#000000",
        tiles);
  }
}
