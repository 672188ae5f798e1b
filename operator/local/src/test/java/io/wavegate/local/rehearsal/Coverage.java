package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.core.admission.Blocker;
import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.model.Reading;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.local.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which states, blockers, evidence, reasons and effects the bundled scenarios go through. */
final class Coverage {
  private static final int SHOWN = 5;

  /** How a blocker reads where it is waited for or refuses. */
  static final Map<String, String> BLOCKERS =
      Map.ofEntries(
          Map.entry("WindowClosed", "window closed until"),
          Map.entry("CalendarClosed", "calendar .* is closed"),
          Map.entry("Held", "held by .* since"),
          Map.entry("AlarmFiring", " in ALARM since"),
          Map.entry(
              "Unknown",
              "((was|were) not read|is INSUFFICIENT_DATA since|is not fully evaluated): ?"),
          Map.entry("EarlierWaveAlarmed", "alarmed after its promotion"),
          Map.entry("EarlierWaveOpen", "earlier wave \\S+ is not promoted"),
          Map.entry("Quarantined", "is quarantined:"),
          Map.entry("LeverNotThere", "a lever of the policy names what is not there"),
          Map.entry("NoWayBack", "no rollback is possible, which the policy demands"),
          Map.entry("UnsuitablePipeline", "structure defeats its gates"),
          Map.entry("LeaseHeld", "deploys to .* since .* at the latest"),
          Map.entry("NotRollbackSafe", "is not rollback-safe"),
          Map.entry("MutableTag", "a tag that can be moved"),
          Map.entry("BudgetSpent", "error budget spent:"),
          Map.entry("QuotaSpent", "has started .* in this window"));

  /**
   * What a gate that stood down, or looked again, shows of its carrier, its readings, its tests.
   */
  private static final Map<String, String> TOLD =
      Map.of(
          "Answered", "(approved|rejected) by arn:",
          "Gone", "(is Abandoned|shows execution|a later attempt carries on)",
          "Unread", "(was|were) not read:",
          "Missing", "required test \\S+ has no result",
          "PARTIAL_DATA", "child \\S+ is PARTIAL",
          "INSUFFICIENT_DATA", "(is|to) INSUFFICIENT_DATA");

  /** Verdicts' reasons, in the words that only they have. */
  private static final SequencedMap<String, String> REASONS = new LinkedHashMap<>();

  /** What is sent to change something. */
  static final List<String> OPERATIONS =
      List.of(
          "StartExecution",
          "SendTaskFailure",
          "SendTaskSuccess",
          "SendTaskHeartbeat",
          "PutEvents",
          "SendMessage",
          "StartBuild",
          "StartCanaryDryRun",
          "GetCanaryRuns",
          "PutJobSuccessResult",
          "PutJobFailureResult",
          "PutApprovalResult",
          "DisableStageTransition",
          "EnableStageTransition",
          "StopPipelineExecution",
          "RollbackStage",
          "StopDeployment",
          "StopServiceDeployment",
          "UpdateService",
          "UpdateAlias",
          "CancelUpdateStack",
          "Publish");

  static {
    REASONS.put("admitted inside a window", "inside a window;");
    REASONS.put("admitted without windows", "no windows set;");
    REASONS.put("admitted with no net", "holds; .*NO NET:");
    REASONS.put("admitted after earlier waves", "promoted and quiet");
    REASONS.put("admitted outside of the windows by a person", "outside of the windows, by arn");
    REASONS.put("admitted past a firing alarm by a person", "in ALARM, to be mended, by arn");
    REASONS.put("waited in vain", "waited .* in vain");
    REASONS.put("promoted after a bake", "baked .* and settled");
    REASONS.put("promoted within the tolerance", "in ALARM, \\S+ tolerated");
    REASONS.put("rolled back: alarm in the bake", "into a \\S+ bake");
    REASONS.put("rolled back: alarm during the deployment", "ALARM at \\S+ during the deployment");
    REASONS.put("rolled back: a child is named", "\\(child ");
    REASONS.put("rolled back: only the history knew", "\\(\\S+ transitioned to ALARM");
    REASONS.put("rolled back: a required test", "ROLL_BACK: required test \\S+ failed");
    REASONS.put("rolled back: a test without an answer", "no answer in time");
    REASONS.put("rolled back: a deploy action", "ROLL_BACK: deploy action");
    REASONS.put("rolled back: a person aborted", "ROLL_BACK: aborted by arn");
    REASONS.put("let go on: a person approved", "PROMOTE_BY_PERSON: approved by arn");
    REASONS.put("let go on: two people approved", "PROMOTE_BY_PERSON: .*, asked by arn");
    REASONS.put("halted: a person rejected", "HALT: rejected by arn");
    REASONS.put("halted: a deploy action", "on-deploy-failure: halt");
    REASONS.put("halted: an alarm was edited", "was changed during the bake");
    REASONS.put("halted: the watch has a gap", "the watch has a gap");
    REASONS.put("halted: an alarm was not pinned", "was not pinned");
    REASONS.put("halted: two pipelines deployed at once", "two pipelines deployed at once");
    REASONS.put("halted: a blind child", "while its child \\S+ is INSUFFICIENT_DATA");
    REASONS.put("halted: too little traffic", "the bake is at its longest");
    REASONS.put("halted: undecided at the deadline", "undecided at its deadline");
    REASONS.put("halted: an error in the machine", "the state machine met an error");
    REASONS.put(
        "halted: a required test without a result", "test \\S+ (was not run|has no result)");
    REASONS.put("halted: no bake", "never began|no entry gate has passed");
    REASONS.put("bake extended", "bake extended to");
    REASONS.put("bake extended by a person", "extend by arn");
    REASONS.put("gate reopened by a person", "reopen by arn");
    REASONS.put("promotion judged again", "judged again:");
    REASONS.put("rollback: recovered", "recovered in");
    REASONS.put("rollback: needs a person", "a person must take over");
    REASONS.put("rollback: alarm not recovered", "not recovered \\S+ after");
  }

