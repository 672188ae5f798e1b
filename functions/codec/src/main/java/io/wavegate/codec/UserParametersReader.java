package io.wavegate.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.UserParameters.Binding;
import io.wavegate.codec.json.StrictJson;
import io.wavegate.codec.json.UnusableJsonException;
import io.wavegate.codec.text.Nearest;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.GateKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@link UserParameters} key by key; refuses by an exception. */
final class UserParametersReader {
  private static final StrictJson STRICT = new StrictJson(1_000, 2);
  private static final List<String> KEYS = List.of("v", "service", "wave", "gate", "execution");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern EXECUTION = Pattern.compile("[A-Za-z0-9-]{1,100}");

  private UserParametersReader() {}

  static Binding read(String text) {
    JsonNode node = STRICT.parse(text);
    if (!node.isObject()) {
      throw new UnusableJsonException("must be a JSON object, got " + shown(node));
    }
    refuseOtherVersions(node.path("v"));
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw new UnusableJsonException(Nearest.unknownKey(key, KEYS));
              }
            });
    return new Binding(
        Checks.matches(NAME, text(node, "service"), "service"),
        Checks.matches(NAME, text(node, "wave"), "wave"),
        GateKind.of(text(node, "gate")),
        execution(text(node, "execution")));
  }

  private static void refuseOtherVersions(JsonNode version) {
    if (version.isMissingNode()) {
      throw new UnusableJsonException("\"v\" is missing, this version of Wavegate reads \"v\": 1");
    }
    if (!version.isInt() || version.intValue() != 1) {
      throw new UnusableJsonException(
          "this version of Wavegate reads \"v\": 1, got " + shown(version));
    }
  }

  private static String execution(String id) {
    if (id.contains("#{")) {
      throw new UnusableJsonException(
          "execution is \""
              + Checks.shown(id)
              + "\", which nobody resolved: is the pipeline's namespace variable resolved?"
              + " Only CodePipeline replaces #{codepipeline.PipelineExecutionId}, when it invokes");
    }
    return Checks.matches(EXECUTION, id, "execution");
  }

  private static String text(JsonNode node, String key) {
    JsonNode value =
        Optional.ofNullable(node.get(key))
            .orElseThrow(() -> new UnusableJsonException("\"" + key + "\" is missing"));
    if (!value.isTextual()) {
      throw new UnusableJsonException("\"" + key + "\" must be a string, got " + shown(value));
    }
    return value.textValue();
  }

  private static String shown(JsonNode node) {
    return Checks.shown(node.toString());
  }
}
