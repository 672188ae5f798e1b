package io.wavegate.standins.codepipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves {@code #{namespace.name}} in action configurations (user guide, Variables reference).
 */
final class Variables {
  private static final Pattern REFERENCE =
      Pattern.compile("#\\{([A-Za-z0-9@_-]+\\.[A-Za-z0-9@_-]+)}");

  private Variables() {}

  /** The configuration with what is known put in; an unknown reference is left as it stands. */
  static Map<String, String> resolve(PipelineExecution execution, Map<String, String> raw) {
    Map<String, String> resolved = new LinkedHashMap<>();
    raw.forEach((name, value) -> resolved.put(name, resolve(execution, value)));
    return resolved;
  }

  /** The first reference that could not be resolved. */
  static Optional<String> unresolved(Map<String, String> resolved) {
    for (String value : resolved.values()) {
      Matcher left = REFERENCE.matcher(value);
      if (left.find()) {
        return Optional.of(left.group());
      }
    }
    return Optional.empty();
  }

  private static String resolve(PipelineExecution execution, String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(value(execution, match.group(1)).orElse(match.group())));
  }

  private static Optional<String> value(PipelineExecution execution, String name) {
    if (name.equals("codepipeline.PipelineExecutionId")) {
      return Optional.of(execution.id());
    }
    return Optional.ofNullable(execution.variables().get(name));
  }
}
