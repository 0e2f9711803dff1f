package io.ringroom.media.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class WebpPictureTest {
  @Test
  void the_container_counts_what_is_in_it_and_is_even() {
    ByteBuffer file = ByteBuffer.wrap(WebpPicture.of(new byte[] {1, 2, 3}));
    file.order(ByteOrder.LITTLE_ENDIAN);

    assertThat(file.capacity()).isEqualTo(24);
    assertThat(file.getInt(4)).isEqualTo(16);
    assertThat(file.getInt(16)).isEqualTo(3);
    assertThat(file.get(22)).isEqualTo((byte) 3);
    assertThat(file.get(23)).isZero();
  }
}
