package io.wavegate.standins.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.RuleCompiler;

/** An event bus: its rules in the order in which they were put, matched by AWS's own matcher. */
final class Bus {
  /** A rule with its pattern and targets. */
  static final class Rule {
    private final String name;
    private final String pattern;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private boolean enabled = true;

    private Rule(String name, String pattern) {
      this.name = name;
      this.pattern = pattern;
    }

    String name() {
      return name;
    }

    List<Target> targets() {
      return List.copyOf(targets.values());
    }
  }

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Machine machine = Machine.builder().build();

  void putRule(String name, String pattern) {
    try {
      String wrong = RuleCompiler.check(pattern);
      if (wrong != null) {
        throw new IllegalArgumentException("event pattern of %s: %s".formatted(name, wrong));
      }
      Rule rule = new Rule(name, pattern);
      Rule before = rules.get(name);
      if (before != null) {
        machine.deleteRule(name, before.pattern);
        rule.targets.putAll(before.targets);
      }
      machine.addRule(name, pattern);
      rules.put(name, rule);
    } catch (IOException e) {
      throw new IllegalArgumentException("event pattern of %s: %s".formatted(name, pattern), e);
    }
  }

  void putTarget(String rule, Target target) {
    require(rule).targets.put(target.id(), target);
  }

  void enable(String rule, boolean enabled) {
    require(rule).enabled = enabled;
  }

  List<Rule> matching(ObjectNode event) {
    try {
      List<String> names = machine.rulesForJSONEvent(Json.write(event));
      List<Rule> matching = new ArrayList<>();
      for (Rule rule : rules.values()) {
        if (rule.enabled && names.contains(rule.name)) {
          matching.add(rule);
        }
      }
      return matching;
    } catch (Exception e) {
      // The matcher declares Exception; it throws for what is not a JSON object.
      throw new IllegalArgumentException("not an event: " + event, e);
    }
  }

  private Rule require(String name) {
    Rule rule = rules.get(name);
    if (rule == null) {
      throw new IllegalArgumentException(
          "no rule %s, there are %s".formatted(name, rules.keySet()));
    }
    return rule;
  }
}
