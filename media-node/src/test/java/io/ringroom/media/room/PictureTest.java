package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.UserId;
import io.ringroom.media.compose.Subject;
import io.ringroom.protocol.node.RoomMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final UserId ANN = new UserId("ann");

  @Test
  void who_has_a_name_is_read_by_it_and_everybody_else_by_his_id() {
    RoomMember named = RoomMember.remote(ANN, true, true).named("Ann B.");
    Picture picture = new Picture(List.of(), Map.of(), Map.of(ANN, named.displayName()), "#000000");

    assertThat(picture.name(Subject.camera(ANN))).isEqualTo("Ann B.");
    assertThat(picture.name(Subject.camera(new UserId("bob")))).isEqualTo("bob");
    assertThat(RoomMember.remote(ANN, true, true).displayName()).isEqualTo("ann");
  }
}
