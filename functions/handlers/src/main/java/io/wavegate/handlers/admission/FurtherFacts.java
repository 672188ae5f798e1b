package io.wavegate.handlers.admission;

import io.wavegate.core.admission.BudgetLook;
import io.wavegate.core.admission.EntryFacts;
import io.wavegate.core.admission.GatedStage;
import io.wavegate.core.admission.SafetyLook;
import io.wavegate.core.admission.TagUse;
import io.wavegate.core.admission.Tags;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Floors;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Releases.Announced;
import java.util.List;
import java.util.Optional;

/** Reads what an entry gate has to know besides its wave: of others, and what its policy asks. */
public final class FurtherFacts {
  private final Ports ports;
  private final Books books;
  private final Admitting admitting;

  /** With all that is outside, and the books. */
  public FurtherFacts(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.admitting = new Admitting(books);
  }

  /**
   * What an entry gate must know beside alarms, windows and holds; what is not asked for is not
   * read.
   */
  public EntryFacts of(Gate gate, Policy policy, WavePolicy wave) {
    return admitting
        .facts(gate, policy, wave)
        .with(
            wave.errorBudget()
                .map(
                    rule -> new BudgetLook(rule, ports.budgets().newest(rule, ports.time().now()))))
        .withTags(tags(gate, policy))
        .withFloor(unknownFloor())
        .withSafety(wave.entry().requires().map(proof -> safety(gate)));
  }

  /** Found before anything is deployed: no bake begins while it is so. */
  private Optional<String> unknownFloor() {
    return new Floors(ports).bounds() instanceof Unread<?> unread
        ? Optional.of(unread.why())
        : Optional.empty();
  }

  private SafetyLook safety(Gate gate) {
    String revision =
        books.releases().announced(gate.id().gate().release()).map(Announced::revision).orElse("");
    return new SafetyLook(revision, books.drills().safe(gate.service(), revision));
  }

  /**
   * Configurations are long and may hold what is nobody's business: only what was found is kept.
   */
  private Optional<Reading<List<TagUse>>> tags(Gate gate, Policy policy) {
    List<String> refused = policy.startRule().refusedTags();
    List<GatedStage> stages = policy.waves().stream().map(GatedStage::of).toList();
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ports
                .pipelines()
                .artefacts(gate.id().gate().release())
                .map(release -> Tags.in(release, refused, stages)));
  }
}
