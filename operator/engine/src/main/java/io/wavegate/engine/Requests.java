package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.util.regex.Pattern;

/** Checks what callers of the API give. */
final class Requests {
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\\uFFFE\\uFFFF]{1,80}");

  private Requests() {}

  static void name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new EngineException("InvalidName", "Invalid Name: '" + name + "'");
    }
  }

  static void input(String input) {
    size("input", input);
    try {
      JsonNode unused = Json.parse(input);
    } catch (IllegalArgumentException e) {
      throw new EngineException(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
    }
  }

  static JsonNode output(String output) {
    size("output", output);
    try {
      return Json.parse(output);
    } catch (IllegalArgumentException e) {
      throw new EngineException("InvalidOutput", "Invalid Output: '" + e.getMessage() + "'");
    }
  }

  private static void size(String member, String text) {
    if (Payloads.tooLarge(text)) {
      throw new EngineException(
          "ValidationException",
          "1 validation error detected: Value at '"
              + member
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + Payloads.MAX_BYTES);
    }
  }
}
