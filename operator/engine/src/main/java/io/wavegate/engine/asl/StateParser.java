package io.wavegate.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateParser {
  private static final List<String> COMMON = List.of("Type", "Comment", "QueryLanguage");
  private static final String EXIT = "Next End Assign Output";

  private final FlowParser flows;
  private final String name;
  private final Fields fields;

  StateParser(FlowParser flows, String name, Fields fields) {
    this.flows = flows;
    this.name = name;
    this.fields = fields;
  }

  @Nullable State parse() {
    String type = fields.text("Type");
    if (type == null) {
      return null;
    }
    return switch (type) {
      case "Pass" -> pass();
      case "Task" -> task();
      case "Choice" -> choice();
      case "Wait" -> waiting();
      case "Succeed" -> succeed();
      case "Fail" -> fail();
      case "Parallel" -> parallel();
      case "Map" -> map();
      default -> {
        fields.problem("unknown Type '" + type + "'");
        yield null;
      }
    };
  }

  private void allow(String names) {
    List<String> known = new ArrayList<>(COMMON);
    known.addAll(Arrays.asList(names.split(" ")));
    fields.onlyKnown(known);
  }

  private State pass() {
    allow(EXIT);
    return new State.Pass(name, ExitParser.exit(fields));
  }

  private @Nullable State task() {
    allow(EXIT + " Resource Arguments TimeoutSeconds HeartbeatSeconds Retry Catch Credentials");
    TaskResource resource = resource();
    State.Limits limits = limits();
    Optional<Template> arguments = fields.template("Arguments");
    Optional<Template> credentials = fields.template("Credentials");
    if (fields.at("Credentials").isObject() && !fields.at("Credentials").has("RoleArn")) {
      fields.problem("'Credentials' must have 'RoleArn'");
    }
    Handling handling = HandlingParser.parse(fields);
    Exit exit = ExitParser.exit(fields);
    return resource == null
        ? null
        : new State.Task(name, resource, arguments, credentials, limits, handling, exit);
  }

  private @Nullable TaskResource resource() {
    String arn = fields.text("Resource");
    if (arn == null) {
      return null;
    }
    try {
      return TaskResource.parse(arn);
    } catch (IllegalArgumentException e) {
      fields.problem("Resource '" + arn + "' " + e.getMessage());
      return null;
    }
  }

  private State.Limits limits() {
    JsonNode timeout = fields.at("TimeoutSeconds");
    JsonNode heartbeat = fields.at("HeartbeatSeconds");
    if (timeout.isInt() && heartbeat.isInt() && heartbeat.intValue() >= timeout.intValue()) {
      fields.problem(
          "HeartbeatSeconds must be less than TimeoutSeconds, got "
              + heartbeat
              + " and "
              + timeout);
    }
    return new State.Limits(seconds("TimeoutSeconds"), seconds("HeartbeatSeconds"));
  }

  private Optional<Template> seconds(String field) {
    if (fields.at(field).isNumber()) {
      int unused = fields.integer(field, 1, 1);
    }
    return fields.template(field);
  }

  private State choice() {
    allow("Choices Default Assign Output");
    List<State.Rule> rules = new ArrayList<>();
    int index = 0;
    for (JsonNode entry : fields.array("Choices")) {
      rule(fields.inside(entry, "Choices[" + index++ + "]/")).ifPresent(rules::add);
    }
    if (!fields.at("Choices").isArray() || fields.at("Choices").isEmpty()) {
      fields.problem("'Choices' must have at least one rule");
    }
    String otherwise = fields.has("Default") ? fields.text("Default") : null;
    return new State.Choice(
        name,
        rules,
        Optional.ofNullable(otherwise)
            .map(next -> ExitParser.exit(fields, new Transition.Next(next))));
  }

  private static Optional<State.Rule> rule(Fields rule) {
    rule.onlyKnown(List.of("Condition", "Next", "Assign", "Output", "Comment"));
    String next = rule.text("Next");
    Optional<Template> condition = rule.template("Condition");
    if (condition.isEmpty()) {
      rule.problem("field '" + rule.path() + "Condition' is missing");
    }
    Transition transition = new Transition.Next(next == null ? "" : next);
    return condition.map(c -> new State.Rule(c, ExitParser.exit(rule, transition)));
  }

  private State waiting() {
    allow(EXIT + " Seconds Timestamp");
    Optional<Template> seconds = fields.template("Seconds");
    Optional<Template> timestamp = fields.template("Timestamp");
    if (seconds.isPresent() == timestamp.isPresent()) {
      fields.problem("needs either 'Seconds' or 'Timestamp'");
    }
    State.Until until =
        timestamp
            .<State.Until>map(State.Until.Timestamp::new)
            .orElseGet(
                () ->
                    new State.Until.Seconds(
                        seconds.orElse(new Template.Literal(fields.at("Seconds")))));
    return new State.Wait(name, until, ExitParser.exit(fields));
  }

  private State succeed() {
    allow("Output");
    return new State.Succeed(name, fields.template("Output"));
  }

  private State fail() {
    allow("Error Cause");
    return new State.Fail(name, fields.template("Error"), fields.template("Cause"));
  }

  private State parallel() {
    allow(EXIT + " Arguments Branches Retry Catch");
    List<Flow> branches = new ArrayList<>();
    for (JsonNode branch : fields.array("Branches")) {
      flows
          .parse(branch, "State '" + name + "', Branches[" + branches.size() + "]")
          .ifPresent(branches::add);
    }
    if (!fields.at("Branches").isArray() || fields.at("Branches").isEmpty()) {
      fields.problem("'Branches' must have at least one branch");
    }
    return new State.Parallel(
        name,
        fields.template("Arguments"),
        branches,
        HandlingParser.parse(fields),
        ExitParser.exit(fields));
  }

  private @Nullable State map() {
    allow(
        EXIT
            + " Items ItemSelector ItemProcessor Iterator MaxConcurrency ToleratedFailureCount"
            + " ToleratedFailurePercentage Retry Catch Label");
    JsonNode processor = fields.at(fields.has("Iterator") ? "Iterator" : "ItemProcessor");
    String mode = processor.at("/ProcessorConfig/Mode").asText("INLINE");
    if (!mode.equals("INLINE")) {
      fields.problem("ProcessorConfig Mode '" + mode + "' is not supported, only INLINE");
    }
    State.Iteration iteration = iteration();
    Handling handling = HandlingParser.parse(fields);
    Exit exit = ExitParser.exit(fields);
    return flows
        .parse(processor, "State '" + name + "', ItemProcessor")
        .map(flow -> new State.Map(name, iteration, flow, handling, exit))
        .orElse(null);
  }

  private State.Iteration iteration() {
    return new State.Iteration(
        fields.template("Items"),
        fields.template("ItemSelector"),
        fields.template("MaxConcurrency"),
        fields.template("ToleratedFailureCount"),
        fields.template("ToleratedFailurePercentage"));
  }
}
