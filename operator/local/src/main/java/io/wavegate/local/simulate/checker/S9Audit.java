package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.checker.Effects.Rollback;
import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.checker.Story.ActionKey;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** S9: the intent is written before each effect, the evidence with each decision. */
final class S9Audit implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    story.effects().all().stream()
        .filter(Effect::isDone)
        .flatMap(effect -> unintended(story, effect).stream())
        .forEach(breaches::add);
    story.effects().rollbacks().stream()
        .filter(rollback -> !isIntended(story, rollback))
        .map(rollback -> unintended(rollback))
        .forEach(breaches::add);
    story.gates().decisions().stream()
        .filter(line -> !hasEvidence(story, line))
        .map(line -> new Breach("S9", line.at(), unfounded(line)))
        .forEach(breaches::add);
    return breaches;
  }

  private static Optional<Breach> unintended(Story story, Effect effect) {
    return story
        .wave(effect, Plan.PROMOTION)
        .or(() -> story.wave(effect, Plan.ENTRY))
        .filter(wave -> !isIntended(story, effect, wave))
        .map(
            wave ->
                new Breach(
                    "S9",
                    effect.at(),
                    effect.action() + " of " + wave.name() + " was answered without an intent"));
  }

  private static Breach unintended(Rollback rollback) {
    return new Breach(
        "S9",
        rollback.call().at(),
        "stage " + rollback.stage() + " was rolled back without an intent");
  }

  private static String unfounded(Line line) {
    return line.verdict() + " at " + line.wave() + " without its evidence";
  }

  /** Each run of an action has an intent of its own, a retried one too. */
  private static boolean isIntended(Story story, Effect effect, Wave wave) {
    ActionKey key = new ActionKey(effect.execution(), effect.stage(), effect.action());
    Instant began = story.last(key, "STARTED", effect.at()).orElse(Instant.EPOCH);
    return story
        .gates()
        .lastLine(
            effect.index(),
            line ->
                line.isOf(effect.execution(), wave.name())
                    && !line.at().isBefore(began)
                    && isIntent(line, effect))
        .isPresent();
  }

  private static boolean isIntent(Line line, Effect effect) {
    boolean answers = line.text().startsWith("will answer " + effect.action());
    boolean fails = line.text().startsWith("will fail " + effect.action());
    return line.kind().equals("INTENT") && (answers || (fails && !effect.isPromoting()));
  }

  private static boolean isIntended(Story story, Rollback rollback) {
    return story
        .gates()
        .lastLine(
            rollback.index(),
            line ->
                line.kind().equals("INTENT")
                    && line.text()
                        .startsWith(
                            "will roll " + rollback.stage() + " back to " + rollback.target()))
        .isPresent();
  }

  private static boolean hasEvidence(Story story, Line line) {
    Optional<Wrote> evidence =
        story
            .trace()
            .of(Wrote.class)
            .filter(wrote -> wrote.transaction() == line.wrote().transaction())
            .filter(wrote -> wrote.sort().startsWith("EVIDENCE/" + line.wave() + "/"))
            .findFirst();
    return evidence.isPresent();
  }
}
