package io.wavegate.standins.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Parameters of one account and Region, with the events that tell of their changes. */
public final class ParameterStoreStandIn implements ServiceTable {
  private static final int PAGE = 10;

  private final World world;
  private final String accountId;
  private final String region;
  private final EventSink events;
  private final TreeMap<String, Parameter> parameters = new TreeMap<>();
  private final SecretReferences secrets;
  private final OperationTable table;

  /** An account and Region without parameters. */
  public ParameterStoreStandIn(World world, String accountId, String region, EventSink events) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.events = events;
    this.secrets = new SecretReferences(world, accountId, region);
    this.table =
        new OperationTable("ssm", "ValidationException")
            .with("GetParameter", (in, caller) -> get(in))
            .with("GetParametersByPath", (in, caller) -> byPath(in))
            .with("PutParameter", (in, caller) -> put(in))
            .with("DeleteParameter", (in, caller) -> delete(in));
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  /**
   * Secrets Manager has a secret from now on, or another value for it.
   *
   * @param reference its name for Parameter Store, {@code /aws/reference/secretsmanager/NAME}
   */
  public void putSecret(String reference, String value) {
    secrets.put(reference, value);
  }

  private JsonNode get(JsonNode input) throws ServiceError {
    String name = input.path("Name").asText();
    boolean decrypted = input.path("WithDecryption").asBoolean();
    if (SecretReferences.isReference(name)) {
      return secrets.get(name, decrypted);
    }
    Parameter found = decrypted ? found(name) : found(name).encrypted();
    return Json.object().set("Parameter", found.document(arn(found.name())));
  }

  private Parameter found(String name) throws ServiceError {
    Parameter found = parameters.get(name);
    if (found == null) {
      throw ServiceError.badRequest("ParameterNotFound", "");
    }
    return found;
  }

  /** The parameters below a path in the order of their names, a page at a time. */
  private JsonNode byPath(JsonNode input) throws ServiceError {
    String path = input.path("Path").asText();
    if (!path.startsWith("/")) {
      throw ParameterRules.invalid(
          "The parameter path must begin with a forward slash, got " + path);
    }
    String prefix = path.endsWith("/") ? path : path + "/";
    boolean recursive = input.path("Recursive").asBoolean();
    List<Parameter> below =
        parameters.tailMap(prefix).values().stream()
            .takeWhile(p -> p.name().startsWith(prefix))
            .filter(p -> recursive || p.name().indexOf('/', prefix.length()) < 0)
            .toList();
    return page(
        below,
        start(input),
        input.path("MaxResults").asInt(PAGE),
        input.path("WithDecryption").asBoolean());
  }

  private static int start(JsonNode input) throws ServiceError {
    String token = input.path("NextToken").asText("0");
    if (!token.matches("[0-9]{1,6}")) {
      throw ServiceError.badRequest("InvalidNextToken", "The specified token isn't valid.");
    }
    return Integer.parseInt(token);
  }

  private JsonNode page(List<Parameter> all, int start, int size, boolean decrypted) {
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray("Parameters");
    all.stream()
        .skip(start)
        .limit(size)
        .map(p -> decrypted ? p : p.encrypted())
        .forEach(p -> page.add(p.document(arn(p.name()))));
    if (start + size < all.size()) {
      answer.put("NextToken", Integer.toString(start + size));
    }
    return answer;
  }

  private JsonNode put(JsonNode input) throws ServiceError {
    String name = input.path("Name").asText();
    ParameterRules.checkName(name);
    Optional<Parameter> before = Optional.ofNullable(parameters.get(name));
    if (before.isPresent() && !input.path("Overwrite").asBoolean()) {
      throw ServiceError.badRequest(
          "ParameterAlreadyExists",
          "The parameter already exists. To overwrite this value, set the overwrite option in the"
              + " request to true.");
    }
    String type = input.path("Type").asText(before.map(Parameter::type).orElse(""));
    if (type.isEmpty()) {
      throw ParameterRules.invalid("A parameter type is required when you create a parameter.");
    }
    Parameter next =
        new Parameter(
            name,
            type,
            input.path("Value").asText(),
            before.map(Parameter::version).orElse(0L) + 1,
            ParameterRules.isAdvanced(input, before),
            world.now());
    parameters.put(name, next);
    emit(next, before.isPresent() ? "Update" : "Create");
    return Json.object()
        .put("Version", next.version())
        .put("Tier", next.advanced() ? "Advanced" : "Standard");
  }

  private JsonNode delete(JsonNode input) throws ServiceError {
    Parameter gone = found(input.path("Name").asText());
    parameters.remove(gone.name());
    emit(gone, "Delete");
    return Json.object();
  }

  private void emit(Parameter parameter, String operation) {
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", world.uuid())
            .put("detail-type", "Parameter Store Change")
            .put("source", "aws.ssm")
            .put("account", accountId)
            .put("time", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", region);
    event.putArray("resources").add(arn(parameter.name()));
    event
        .putObject("detail")
        .put("operation", operation)
        .put("name", parameter.name())
        .put("type", parameter.type());
    events.emit(event);
  }

  /** A name with a slash in front brings the ARN's own. */
  private String arn(String name) {
    String slash = name.startsWith("/") ? "" : "/";
    return "arn:aws:ssm:%s:%s:parameter%s%s".formatted(region, accountId, slash, name);
  }
}
