package io.ringroom.http.api;

import java.util.List;
import java.util.stream.Stream;

/** What may be asked of files that media nodes keep. */
public final class FileForms {
  /** A longer Range is no single range. */
  public static final int MOST_RANGE = 64;

  public static final String CALL_FORM = Forms.CALL_FORM;
  static final String RECORDING_FORM = "[A-Za-z0-9_-]{1,64}";
  private static final String FILE_FORM = "[A-Za-z0-9_@-]{1,100}\\.(webm|jpg|m3u8|ts|jsonl)";

  private static final ApiParameter RECORDING =
      ApiParameter.path("recordingId", RECORDING_FORM, "the id of a recording or stream");
  private static final ApiParameter FILE =
      ApiParameter.path("file", FILE_FORM, "a file of it, as the list names it");

  /** As the OpenAPI document shows them. */
  public static final List<ApiSignature> SIGNATURES =
      Stream.of("calls/{callId}", "rooms/{roomId}").map(FileForms::download).toList();

  private FileForms() {}

  private static ApiSignature download(String owner) {
    boolean ofCall = owner.startsWith("calls");
    return new ApiSignature(
        "GET",
        "/v1/" + owner + "/recordings/{recordingId}/files/{file}",
        ofCall ? "getCallRecordingFile" : "getRoomRecordingFile",
        "A file of a recording or HLS stream; an HTTP Range is followed.",
        List.of(ofCall ? Forms.CALL : Forms.ROOM, RECORDING, FILE),
        "the file itself",
        true);
  }

  /** Whether there can be such a file at all. */
  public static boolean fits(String owner, String recording, String file) {
    return owner.matches(Forms.ROOM_FORM)
        && recording.matches(RECORDING_FORM)
        && file.matches(FILE_FORM);
  }
}
