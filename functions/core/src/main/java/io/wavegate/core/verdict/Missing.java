package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.Evidence;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.TrafficCount;
import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What a promotion needs and the evidence does not hold: unread, unknown, partial. Another look may
 * mend it.
 */
final class Missing {
  private static final String UNREAD = " was not read: ";

  private Missing() {}

  /** One sentence for each; empty if the evidence is complete. */
  static List<String> in(WaveCase wave) {
    List<String> missing = new ArrayList<>();
    early(wave, missing);
    carrier(wave.evidence().carrier(), missing);
    List<String> expected = wave.policy().alarms().all();
    List<String> looked = wave.evidence().alarms().stream().map(AlarmLook::name).toList();
    if (!looked.equals(expected)) {
      missing.add("alarms looked at: " + looked + ", wanted: " + expected);
    }
    wave.evidence().alarms().forEach(look -> alarm(wave, look, missing));
    List<TrafficRule> counted = wave.evidence().traffic().stream().map(TrafficCount::rule).toList();
    if (!counted.equals(wave.policy().traffic())) {
      missing.add("traffic was not counted for every rule");
    }
    wave.evidence().traffic().forEach(count -> traffic(count, missing));
    tests(wave, missing);
    List<String> last =
        wave.policy().tests().stream().filter(TestSpec::isAtEnd).map(TestSpec::name).toList();
    wave.evidence().tests().stream()
        // Those of the end run when nothing else is missing.
        .filter(test -> !last.contains(test.name()))
        .forEach(test -> test(test, missing));
    return together(missing);
  }

  /** What was not read for the same reason is one sentence: one outage makes many of them. */
  private static List<String> together(List<String> missing) {
    SequencedMap<String, List<String>> byReason = new LinkedHashMap<>();
    List<String> told = new ArrayList<>();
    for (String sentence : missing) {
      int at = sentence.indexOf(UNREAD);
      if (at < 0) {
        told.add(sentence);
      } else {
        String reason = sentence.substring(at + UNREAD.length());
        byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(sentence.substring(0, at));
      }
    }
    byReason.forEach(
        (reason, what) ->
            told.add(
                String.join(", ", what)
                    + (what.size() == 1 ? UNREAD : " were not read: ")
                    + reason));
    return told;
  }

  /** A reading older than its look says nothing about the end of the bake (S1). */
  private static void early(WaveCase wave, List<String> missing) {
    Evidence evidence = wave.evidence();
    Stream<Instant> alarms =
        evidence.alarms().stream().flatMap(look -> Stream.of(look.now().at(), look.history().at()));
    Stream<Instant> counts = evidence.traffic().stream().map(count -> count.sum().at());
    Instant oldest =
        Stream.concat(alarms, counts).min(Instant::compareTo).orElse(evidence.readAt());
    Instant lookAt = Settle.lookAt(wave);
    if (oldest.isBefore(lookAt)) {
      missing.add(
          "the oldest reading is of "
              + Said.clock(oldest)
              + ", before the bake had ended and settled, "
              + Said.day(lookAt));
    }
  }

  private static void tests(WaveCase wave, List<String> missing) {
    List<String> named =
        wave.evidence().tests().stream().map(test -> named(test.name(), test.required())).toList();
    List<String> wanted =
        wave.policy().tests().stream().map(test -> named(test.name(), test.required())).toList();
    if (!named.equals(wanted)) {
      missing.add("tests with evidence: " + named + ", wanted: " + wanted);
    }
  }

  private static String named(String test, boolean required) {
    return test + (required ? "" : " (informative)");
  }

  private static void carrier(Reading<CarrierLook> carrier, List<String> missing) {
    if (carrier instanceof Unread<CarrierLook> unread) {
      missing.add("the stage was not read: " + unread.why());
    }
  }

  private static void alarm(WaveCase wave, AlarmLook look, List<String> missing) {
    switch (look.now()) {
      case Unread<AlarmFacts> unread -> missing.add(look.name() + " was not read: " + unread.why());
      case Read<AlarmFacts> read -> {
        state(read.value(), missing);
        children(read.value(), missing);
      }
    }
    switch (look.history()) {
      case Unread<History> unread ->
          missing.add("the history of " + look.name() + " was not read: " + unread.why());
      case Read<History> read -> history(wave, look, read.value(), missing);
    }
  }

  private static void state(AlarmFacts alarm, List<String> missing) {
    if (alarm.state() != AlarmState.OK) {
      missing.add(alarm.name() + " is " + alarm.state() + ": " + alarm.reason());
    }
    if (alarm.evaluation() != AlarmFacts.Evaluation.COMPLETE) {
      missing.add(alarm.name() + " is not fully evaluated: " + alarm.evaluation());
    }
  }

  private static void children(AlarmFacts parent, List<String> missing) {
    for (AlarmFacts child : parent.children()) {
      childState(parent, child, missing);
      children(child, missing);
    }
  }

  private static void childState(AlarmFacts parent, AlarmFacts child, List<String> missing) {
    if (child.state() == AlarmState.INSUFFICIENT_DATA
        || child.evaluation() != AlarmFacts.Evaluation.COMPLETE) {
      missing.add(
          parent.name()
              + " reads "
              + parent.state()
              + " while its child "
              + AlarmKey.name(child.name())
              + " is "
              + (child.state() == AlarmState.INSUFFICIENT_DATA
                  ? child.state().toString()
                  : child.evaluation().toString()));
    }
  }

  private static void history(
      WaveCase wave, AlarmLook look, History history, List<String> missing) {
    boolean whole =
        !history.from().isAfter(wave.window().from())
            && !history.to().isBefore(wave.window().until());
    if (!whole) {
      missing.add("the history of " + look.name() + " does not cover the window");
    }
  }

  private static void traffic(TrafficCount count, List<String> missing) {
    if (count.sum() instanceof Unread<Double> unread) {
      missing.add(count.rule().said() + " was not read: " + unread.why());
    }
  }

  private static void test(TestEvidence test, List<String> missing) {
    if (test.required() && test.outcome() instanceof TestOutcome.Missing) {
      missing.add("required test " + test.name() + " has no result");
    }
  }
}
