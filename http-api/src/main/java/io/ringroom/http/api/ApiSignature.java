package io.ringroom.http.api;

import java.util.List;

/**
 * How an operation is asked, as the OpenAPI document shows it.
 *
 * @param path with {@code {names}} for its variable parts, each declared among the parameters
 * @param name unique; what generated clients call it
 * @param answer what the answer holds, in words
 * @param withKey whether it takes the tenant's secret key
 */
public record ApiSignature(
    String method,
    String path,
    String name,
    String summary,
    List<ApiParameter> parameters,
    String answer,
    boolean withKey) {

  public ApiSignature {
    parameters = List.copyOf(parameters);
  }
}
