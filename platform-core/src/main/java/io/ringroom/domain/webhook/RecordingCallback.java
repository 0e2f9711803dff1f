package io.ringroom.domain.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.RoomTask.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook about a recording. Numbers as in {@link Callback}, counted by themselves
 * for the recordings of one call, or of one sitting of a room that users join by themselves.
 *
 * @param call the call; absent for such a room
 * @param room its name; absent for a call
 * @param form only when it starts
 * @param why only when it failed, for people
 * @param file only when one is ready
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordingCallback(
    @JsonProperty("CallbackCommand") CallbackCommand command,
    @JsonProperty("SdkAppId") long sdkAppId,
    @JsonProperty("CallId") @Nullable CallId call,
    @JsonProperty("RoomId") @Nullable RoomId room,
    @JsonProperty("RecordingId") String recording,
    @JsonProperty("Form") @Nullable Form form,
    @JsonProperty("Reason") @Nullable String why,
    @JsonProperty("File") @Nullable File file,
    @JsonProperty("EventTime") long eventTime,
    @JsonProperty("Seq") long seq,
    @JsonProperty("PrevSeq") long prevSeq,
    @JsonProperty("JournalSeq") long journalSeq)
    implements Numbered {

  /** By what the outbox knows the callbacks about one media room's recordings. */
  public static String chain(RoomId media) {
    return media.value() + "-recordings";
  }

  @Override
  public RecordingCallback after(long lastTold) {
    return new RecordingCallback(
        command,
        sdkAppId,
        call,
        room,
        recording,
        form,
        why,
        file,
        eventTime,
        seq,
        lastTold,
        journalSeq);
  }

  /**
   * @param user absent for a file of all together
   * @param millis absent when its writer was killed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record File(
      @JsonProperty("Name") String name,
      @JsonProperty("User_Account") @Nullable UserId user,
      @JsonProperty("Kinds") List<String> kinds,
      @JsonProperty("StartTime") long startTime,
      @JsonProperty("Millis") @Nullable Long millis,
      @JsonProperty("Bytes") long bytes) {
    public File {
      kinds = List.copyOf(kinds);
    }
  }
}
