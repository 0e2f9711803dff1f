package io.ringroom.http.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.api.ApiParameter.In;
import io.ringroom.http.json.Json;
import java.util.List;
import java.util.Locale;

/** The OpenAPI 3.1 document of a table of operations. */
public final class OpenApi {
  private OpenApi() {}

  public static ObjectNode of(List<ApiSignature> operations) {
    ObjectNode document = Json.object().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Ringroom")
        .put("version", "1")
        .put("description", "For the servers of tenants; see ops/docs/PROTOCOL.md for clients.");
    document
        .putObject("components")
        .putObject("securitySchemes")
        .putObject("secretKey")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "the tenant's secret key");
    document.putArray("security").addObject().putArray("secretKey");
    ObjectNode paths = document.putObject("paths");
    for (ApiSignature operation : operations) {
      describe(
          paths
              .withObjectProperty(operation.path())
              .putObject(operation.method().toLowerCase(Locale.ROOT)),
          operation);
    }
    return document;
  }

  private static void describe(ObjectNode node, ApiSignature operation) {
    node.put("operationId", operation.name()).put("summary", operation.summary());
    if (!operation.withKey()) {
      node.putArray("security");
    }
    ArrayNode parameters = node.putArray("parameters");
    operation.parameters().stream()
        .filter(parameter -> parameter.in() != In.BODY)
        .forEach(parameter -> describe(parameters.addObject(), parameter));
    List<ApiParameter> inBody =
        operation.parameters().stream().filter(parameter -> parameter.in() == In.BODY).toList();
    if (!inBody.isEmpty()) {
      describeBody(node.putObject("requestBody"), inBody);
    }
    ObjectNode responses = node.putObject("responses");
    responses.putObject("2XX").put("description", operation.answer());
    responses.putObject("4XX").put("description", "refused: code, name, message, hint");
    responses.putObject("503").put("description", "no answer in time; ask again");
  }

  private static void describe(ObjectNode node, ApiParameter parameter) {
    node.put("name", parameter.name())
        .put("in", parameter.in() == In.PATH ? "path" : "query")
        .put("required", parameter.required())
        .put("description", parameter.description());
    node.set("schema", schema(parameter));
  }

  private static void describeBody(ObjectNode node, List<ApiParameter> parameters) {
    node.put("required", parameters.stream().anyMatch(ApiParameter::required));
    ObjectNode schema = node.putObject("content").putObject("application/json").putObject("schema");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (ApiParameter parameter : parameters) {
      ObjectNode property = schema(parameter).put("description", parameter.description());
      properties.set(parameter.name(), property);
      if (parameter.required()) {
        required.add(parameter.name());
      }
    }
  }

  private static ObjectNode schema(ApiParameter parameter) {
    ObjectNode schema = Json.object();
    switch (parameter.type()) {
      case STRING -> schema.put("type", "string");
      case INTEGER -> schema.put("type", "integer");
      case BOOLEAN -> schema.put("type", "boolean");
      case OBJECT -> schema.put("type", "object");
      case STRINGS -> schema.put("type", "array").putObject("items").put("type", "string");
    }
    if (parameter.in() != In.BODY && parameter.type() == ApiParameter.Type.STRING) {
      schema.put("pattern", "^" + parameter.form() + "$");
    }
    return schema;
  }
}
