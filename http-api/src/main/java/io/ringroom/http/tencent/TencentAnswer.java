package io.ringroom.http.tencent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every answer; the HTTP status is always 200.
 *
 * @param errorCode 0, or a number of {@link TencentCode}
 * @param actionStatus {@code OK} or {@code FAIL}
 * @param response absent where there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TencentAnswer(
    @JsonProperty("ErrorCode") int errorCode,
    @JsonProperty("ErrorInfo") String errorInfo,
    @JsonProperty("ActionStatus") String actionStatus,
    @JsonProperty("RequestId") String requestId,
    @JsonProperty("Response") @Nullable Object response) {

  static TencentAnswer ok(String requestId, @Nullable Object response) {
    return new TencentAnswer(0, "", "OK", requestId, response);
  }

  static TencentAnswer refused(String requestId, int code, String why) {
    return new TencentAnswer(code, why, "FAIL", requestId, null);
  }
}
