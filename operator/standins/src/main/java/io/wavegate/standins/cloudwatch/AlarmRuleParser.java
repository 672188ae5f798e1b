package io.wavegate.standins.cloudwatch;

import io.wavegate.standins.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a rule expression; NOT binds tighter than AND, AND tighter than OR. Alarms stand by name
 * or ARN, in double quotes or, without blanks and brackets, bare.
 */
final class AlarmRuleParser {
  private static final int DEPTH_LIMIT = 100;
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\G\\s*(ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]*)\"|([^\\s()\"]+))\\s*\\)");
  private static final Pattern WORD = Pattern.compile("\\G\\s*(\\(|\\)|[A-Z]+)");

  private final String text;
  private int at;
  private int depth;

  private AlarmRuleParser(String text) {
    this.text = text;
  }

  static AlarmRule parse(String text) throws ServiceError {
    AlarmRuleParser parser = new AlarmRuleParser(text);
    AlarmRule rule = parser.or();
    if (!text.substring(parser.at).isBlank()) {
      throw parser.wrong();
    }
    return rule;
  }

  /** The bare name in a name or an ARN. */
  static String nameOf(String alarm) {
    int marker = alarm.startsWith("arn:") ? alarm.indexOf(":alarm:") : -1;
    return marker < 0 ? alarm : alarm.substring(marker + ":alarm:".length());
  }

  private AlarmRule or() throws ServiceError {
    List<AlarmRule> parts = new ArrayList<>(List.of(and()));
    while (take("OR")) {
      parts.add(and());
    }
    return parts.stream().reduce(AlarmRule.Or::new).orElseThrow();
  }

  private AlarmRule and() throws ServiceError {
    List<AlarmRule> parts = new ArrayList<>(List.of(not()));
    while (take("AND")) {
      parts.add(not());
    }
    return parts.stream().reduce(AlarmRule.And::new).orElseThrow();
  }

  private AlarmRule not() throws ServiceError {
    if (++depth > DEPTH_LIMIT) {
      throw wrong();
    }
    try {
      return take("NOT") ? new AlarmRule.Not(not()) : single();
    } finally {
      depth--;
    }
  }

  private AlarmRule single() throws ServiceError {
    Matcher reference = REFERENCE.matcher(text);
    if (reference.find(at)) {
      at = reference.end();
      String alarm = reference.group(2) == null ? reference.group(3) : reference.group(2);
      return new AlarmRule.Reference(AlarmValue.valueOf(reference.group(1)), nameOf(alarm));
    }
    if (take("TRUE")) {
      return new AlarmRule.Constant(true);
    }
    if (take("FALSE")) {
      return new AlarmRule.Constant(false);
    }
    if (take("(")) {
      AlarmRule inner = or();
      if (take(")")) {
        return inner;
      }
    }
    throw wrong();
  }

  private boolean take(String word) {
    Matcher next = WORD.matcher(text);
    boolean found = next.find(at) && next.group(1).equals(word);
    if (found) {
      at = next.end();
    }
    return found;
  }

  private ServiceError wrong() {
    return ServiceError.badRequest(
        "ValidationError", "AlarmRule is not valid at position %d: '%s'".formatted(at, text));
  }
}
