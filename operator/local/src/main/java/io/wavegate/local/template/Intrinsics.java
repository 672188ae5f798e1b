package io.wavegate.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub} for one account and Region. */
final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode resources;
  private final Map<String, String> pseudo = new LinkedHashMap<>();

  Intrinsics(JsonNode resources, String account, String region, String stack) {
    this.resources = resources;
    pseudo.put("AWS::AccountId", account);
    pseudo.put("AWS::Region", region);
    pseudo.put("AWS::StackName", stack);
    pseudo.put("AWS::Partition", "aws");
    // A spoke's parameters: the hub is told by its stack's name, and is where the run is.
    pseudo.put("HubStackName", stack);
    pseudo.put("HubAccount", account);
    pseudo.put("HubRegion", region);
  }

  /** The tree with every function of the template replaced by its value. */
  JsonNode resolve(JsonNode node) {
    if (isFunction(node)) {
      return TextNode.valueOf(text(node));
    }
    if (node.isObject()) {
      ObjectNode resolved = JSON.objectNode();
      node.properties().forEach(e -> resolved.set(e.getKey(), resolve(e.getValue())));
      return resolved;
    }
    if (node.isArray()) {
      ArrayNode resolved = JSON.arrayNode();
      node.forEach(item -> resolved.add(resolve(item)));
      return resolved;
    }
    return node;
  }

  private static boolean isFunction(JsonNode node) {
    return node.isObject()
        && node.size() == 1
        && (node.has("Ref") || node.has("Fn::GetAtt") || node.has("Fn::Sub"));
  }

  /** A scalar, or the value of a function. */
  String text(JsonNode node) {
    if (node.has("Ref")) {
      return reference(node.path("Ref").asText());
    }
    if (node.has("Fn::Sub")) {
      return substituted(node.path("Fn::Sub").asText());
    }
    if (node.has("Fn::GetAtt")) {
      return attribute(node.path("Fn::GetAtt").asText());
    }
    if (!node.isValueNode()) {
      throw new IllegalArgumentException(
          "the template must have a text, !Ref, !Sub or !GetAtt here, got "
              + (node.isMissingNode() ? "nothing" : node));
    }
    return node.asText();
  }

  private String substituted(String text) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder value = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      boolean attribute = name.contains(".");
      matcher.appendReplacement(
          value, Matcher.quoteReplacement(attribute ? attribute(name) : reference(name)));
    }
    return matcher.appendTail(value).toString();
  }

  private String reference(String name) {
    String known = pseudo.get(name);
    if (known != null) {
      return known;
    }
    if (name.endsWith(".Version")) {
      // Whatever is published of a function runs the same code here.
      return attribute(name.replace(".Version", ".Arn")) + ":1";
    }
    JsonNode resource = resource(name);
    return switch (resource.path("Type").asText()) {
      case "AWS::Serverless::Function" -> text(resource.at("/Properties/FunctionName"));
      case "AWS::SNS::Topic" -> arn("sns", stack() + "-" + name);
      case "AWS::Serverless::StateMachine" ->
          arn("states", "stateMachine:" + text(resource.at("/Properties/Name")));
      case "AWS::Events::EventBus" -> text(resource.at("/Properties/Name"));
      default -> stack() + "-" + name;
    };
  }

  private String attribute(String path) {
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException(
          "Fn::GetAtt must be like Resource.Attribute, got \"" + path + "\"");
    }
    String name = path.substring(0, dot);
    JsonNode resource = resource(name);
    if (!path.endsWith(".Arn")) {
      return stack() + "-" + name;
    }
    return switch (resource.path("Type").asText()) {
      case "AWS::Serverless::Function" -> arn("lambda", "function:" + reference(name));
      case "AWS::Serverless::StateMachine" -> reference(name);
      default -> arn("other", reference(name));
    };
  }

  private JsonNode resource(String name) {
    JsonNode resource = resources.path(name);
    if (resource.isMissingNode()) {
      throw new IllegalArgumentException("the template has no resource \"" + name + "\"");
    }
    return resource;
  }

  private String stack() {
    return pseudo.getOrDefault("AWS::StackName", "");
  }

  private String arn(String service, String rest) {
    return "arn:aws:"
        + service
        + ":"
        + pseudo.get("AWS::Region")
        + ":"
        + pseudo.get("AWS::AccountId")
        + ":"
        + rest;
  }
}
