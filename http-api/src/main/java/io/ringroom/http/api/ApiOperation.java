package io.ringroom.http.api;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One thing a tenant's server may ask for. The same value routes the request, checks its parameters
 * and stands in the OpenAPI document.
 *
 * @param path with {@code {names}} for its variable parts, each declared among the parameters
 * @param name unique; what generated clients call it
 * @param answer what the answer holds, in words
 */
public record ApiOperation(
    String method,
    String path,
    String name,
    String summary,
    List<ApiParameter> parameters,
    String answer,
    Handler handler) {

  public ApiOperation {
    parameters = List.copyOf(parameters);
  }

  ApiSignature signature() {
    return new ApiSignature(method, path, name, summary, parameters, answer, true);
  }

  /** Answers a request whose parameters have been checked. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @throws ApiRefusal when the request is refused; also as the failure of the answer
     */
    CompletionStage<ApiAnswer> handle(ApiRequest request);
  }
}
