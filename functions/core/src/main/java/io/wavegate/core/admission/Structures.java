package io.wavegate.core.admission;

import io.wavegate.core.admission.Blocker.Unknown;
import io.wavegate.core.admission.Blocker.UnsuitablePipeline;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.PipelineStructure.Condition;
import io.wavegate.core.evidence.PipelineStructure.OnFailure;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a pipeline's structure leaves its gates their effect: a stage that is locked while it is
 * judged, and a failure that stops the release, once, and does nothing else. All gated stages are
 * judged at each entry gate, so that the first one finds what stands in the way of a later wave.
 */
public final class Structures {
  private static final String REMEDY = "set it to FAIL or leave onFailure out";

  private Structures() {}

  /** What stands against a start, if anything does. */
  static Optional<Blocker> against(EntryLook look) {
    return switch (look.structure()) {
      case Unread<PipelineStructure> unread ->
          Optional.of(new Unknown("the pipeline's structure was not read: " + unread.why()));
      case Read<PipelineStructure> read -> against(look, read.value());
    };
  }

  private static Optional<Blocker> against(EntryLook look, PipelineStructure seen) {
    List<String> why = new ArrayList<>();
    unsuitable(seen.executionMode()).ifPresent(why::add);
    for (GatedStage gated : look.gated()) {
      seen.stage(gated.stage()).ifPresent(own -> why.addAll(stage(own, gated)));
      seen.of(gated.stage()).stream().flatMap(own -> condition(own).stream()).forEach(why::add);
      gated.held().flatMap(held -> held(seen, gated.stage(), held)).ifPresent(why::add);
    }
    if (!why.isEmpty()) {
      return Optional.of(new UnsuitablePipeline(String.join("; ", why)));
    }
    String stage = look.policy().stage();
    return seen.stage(stage).isPresent()
        ? Optional.empty()
        : Optional.of(new Unknown("the pipeline's structure shows no stage " + stage));
  }

  /** A bake that outlasts its approval can never be promoted: the action fails by itself before. */
  private static Optional<String> held(PipelineStructure seen, String stage, GatedStage.Held held) {
    return seen.waits(stage, held.action())
        .filter(limit -> held.atLeast().compareTo(PipelineStructure.held(limit)) > 0)
        .map(
            limit ->
                "approval action %s of stage %s fails by itself after %s, and the wave bakes for %s:"
                        .formatted(
                            held.action(),
                            stage,
                            Said.duration(limit),
                            Said.duration(held.atLeast()))
                    + " set its timeoutInMinutes to more");
  }

  /**
   * What is wrong with a pipeline's mode, and what to set it to. The modes that suit are named: one
   * that AWS adds later is not taken for one of them.
   *
   * @param mode CodePipeline's word; empty if none is shown, as for pipelines of type V1
   * @return empty for one that suits
   */
  public static Optional<String> unsuitable(String mode) {
    return switch (mode) {
      case "", "SUPERSEDED", "QUEUED" -> Optional.empty();
      case "PARALLEL" ->
          Optional.of(
              "its executionMode is PARALLEL, in which no stage is locked while it is judged and"
                  + " none can be rolled back: set it to SUPERSEDED or QUEUED");
      default ->
          Optional.of(
              "its executionMode is " + mode + ", not known here: set it to SUPERSEDED or QUEUED");
    };
  }

  private static List<String> stage(OnFailure own, GatedStage gated) {
    String has = "stage " + own.stage() + " has onFailure.";
    List<String> why = new ArrayList<>();
    result(own.result(), gated).map(what -> has + "result " + what).ifPresent(why::add);
    for (String condition : own.conditions()) {
      result(condition, gated).map(what -> has + "conditions.result " + what).ifPresent(why::add);
    }
    if (why.isEmpty() && own.retryMode().isPresent()) {
      String retry = has + "retryConfiguration (retryMode: " + own.retryMode().get() + ")";
      why.add(retry + ", by which a gate that failed runs again by itself: leave it out");
    }
    return why;
  }

  /** The results that suit are named here too. */
  private static Optional<String> result(String result, GatedStage gated) {
    return switch (result) {
      case "", "FAIL" -> Optional.empty();
      case "RETRY" ->
          Optional.of("RETRY, by which a gate that failed runs again by itself: " + REMEDY);
      case "ROLLBACK" ->
          gated.haltRollsBack()
              ? Optional.empty()
              : Optional.of(
                  "ROLLBACK, by which every failure rolls back, also a halt: "
                      + REMEDY
                      + ", or allow it in the policy (rollback.halt-rolls-back: true)");
      default ->
          Optional.of(
              result + ", after which a gate's failure may not stop the release: " + REMEDY);
    };
  }

  /** The results that suit are named: FAIL stops a release, as a gate does. */
  private static Optional<String> condition(Condition own) {
    String has =
        "stage %s has %s.conditions.result %s, "
            .formatted(own.stage(), own.moment().key(), own.result());
    return switch (own.result()) {
      case "", "FAIL" -> Optional.empty();
      case "ROLLBACK" ->
          Optional.of(
              has
                  + "by which a wave that was promoted goes back, and nobody here knows: watch its"
                  + " alarms in the policy, and set it to FAIL or leave it out");
      case "SKIP" ->
          Optional.of(
              has
                  + "by which a release passes the wave without its gates, so that the next wave's"
                  + " halts it: set it to FAIL or leave it out");
      default ->
          Optional.of(
              has + "after which its gates may not decide alone: set it to FAIL or leave it out");
    };
  }
}
