package io.wavegate.standins.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes of what the services answer, and the names that their errors have in the AWS SDK for
 * Java: what Step Functions shows of both.
 */
public final class AnswerModels {
  private final Map<String, Map<String, Shape.Structure>> outputs;
  private final Map<String, Map<String, String>> exceptions;

  private AnswerModels(
      Map<String, Map<String, Shape.Structure>> outputs,
      Map<String, Map<String, String>> exceptions) {
    this.outputs = outputs;
    this.exceptions = exceptions;
  }

  /** The models that come with this library. */
  public static AnswerModels bundled() {
    return Holder.BUNDLED;
  }

  /** The shape of an operation's answer, or empty if no model names the operation. */
  public Optional<Shape.Structure> output(String endpointPrefix, String operation) {
    return Optional.ofNullable(of(outputs, endpointPrefix).get(operation));
  }

  /**
   * The name of the exception that stands for a code on the wire, for example {@code
   * InvalidNextTokenException} for {@code InvalidNextToken}; empty if the service's model does not
   * name the code.
   */
  public Optional<String> exception(String endpointPrefix, String code) {
    return Optional.ofNullable(of(exceptions, endpointPrefix).get(code));
  }

  private static <T> Map<String, T> of(Map<String, Map<String, T>> models, String endpointPrefix) {
    return models.getOrDefault(ServiceModels.model(endpointPrefix), Map.of());
  }

  private static AnswerModels read(String... resources) {
    AnswerModels models = new AnswerModels(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (String resource : resources) {
      models.add(ServiceModels.load(resource));
    }
    return models;
  }

  private void add(JsonNode document) {
    for (Map.Entry<String, JsonNode> service : document.properties()) {
      Map<String, Shape.Structure> operations =
          outputs.computeIfAbsent(service.getKey(), unused -> new LinkedHashMap<>());
      for (Map.Entry<String, JsonNode> operation :
          service.getValue().path("operations").properties()) {
        operations.put(operation.getKey(), ServiceModels.structure(operation.getValue()));
      }
      Map<String, String> names =
          exceptions.computeIfAbsent(service.getKey(), unused -> new LinkedHashMap<>());
      service
          .getValue()
          .path("errors")
          .properties()
          .forEach(error -> names.put(error.getKey(), error.getValue().asText()));
    }
  }

  /** Read on first use: few runs need them. */
  private static final class Holder {
    static final AnswerModels BUNDLED =
        read("answers.json", "lever-answers.json", "canary-answers.json");
  }
}
