package io.ringroom.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.protocol.client.ErrorCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Clients know a refusal by its number alone. */
class ErrorCodeTest {
  @Test
  void no_two_refusals_share_a_number() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
  }
}
