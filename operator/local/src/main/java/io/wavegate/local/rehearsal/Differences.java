package io.wavegate.local.rehearsal;

import io.wavegate.local.cloud.EffectLog.Effect;
import io.wavegate.local.rehearsal.Outcome.GateOutcome;
import io.wavegate.local.rehearsal.Outcome.RollbackOutcome;
import io.wavegate.local.scenario.Expectation;
import io.wavegate.local.scenario.Expectation.GateExpected;
import io.wavegate.local.scenario.Expectation.RollbackExpected;
import java.util.ArrayList;
import java.util.List;

/** What came out otherwise than expected. */
final class Differences {
  private Differences() {}

  /** What came. */
  record Came(
      List<GateOutcome> gates,
      List<RollbackOutcome> rollbacks,
      List<String> effects,
      List<String> pages) {}

  static List<String> between(Expectation expected, Came came) {
    List<String> differences = new ArrayList<>();
    gates(expected.gates(), came.gates(), differences);
    rollbacks(expected.rollbacks(), came.rollbacks(), differences);
    sent(expected.effects(), came.effects(), differences);
    for (String page : expected.pages()) {
      if (came.pages().stream().noneMatch(sent -> sent.contains(page))) {
        differences.add("nobody was paged \"" + page + "\", pages: " + subjects(came.pages()));
      }
    }
    for (String never : expected.never()) {
      came.effects().stream()
          .filter(effect -> effect.contains(never))
          .findFirst()
          .ifPresent(e -> differences.add("effect that must not be was sent: " + e));
    }
    return differences;
  }

  private static List<String> subjects(List<String> pages) {
    return pages.stream().flatMap(page -> page.lines().limit(1)).toList();
  }

  private static void gates(
      List<GateExpected> expected, List<GateOutcome> gates, List<String> differences) {
    List<String> wanted = expected.stream().map(Differences::said).toList();
    List<String> got = gates.stream().map(Differences::said).toList();
    if (!wanted.equals(got)) {
      differences.add("gates: expected " + wanted + ", got " + got);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      for (String word : expected.get(i).reason()) {
        String reason = gates.get(i).reason() + gates.get(i).waitingFor().orElse("");
        if (!reason.contains(word)) {
          differences.add(
              got.get(i) + ": expected \"" + word + "\" in its reason, got \"" + reason + "\"");
        }
      }
    }
  }

  private static String said(GateExpected gate) {
    return of(gate.release()) + gate.wave() + " " + gate.gate() + " " + gate.verdict();
  }

  private static String said(GateOutcome gate) {
    return of(gate.release())
        + gate.wave()
        + " "
        + gate.gate()
        + " "
        + gate.verdict().orElse("NONE");
  }

  private static String of(int release) {
    return release == 1 ? "" : "release " + release + " ";
  }

  private static void rollbacks(
      List<RollbackExpected> expected, List<RollbackOutcome> rollbacks, List<String> differences) {
    List<String> wanted =
        expected.stream().map(r -> said(r.wave(), r.lever(), r.outcome())).toList();
    List<String> got = rollbacks.stream().map(r -> said(r.wave(), r.lever(), r.outcome())).toList();
    if (wanted.size() != got.size()) {
      differences.add("rollbacks: expected " + wanted + ", got " + got);
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      boolean same =
          expected.get(i).wave().equals(rollbacks.get(i).wave())
              && rollbacks.get(i).lever().contains(expected.get(i).lever())
              && rollbacks.get(i).outcome().contains(expected.get(i).outcome());
      if (!same) {
        differences.add("rollback: expected \"" + wanted.get(i) + "\", got \"" + got.get(i) + "\"");
      }
    }
  }

  private static String said(String wave, String lever, String outcome) {
    return wave + (lever.isEmpty() ? "" : " by " + lever) + ": " + outcome;
  }

  private static void sent(List<String> expected, List<String> effects, List<String> differences) {
    int at = 0;
    for (String wanted : expected) {
      int found = at;
      while (found < effects.size() && !wasSent(wanted, effects.get(found))) {
        found++;
      }
      if (found == effects.size()) {
        differences.add(
            "effect \""
                + wanted
                + "\" was not sent"
                + (at == 0 ? "" : " after \"" + effects.get(at - 1) + "\""));
        return;
      }
      at = found + 1;
    }
  }

  /** What a service refused was not sent, unless that is what is expected. */
  private static boolean wasSent(String wanted, String effect) {
    return effect.contains(wanted)
        && (wanted.contains(Effect.REFUSED) || !effect.endsWith(Effect.REFUSED));
  }
}
