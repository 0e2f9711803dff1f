package io.ringroom.http.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.domain.room.RoomEvent.FileRecorded;
import io.ringroom.http.json.Json;
import io.ringroom.id.NodeId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.RecordedFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordingListTest {
  private static final Folder FOLDER = new Folder(new TenantId(1), Folder.Kind.CALLS, "c1");

  @Test
  @Tag("row-62")
  void what_a_node_has_that_is_away_is_listed_as_such() throws Exception {
    JsonNode files =
        RecordingList.of(
                List.of(here("n1", "ann-1.webm")),
                List.of(
                    told("n1", "ann-1.webm"), told("n2", "bob-2.webm"), told("n2", "bob-2.webm")))
            .get("files");

    assertThat(files).hasSize(2);
    assertThat(files.get(0).has("nodeAway")).isFalse();
    assertThat(files.get(1).get("file").asText()).isEqualTo("bob-2.webm");
    assertThat(files.get(1).get("nodeAway").asBoolean()).isTrue();
    assertThat(files.get(1).get("millis").asLong()).isEqualTo(4_000);
  }

  @Test
  @Tag("row-62")
  void what_a_node_has_deleted_is_gone() throws Exception {
    assertThat(
            RecordingList.of(List.of(here("n1", "ann-2.webm")), List.of(told("n1", "ann-1.webm")))
                .get("files"))
        .singleElement()
        .extracting(file -> file.get("file").asText())
        .isEqualTo("ann-2.webm");
  }

  private static NodeFiles here(String node, String file) throws Exception {
    return new NodeFiles(
        node, Json.parse("[{\"recordingId\":\"r1\",\"file\":\"%s\"}]".formatted(file)));
  }

  private static FileRecorded told(String node, String file) {
    return new FileRecorded(
        new NodeId(node),
        new RecordedFile(FOLDER, "r1", file, new UserId("ann"), List.of("audio"), 1, 4_000L, 9),
        Instant.EPOCH);
  }
}
