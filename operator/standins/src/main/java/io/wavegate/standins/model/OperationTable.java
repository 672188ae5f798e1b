package io.wavegate.standins.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table whose requests are held to the service's API model before an operation sees them. An
 * operation without a model is refused when it is added, since nothing would check its requests.
 */
public final class OperationTable implements ServiceTable {
  /** The code of the refusal of an operation that a table does not have. */
  public static final String UNKNOWN = "UnknownOperationException";

  private final String service;
  private final String validationCode;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Shape.Structure> inputs = new LinkedHashMap<>();

  /** What an operation does with a request that keeps to the model. */
  @FunctionalInterface
  public interface Operation {
    JsonNode run(JsonNode input, Caller caller) throws ServiceError;
  }

  /**
   * An empty table.
   *
   * @param service the endpoint prefix
   * @param validationCode the code of a refusal, for example {@code ValidationException}
   */
  public OperationTable(String service, String validationCode) {
    this.service = service;
    this.validationCode = validationCode;
  }

  /**
   * Adds an operation.
   *
   * @throws IllegalArgumentException if no bundled model names it
   */
  public OperationTable with(String name, Operation operation) {
    Shape.Structure input =
        ServiceModels.bundled()
            .input(service, name)
            .orElseThrow(
                () -> new IllegalArgumentException("no model for %s:%s".formatted(service, name)));
    inputs.put(name, input);
    operations.put(name, operation);
    return this;
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    Operation known = operations.get(operation);
    Shape.Structure shape = inputs.get(operation);
    if (known == null || shape == null) {
      throw ServiceError.badRequest(
          UNKNOWN, "%s does not know the operation %s".formatted(service, operation));
    }
    Optional<String> broken = Constraints.broken(shape, input);
    if (broken.isPresent()) {
      throw ServiceError.badRequest(validationCode, broken.get());
    }
    return known.run(input, caller);
  }
}
