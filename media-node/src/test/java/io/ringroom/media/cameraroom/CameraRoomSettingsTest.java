package io.ringroom.media.cameraroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.id.NodeId;
import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.AnswerPolicy.Mode;
import org.junit.jupiter.api.Test;

class CameraRoomSettingsTest {
  private static final NodeId NODE = new NodeId("node1");

  @Test
  void out_of_the_box_the_room_is_named_after_its_node_and_answers_nobody() {
    CameraRoomSettings settings = settings("");

    assertThat(settings.user()).isEqualTo(new UserId("room-node1"));
    assertThat(settings.name()).isEqualTo("room-node1");
    assertThat(settings.policy().mode()).isEqualTo(Mode.MANUAL);
    assertThat(settings.policy().allow().isEmpty()).isTrue();
  }

  @Test
  void an_allow_list_may_be_a_list_or_a_text_with_commas() {
    assertThat(settings("answer.allow = [alice, bob]").policy().allow())
        .isEqualTo(settings("answer.allow = \"alice, bob\"").policy().allow())
        .hasToString("alice, bob");
  }

  @Test
  void wrong_values_are_refused_by_name() {
    assertThatThrownBy(() -> settings("answer.mode = always")).hasMessageContaining("answer.mode");
    assertThatThrownBy(() -> settings("answer.busy = maybe"))
        .hasMessageContaining("queue or merge");
    assertThatThrownBy(() -> settings("answer.do-not-disturb-until = soon"))
        .hasMessageContaining("do-not-disturb-until");
    assertThatThrownBy(() -> settings("answer.allow = \"al ice\"")).hasMessageContaining("al ice");
    assertThatThrownBy(() -> settings("id = \"no spaces please\"")).hasMessageContaining("user id");
    assertThatThrownBy(() -> settings("answer.delay = 2 minutes")).hasMessageContaining("delay");
  }

  private static CameraRoomSettings settings(String room) {
    Config media =
        ConfigFactory.parseString("ringroom.media.room { " + room + " }")
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve()
            .getConfig("ringroom.media");
    return CameraRoomSettings.from(media, NODE);
  }
}
