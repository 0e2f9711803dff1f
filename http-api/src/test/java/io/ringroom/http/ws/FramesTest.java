package io.ringroom.http.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FramesTest {

  @Test
  void lengths_are_written_in_their_shortest_form() {
    assertThat(Arrays.copyOf(Frames.text("x".repeat(125)), 2)).containsExactly(0x81, 125);
    assertThat(Arrays.copyOf(Frames.text("x".repeat(126)), 4)).containsExactly(0x81, 126, 0, 126);
    assertThat(Arrays.copyOf(Frames.text("x".repeat(65535)), 4))
        .containsExactly(0x81, 126, 0xFF, 0xFF);
    assertThat(Arrays.copyOf(Frames.text("x".repeat(65536)), 10))
        .containsExactly(0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0);
  }

  @Test
  void codes_that_may_not_be_sent_become_an_empty_close_frame() {
    assertThat(Frames.close(CloseCode.ABNORMAL, "lost")).containsExactly(0x88, 0);
    assertThat(Frames.close(CloseCode.NO_STATUS, "")).containsExactly(0x88, 0);
    assertThat(Frames.close(CloseCode.REPLACED, "")).containsExactly(0x88, 2, 0x0F, 0xA1);
  }

  @Property
  void a_reason_that_is_too_long_is_cut_between_characters(
      @ForAll @IntRange(max = 4) int shift, @ForAll @IntRange(min = 30, max = 80) int length) {
    byte[] frame = Frames.close(CloseCode.POLICY, "x".repeat(shift) + "🙂".repeat(length));
    assertThat(frame.length).isBetween(2 + 2 + 119, 2 + 125);
    String reason = new String(frame, 4, frame.length - 4, UTF_8);
    assertThat(reason).doesNotContain("\uFFFD").startsWith("x".repeat(shift));
  }
}
