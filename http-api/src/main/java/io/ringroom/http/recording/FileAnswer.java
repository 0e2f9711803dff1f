package io.ringroom.http.recording;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.ResponseEntity;
import akka.http.javadsl.model.headers.RawHeader;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.http.recording.Delivery.Delivered;
import io.ringroom.protocol.client.ErrorCode;
import java.util.Optional;

/** What a media node has posted, as the answer to who asked for it. */
final class FileAnswer {
  private static final String RANGE = "Ringroom-Range";

  private FileAnswer() {}

  static HttpResponse of(Delivered delivered) {
    HttpRequest post = delivered.post();
    if (post == null) {
      return refused(delivered.status());
    }
    HttpResponse answer =
        HttpResponse.create()
            .withStatus(delivered.status())
            .addHeader(RawHeader.create("Accept-Ranges", "bytes"))
            .addHeader(RawHeader.create("Cache-Control", "private, no-store"))
            .addHeader(RawHeader.create("X-Content-Type-Options", "nosniff"));
    Optional<String> range = post.getHeader(RANGE).map(HttpHeader::value);
    if (range.isPresent()) {
      answer = answer.addHeader(RawHeader.create("Content-Range", range.get()));
    }
    return answer.withEntity((ResponseEntity) post.entity());
  }

  private static HttpResponse refused(int status) {
    return switch (status) {
      case 416 -> ErrorAnswer.of(416, ErrorCode.BAD_PARAMETER, "the file has no such bytes");
      case 503 ->
          ErrorAnswer.of(503, ErrorCode.MEDIA_UNAVAILABLE, "no media node brought it in time");
      default ->
          ErrorAnswer.of(404, ErrorCode.NOT_FOUND, "no connected media node has such a file");
    };
  }
}
