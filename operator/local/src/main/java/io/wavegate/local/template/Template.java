package io.wavegate.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shipped SAM application, as far as a run needs it: functions and what invokes them, state
 * machines and what is substituted in them, the environment.
 */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

  private final Path home;
  private final JsonNode root;
  private final Intrinsics intrinsics;

  private Template(Path home, JsonNode root, Intrinsics intrinsics) {
    this.home = home;
    this.root = root;
    this.intrinsics = intrinsics;
  }

  /**
   * A function.
   *
   * @param name its function name
   * @param handlerClass the class of its handler
   * @param timeout when Lambda ends an invocation
   * @param rules the event patterns that invoke it, as JSON, by name
   * @param schedules the schedules that invoke it, {@code rate(...)}, by name
   * @param routes the routes of an HTTP API that invoke it, {@code POST /path/{variable}}
   */
  public record Function(
      String name,
      String handlerClass,
      Duration timeout,
      SequencedMap<String, String> rules,
      SequencedMap<String, String> schedules,
      List<String> routes) {
    /** Copies the list. */
    public Function {
      routes = List.copyOf(routes);
    }
  }

  /**
   * A state machine.
   *
   * @param name its name
   * @param definition ASL with everything substituted
   * @param alias what its published versions are started by, if they are published
   * @param express whether its caller waits for its end
   */
  public record Machine(String name, String definition, Optional<String> alias, boolean express) {}

  /**
   * Reads {@code template.yaml} in a folder.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not a template, saying what is wrong
   */
  public static Template read(Path home, String account, String region, String stack)
      throws IOException {
    JsonNode root = CloudFormationYaml.parse(Files.readString(home.resolve("template.yaml")));
    return new Template(home, root, new Intrinsics(root.path("Resources"), account, region, stack));
  }

  /** The environment of all functions. */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    root.at("/Globals/Function/Environment/Variables")
        .properties()
        .forEach(e -> variables.put(e.getKey(), intrinsics.text(e.getValue())));
    return variables;
  }

  /** All functions, in the template's order. */
  public List<Function> functions() {
    return resources("AWS::Serverless::Function").stream()
        .map(resource -> function(resource.getValue().path("Properties")))
        .toList();
  }

  /**
   * A rule of a bus of the application's own.
   *
   * @param pattern an event pattern in JSON
   * @param function the name of the function that it invokes
   */
  public record BusRule(String bus, String name, String pattern, String function) {}

  /**
   * The rules of the application's own buses.
   *
   * @param spokeAccounts what the parameter of that name says
   */
  public List<BusRule> busRules(List<String> spokeAccounts) {
    return resources("AWS::Events::Rule").stream()
        .map(rule -> busRule(rule.getKey(), rule.getValue().path("Properties"), spokeAccounts))
        .toList();
  }

  private BusRule busRule(String name, JsonNode rule, List<String> spokeAccounts) {
    ObjectNode pattern = rule.path("EventPattern").deepCopy();
    if (pattern.at("/account/Ref").asText().equals("SpokeAccounts")) {
      ArrayNode accounts = pattern.putArray("account");
      spokeAccounts.forEach(accounts::add);
    }
    String target = rule.at("/Targets/0/Arn/Ref").asText().replaceFirst("\\.Alias$", "");
    return new BusRule(
        intrinsics.text(rule.path("EventBusName")),
        name,
        intrinsics.resolve(pattern).toString(),
        intrinsics.text(root.at("/Resources/" + target + "/Properties/FunctionName")));
  }

  private Function function(JsonNode properties) {
    SequencedMap<String, String> rules = new LinkedHashMap<>();
    SequencedMap<String, String> schedules = new LinkedHashMap<>();
    List<String> routes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> event : properties.path("Events").properties()) {
      JsonNode details = event.getValue().path("Properties");
      switch (event.getValue().path("Type").asText()) {
        case "EventBridgeRule" ->
            rules.put(event.getKey(), intrinsics.resolve(details.path("Pattern")).toString());
        case "Schedule" -> schedules.put(event.getKey(), details.path("Schedule").asText());
        case "HttpApi" ->
            routes.add(details.path("Method").asText() + " " + details.path("Path").asText());
        default ->
            throw new IllegalArgumentException(
                "event "
                    + event.getKey()
                    + " of the template must be of type EventBridgeRule, Schedule or HttpApi, got \""
                    + event.getValue().path("Type").asText()
                    + "\"");
      }
    }
    String handler = properties.path("Handler").asText();
    int method = handler.indexOf("::");
    return new Function(
        intrinsics.text(properties.path("FunctionName")),
        method < 0 ? handler : handler.substring(0, method),
        timeout(properties),
        rules,
        schedules,
        routes);
  }

  private Duration timeout(JsonNode properties) {
    JsonNode own = properties.path("Timeout");
    JsonNode seconds = own.isMissingNode() ? root.at("/Globals/Function/Timeout") : own;
    if (!seconds.asText().matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "a function's Timeout is no number of seconds: " + seconds);
    }
    return Duration.ofSeconds(Integer.parseInt(seconds.asText()));
  }

  /**
   * All state machines, with their definitions substituted.
   *
   * @throws IOException if a definition cannot be read
   * @throws IllegalArgumentException if there is no such file, or a placeholder has no substitution
   */
  public List<Machine> machines() throws IOException {
    List<Machine> machines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> resource : resources("AWS::Serverless::StateMachine")) {
      JsonNode properties = resource.getValue().path("Properties");
      Path file = home.resolve(properties.path("DefinitionUri").asText());
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            "DefinitionUri of " + resource.getKey() + " is no file, got " + file);
      }
      machines.add(
          new Machine(
              intrinsics.text(properties.path("Name")),
              substituted(file, properties.path("DefinitionSubstitutions")),
              Optional.ofNullable(properties.path("AutoPublishAlias").textValue()),
              properties.path("Type").asText().equals("EXPRESS")));
    }
    return machines;
  }

  private String substituted(Path file, JsonNode substitutions) throws IOException {
    Matcher matcher = PLACEHOLDER.matcher(Files.readString(file));
    StringBuilder definition = new StringBuilder();
    while (matcher.find()) {
      JsonNode value = substitutions.path(matcher.group(1));
      if (value.isMissingNode()) {
        throw new IllegalArgumentException(
            file.getFileName() + ": the template has no substitution for " + matcher.group());
      }
      matcher.appendReplacement(definition, Matcher.quoteReplacement(intrinsics.text(value)));
    }
    return matcher.appendTail(definition).toString();
  }

  private List<Map.Entry<String, JsonNode>> resources(String type) {
    return root.path("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .toList();
  }
}
