package io.wavegate.standins.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Parameter Store takes as a parameter (API reference, PutParameter; parameter tiers). */
final class ParameterRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+|(/[a-zA-Z0-9_.-]+)+");
  private static final Pattern RESERVED = Pattern.compile("(?i)/?(aws|ssm).*");
  private static final int LEVELS = 15;
  private static final int STANDARD = 4_096;
  private static final int ADVANCED = 8_192;

  private ParameterRules() {}

  static void checkName(String name) throws ServiceError {
    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
      throw invalid(
          "Parameter name: can't be prefixed with \"ssm\" or \"aws\" (case-insensitive), and must be"
              + " a fully qualified name of a-zA-Z0-9_.- and /, got "
              + name);
    }
    if (name.chars().filter(c -> c == '/').count() > LEVELS) {
      throw ServiceError.badRequest(
          "HierarchyLevelLimitExceededException",
          "A hierarchy can have a maximum of " + LEVELS + " levels");
    }
  }

  /** Whether a value makes its parameter an advanced one. */
  static boolean isAdvanced(JsonNode input, Optional<Parameter> before) throws ServiceError {
    String value = input.path("Value").asText();
    if (value.isEmpty() || value.contains("{{")) {
      throw invalid(
          value.isEmpty()
              ? "Parameter value can't be empty"
              : "Parameter value can't nest another parameter. Do not use \"{{}}\" in the value");
    }
    int size = value.getBytes(StandardCharsets.UTF_8).length;
    String tier = input.path("Tier").asText("Standard");
    boolean was = before.map(Parameter::advanced).orElse(false);
    if (was && tier.equals("Standard") && input.has("Tier")) {
      throw invalid(
          "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from "
              + "the advanced-parameter tier to the standard-parameter tier.");
    }
    boolean advanced =
        was || tier.equals("Advanced") || (tier.equals("Intelligent-Tiering") && size > STANDARD);
    if (size > (advanced ? ADVANCED : STANDARD)) {
      throw invalid(tooLong(advanced));
    }
    return advanced;
  }

  private static String tooLong(boolean advanced) {
    return advanced
        ? "Advanced tier parameters support a maximum parameter value of 8192 characters."
        : "Standard tier parameters support a maximum parameter value of 4096 characters. To create"
            + " a larger parameter value, upgrade the parameter to use the advanced-parameter tier.";
  }

  static ServiceError invalid(String what) {
    return ServiceError.badRequest("ValidationException", what);
  }
}
