package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a recording to which nothing is added any more.
 *
 * @param recording the id of the {@link RoomTask.Record}
 * @param file its name, as it is fetched by
 * @param user who is recorded; absent for all together
 * @param kinds what it holds: {@code audio}, {@code video}
 * @param startedAt epoch milliseconds of its first frame
 * @param millis how long it plays; absent when its writer was killed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedFile(
    Folder folder,
    String recording,
    String file,
    @Nullable UserId user,
    List<String> kinds,
    long startedAt,
    @Nullable Long millis,
    long bytes) {
  public RecordedFile {
    kinds = List.copyOf(kinds);
  }
}
