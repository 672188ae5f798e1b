package io.wavegate.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The shipped {@code spoke.yaml}: what an account and Region that is deployed to gets. */
public final class SpokeTemplate {
  private final JsonNode resources;
  private final String stack;

  private SpokeTemplate(JsonNode resources, String stack) {
    this.resources = resources;
    this.stack = stack;
  }

  /**
   * What one of them has.
   *
   * @param pattern which events its rule forwards, JSON
   * @param bus the bus of the hub that takes them
   * @param roles the names of the roles that let the hub in
   * @param machines its state machines
   */
  public record Spoke(
      String pattern, String bus, List<String> roles, List<Template.Machine> machines) {
    /** Copies the lists. */
    public Spoke {
      roles = List.copyOf(roles);
      machines = List.copyOf(machines);
    }
  }

  /**
   * Reads {@code spoke.yaml} in a folder.
   *
   * @param stack the name of the hub's stack
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not a template, saying what is wrong
   */
  public static SpokeTemplate read(Path home, String stack) throws IOException {
    JsonNode root = CloudFormationYaml.parse(Files.readString(home.resolve("spoke.yaml")));
    return new SpokeTemplate(root.path("Resources"), stack);
  }

  /** What it makes in an account and Region. */
  public Spoke in(String account, String region) {
    Intrinsics there = new Intrinsics(resources, account, region, stack);
    JsonNode rule = resources.at("/AlarmChange/Properties");
    String bus = there.text(rule.at("/Targets/0/Arn"));
    return new Spoke(
        there.resolve(rule.path("EventPattern")).toString(),
        bus.substring(bus.lastIndexOf('/') + 1),
        properties("AWS::IAM::Role")
            .filter(role -> role.has("RoleName"))
            .map(role -> there.text(role.path("RoleName")))
            .toList(),
        properties("AWS::StepFunctions::StateMachine")
            .map(machine -> machine(machine, there))
            .toList());
  }

  private static Template.Machine machine(JsonNode machine, Intrinsics there) {
    return new Template.Machine(
        there.text(machine.path("StateMachineName")),
        machine.path("DefinitionString").asText(),
        Optional.empty(),
        machine.path("StateMachineType").asText().equals("EXPRESS"));
  }

  private Stream<JsonNode> properties(String type) {
    return resources.properties().stream()
        .map(Map.Entry::getValue)
        .filter(resource -> resource.path("Type").asText().equals(type))
        .map(resource -> resource.path("Properties"));
  }
}
