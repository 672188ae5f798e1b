package io.wavegate.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads {@code Retry} and {@code Catch}. */
final class HandlingParser {
  private static final List<String> RETRY_FIELDS =
      List.of(
          "ErrorEquals",
          "IntervalSeconds",
          "MaxAttempts",
          "BackoffRate",
          "MaxDelaySeconds",
          "JitterStrategy",
          "Comment");
  private static final List<String> CATCH_FIELDS =
      List.of("ErrorEquals", "Next", "Assign", "Output", "Comment");

  private final Fields state;

  private HandlingParser(Fields state) {
    this.state = state;
  }

  static Handling parse(Fields state) {
    HandlingParser parser = new HandlingParser(state);
    return new Handling(parser.retriers(), parser.catchers());
  }

  private List<Retrier> retriers() {
    List<Retrier> retriers = new ArrayList<>();
    for (JsonNode entry : state.array("Retry")) {
      Fields fields = state.inside(entry, "Retry[" + retriers.size() + "]/");
      fields.onlyKnown(RETRY_FIELDS);
      retriers.add(retrier(fields));
    }
    allComesLast("Retry", retriers.stream().map(Retrier::errorEquals).toList());
    return retriers;
  }

  private static Retrier retrier(Fields fields) {
    return new Retrier(
        errorEquals(fields),
        fields.integer("IntervalSeconds", 1, 1),
        fields.integer("MaxAttempts", 0, 3),
        backoffRate(fields),
        fields.has("MaxDelaySeconds")
            ? OptionalInt.of(fields.integer("MaxDelaySeconds", 1, 1))
            : OptionalInt.empty(),
        fullJitter(fields));
  }

  private static double backoffRate(Fields fields) {
    JsonNode value = fields.at("BackoffRate");
    if (value.isMissingNode()) {
      return 2.0;
    }
    if (!value.isNumber() || value.doubleValue() < 1.0) {
      fields.problem("field '" + fields.path() + "BackoffRate' must be at least 1.0, got " + value);
      return 2.0;
    }
    return value.doubleValue();
  }

  private static boolean fullJitter(Fields fields) {
    String strategy = fields.at("JitterStrategy").asText("NONE");
    if (!strategy.equals("FULL") && !strategy.equals("NONE")) {
      fields.problem(
          "field '" + fields.path() + "JitterStrategy' must be FULL or NONE, got " + strategy);
    }
    return strategy.equals("FULL");
  }

  private List<Catcher> catchers() {
    List<Catcher> catchers = new ArrayList<>();
    for (JsonNode entry : state.array("Catch")) {
      Fields fields = state.inside(entry, "Catch[" + catchers.size() + "]/");
      fields.onlyKnown(CATCH_FIELDS);
      String next = fields.text("Next");
      Transition transition = new Transition.Next(next == null ? "" : next);
      catchers.add(new Catcher(errorEquals(fields), ExitParser.exit(fields, transition)));
    }
    allComesLast("Catch", catchers.stream().map(Catcher::errorEquals).toList());
    return catchers;
  }

  private static List<String> errorEquals(Fields fields) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : fields.array("ErrorEquals")) {
      names.add(name.asText());
    }
    if (names.isEmpty()) {
      fields.problem("field '" + fields.path() + "ErrorEquals' must name at least one error");
    }
    return names;
  }

  private void allComesLast(String field, List<List<String>> entries) {
    for (int i = 0; i < entries.size(); i++) {
      List<String> names = entries.get(i);
      if (names.contains("States.ALL") && (names.size() > 1 || i < entries.size() - 1)) {
        state.problem(
            "field '"
                + field
                + "': States.ALL must stand alone and in the last entry, got "
                + names);
      }
    }
  }
}
