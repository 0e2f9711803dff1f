package io.ringroom.http.tencent;

import java.util.concurrent.CompletionStage;

/** Answers a request of an administrator with what stands in {@code Response}. */
@FunctionalInterface
interface TencentOperation {
  /**
   * @throws io.ringroom.http.api.ApiRefusal when it is refused; also as the failure of the answer
   */
  CompletionStage<?> answer(TencentRequest request);
}
