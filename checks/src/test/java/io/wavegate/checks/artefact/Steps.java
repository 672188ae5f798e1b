package io.wavegate.checks.artefact;

import java.util.List;

/** One sample event for each function, in an order in which a first gate is judged and passed. */
final class Steps {
  private static final String ENTRY = "Prod-OneBox/one-box/entry/1";

  /**
   * A function, its sample event and what must come of it.
   *
   * @param function without the stack's name
   * @param sample the file's name, without its ending
   * @param returns whether the function returns; otherwise it throws, which fails its task
   * @param said what its answer, or its error's message, must have in it
   * @param told whether its log lines name the release
   */
  record Step(String function, String sample, boolean returns, String said, boolean told) {}

  static final List<Step> ALL =
      List.of(
          answers("policy-change", "updated", "of the policy of checkout is current now", false),
          answers("gate", "first-job", "gate open: ", true),
          answers("open-gate", "promotion-gate", "\"JUDGE\"", true),
          answers("run-probe", "health", "no answer: UnknownHostException", true),
          refuses("ask-test", "reference-wanted", "the policy has no callback test sign-off"),
          answers("record-test", "passed", "\"GOOD\"", true),
          answers("judge", "bake-over", "\"PROMOTE\"", true),
          answers("settle", "promotion-gate", "\"SETTLED\"", true),
          answers("report", "promotion-gate", "\"PROMOTED\"", true),
          answers("pipeline-change", "approval-started", "gate open: ", true),
          answers("arm-bake", "bake-entered", "nothing sleeps", true),
          answers("alarm-change", "composite-alarm", "judged as the promotion gate opens", false),
          refuses("rollback-step", "pull-the-lever", ENTRY + " is intended"),
          answers("machine-ended", "failed", "discarded: there is no execution", false),
          answers("operate", "hold", "checkout held until", false),
          answers("watch", "every-minute", "2 alarms looked at", false),
          answers("reconcile", "tick", "0 carriers without a gate", false));

  private Steps() {}

  private static Step answers(String function, String sample, String said, boolean told) {
    return new Step(function, sample, true, said, told);
  }

  private static Step refuses(String function, String sample, String said) {
    return new Step(function, sample, false, said, false);
  }
}
