package io.wavegate.standins.cloudwatch;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/** The rule of a composite alarm (API reference, PutCompositeAlarm). */
sealed interface AlarmRule {

  /** {@code ALARM("x")}, {@code OK("x")} or {@code INSUFFICIENT_DATA("x")}. */
  record Reference(AlarmValue value, String alarm) implements AlarmRule {}

  /** {@code TRUE} or {@code FALSE}. */
  record Constant(boolean value) implements AlarmRule {}

  /** {@code NOT a}. */
  record Not(AlarmRule rule) implements AlarmRule {}

  /** {@code a AND b}. */
  record And(AlarmRule left, AlarmRule right) implements AlarmRule {}

  /** {@code a OR b}. */
  record Or(AlarmRule left, AlarmRule right) implements AlarmRule {}

  /** Whether the rule holds, given which alarms are in which state. */
  default boolean holds(BiPredicate<String, AlarmValue> isIn) {
    return switch (this) {
      case Reference reference -> isIn.test(reference.alarm(), reference.value());
      case Constant constant -> constant.value();
      case Not not -> !not.rule().holds(isIn);
      case And and -> and.left().holds(isIn) && and.right().holds(isIn);
      case Or or -> or.left().holds(isIn) || or.right().holds(isIn);
    };
  }

  /** The references, each once, in the order of the rule. */
  default Set<Reference> references() {
    Set<Reference> references = new LinkedHashSet<>();
    switch (this) {
      case Reference reference -> references.add(reference);
      case Constant constant -> {}
      case Not not -> references.addAll(not.rule().references());
      case And and -> {
        references.addAll(and.left().references());
        references.addAll(and.right().references());
      }
      case Or or -> {
        references.addAll(or.left().references());
        references.addAll(or.right().references());
      }
    }
    return references;
  }
}
