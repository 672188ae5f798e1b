package io.wavegate.core.validation;

import io.wavegate.core.model.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * How a test has done over several releases. A test that passes only when it is tried again is
 * worth less each time: people stop believing it.
 *
 * @param name the test
 * @param ended in how many gates it came to a result
 * @param failed in how many of them it failed
 * @param flaky in how many of them it passed only after a run that failed
 * @param triedAgain how many runs failed and were tried again, whatever came of it
 */
public record TestRecord(String name, int ended, int failed, int flaky, int triedAgain) {
  private static final int PERCENT = 100;

  /** What a test came to in one gate. */
  public record Result(String name, TestOutcome outcome, int triedAgain) {}

  /** One record for each test, those that were named first first. */
  public static List<TestRecord> of(List<Result> results) {
    SequencedMap<String, TestRecord> records = new LinkedHashMap<>();
    for (Result result : results) {
      TestRecord none = new TestRecord(result.name(), 0, 0, 0, 0);
      records.merge(result.name(), none.with(result), (before, one) -> before.with(result));
    }
    return new ArrayList<>(records.values());
  }

  private TestRecord with(Result result) {
    return switch (result.outcome()) {
      case TestOutcome.Missing missing ->
          new TestRecord(name, ended, failed, flaky, triedAgain + result.triedAgain());
      case TestOutcome.Passed passed ->
          new TestRecord(
              name,
              ended + 1,
              failed,
              flaky + (result.triedAgain() > 0 ? 1 : 0),
              triedAgain + result.triedAgain());
      case TestOutcome.Failed fail ->
          new TestRecord(name, ended + 1, failed + 1, flaky, triedAgain + result.triedAgain());
    };
  }

  /** One line of it. */
  public String said() {
    String rate =
        ended == 0
            ? ""
            : String.format(
                Locale.ROOT, ", flaky in %.0f %% of its gates", (double) flaky * PERCENT / ended);
    return "%s: %s, %d failed, %d passed only after a run that failed%s"
        .formatted(name, Said.count(ended, "result"), failed, flaky, rate);
  }
}
