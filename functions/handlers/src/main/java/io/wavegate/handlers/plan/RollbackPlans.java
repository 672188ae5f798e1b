package io.wavegate.handlers.plan;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.ByHand;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.Outlook;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.StepPlans;
import io.wavegate.core.rollback.StepPlans.Sights;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Policies.Pinned;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rollback of a release would do, wave by wave, without doing any of it. */
public final class RollbackPlans {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public RollbackPlans(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /** The policy that a release is judged by; empty if no gate of it ever opened. */
  public Optional<Policy> policy(ReleaseId release) {
    return books.releases().gates(release).stream()
        .findFirst()
        .flatMap(
            gate -> books.policies().version(gate.value().service(), gate.value().policyVersion()))
        .map(Pinned::policy)
        .map(policy -> policy.seenFrom(release.pipeline().place()));
  }

  /** The waves that a release was deployed to, newest first. */
  public List<WavePolicy> reached(ReleaseId release, Policy policy) {
    return new ReachedWaves(books).of(release, policy.waves()).reversed();
  }

  /** One sentence for a wave: what comes back, or why nothing does. */
  public String said(ReleaseId release, String service, WavePolicy wave) {
    return wave.name()
        + " with "
        + wave.rollback().lever().word()
        + ": "
        + returned(release, wave)
            .map(Returned::said)
            .or(() -> inTheWay(release, wave))
            .orElseGet(() -> would(release, service, wave));
  }

  private String would(ReleaseId release, String service, WavePolicy wave) {
    NetLook ofStage =
        new Nets(ports, books).planned(ReachedWaves.promotion(release, wave), service, wave);
    Sights sights = books.sights(release, wave.name());
    return StepPlans.of(wave, ofStage, sights, ports.time().now()).stream()
        .map(
            step ->
                Outlook.said(
                    step,
                    step.place()
                        .map(
                            place ->
                                ports
                                    .levers()
                                    .lookAhead(
                                        place,
                                        step.lever(),
                                        step.target().flatMap(Step.Target::before)))))
        .collect(Collectors.joining("; "));
  }

  /**
   * What a rollback has done to a stage.
   *
   * @param said as a person reads it
   * @param stuck whether it could not be brought back
   */
  public record Returned(String said, boolean stuck) {}

  /** How far the rollback is that returns a wave's stage; empty if none does. */
  public Optional<Returned> returned(ReleaseId release, WavePolicy wave) {
    return books
        .releases()
        .returning(release, wave.stage())
        .flatMap(by -> books.releases().rollback(release, by))
        .map(Kept::value)
        .map(
            rollback ->
                returned(
                    rollback,
                    rollback.steps().stream()
                        .filter(step -> step.stage().equals(wave.stage()))
                        .toList()));
  }

  private static Returned returned(Rollback rollback, List<Step> steps) {
    return new Returned(
        "the rollback of wave "
            + rollback.gate().wave()
            + " takes it back: "
            + steps.stream()
                .map(step -> where(step) + Headlines.outcome(rollback, step))
                .collect(Collectors.joining("; ")),
        steps.stream().anyMatch(step -> step.stands() instanceof Step.Stands.Stuck));
  }

  private static String where(Step step) {
    return step.place().map(place -> place.said() + " ").orElse("");
  }

  /** A rollback asserts that the stage holds the release that it takes back. */
  private Optional<String> inTheWay(ReleaseId release, WavePolicy wave) {
    return switch (ports.pipelines().stage(release.pipeline(), wave.stage())) {
      case Unread<StageFacts> unread ->
          Optional.of("stage " + wave.stage() + " was not read: " + unread.why());
      case Read<StageFacts> read ->
          read.value().execution().equals(release.execution())
              ? Optional.empty()
              : Optional.of("not possible: " + holds(release, read.value()));
    };
  }

  private String holds(ReleaseId release, StageFacts stage) {
    return ByHand.in(
            stage,
            ports.pipelines().recent(release.pipeline(), ports.time().now()),
            release.execution())
        .map(ByHand::said)
        .orElseGet(
            () ->
                "stage %s holds another release, %s"
                    .formatted(stage.stage(), Names.head(stage.execution(), 8)));
  }
}