  private final List<Played> played;
  private final StringBuilder text = new StringBuilder();
  private final List<String> uncovered = new ArrayList<>();

  Coverage(List<Played> played) {
    this.played = played;
  }

  String markdown() throws IOException {
    text.append("# What the scenarios go through\n\nWritten by the test that plays them all")
        .append(" (`-Dwavegate.golden=write`); ")
        .append(played.size())
        .append(" scenarios.\n");
    machine("wave-gate");
    machine("rollback");
    section("Blockers of the entry gate");
    names(Blocker.class)
        .forEach(name -> row(name, told(Objects.requireNonNull(BLOCKERS.get(name)))));
    section("Evidence");
    Stream.of(CarrierLook.class, Reading.class, TestOutcome.class)
        .forEach(kind -> names(kind).forEach(name -> row(label(kind, name), evidence(name))));
    words(AlarmState.class, AlarmState.values());
    words(Evaluation.class, Evaluation.values());
    section("Verdicts");
    names(Verdict.class).forEach(name -> row(name, verdict(name)));
    section("Reasons");
    REASONS.forEach((name, words) -> row(name, told(words)));
    section("Effects");
    OPERATIONS.forEach(name -> row(name, p -> p.operations().contains(name)));
    text.append("\n## What none of them does\n\n");
    uncovered.forEach(name -> text.append("- ").append(name).append('\n'));
    return text.toString();
  }

  private void machine(String name) throws IOException {
    section("States of `" + name + ".asl.json`");
    JsonNode definition =
        new ObjectMapper()
            .readTree(
                Files.readString(Shipped.HOME.resolve("statemachines/" + name + ".asl.json")));
    for (JsonNode states : definition.findValues("States")) {
      states
          .properties()
          .forEach(
              state ->
                  row(
                      state.getKey(),
                      p -> Objects.requireNonNull(p.states().get(name)).contains(state.getKey())));
    }
    definition.findValues("States").forEach(states -> nested(name, states));
  }

  /** States below a state: {@code findValues} does not look below what it found. */
  private void nested(String name, JsonNode states) {
    for (JsonNode state : states) {
      for (JsonNode below : state.findValues("States")) {
        below
            .properties()
            .forEach(
                inner ->
                    row(
                        inner.getKey(),
                        p ->
                            Objects.requireNonNull(p.states().get(name)).contains(inner.getKey())));
        nested(name, below);
      }
    }
  }

  private void section(String title) {
    text.append("\n## ").append(title).append("\n\n| what | scenarios |\n| --- | --- |\n");
  }

  private void row(String what, Predicate<Played> does) {
    List<String> names = played.stream().filter(does).map(Played::name).toList();
    if (names.isEmpty()) {
      uncovered.add(what);
    }
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    text.append("| ")
        .append(what)
        .append(" | ")
        .append(names.isEmpty() ? "**none**" : shown + more)
        .append(" |\n");
  }

  private void words(Class<?> kind, Enum<?>... values) {
    for (Enum<?> value : values) {
      row(
          label(kind, value.name()),
          told("\":\"" + value.name() + "\"").or(alternative(value.name())));
    }
  }

  private static Predicate<Played> evidence(String name) {
    return told("\"is\":\"" + name + "\"").or(alternative(name));
  }

  private static Predicate<Played> alternative(String name) {
    String words = TOLD.get(name);
    return words == null ? p -> false : told(words);
  }

  private static Predicate<Played> told(String words) {
    Pattern pattern = Pattern.compile(words);
    return p -> pattern.matcher(p.written()).find();
  }

  private static Predicate<Played> verdict(String name) {
    return p ->
        p.outcome().gates().stream()
            .anyMatch(gate -> gate.verdict().orElse("").replace("_", "").equalsIgnoreCase(name));
  }

  private static String label(Class<?> kind, String name) {
    return kind.getSimpleName() + ": " + name;
  }

  static List<String> names(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }
}
