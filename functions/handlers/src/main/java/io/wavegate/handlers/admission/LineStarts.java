package io.wavegate.handlers.admission;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.Closure;
import io.wavegate.core.rollback.StoppedLine;
import io.wavegate.core.rollback.StoppedLine.Judgement;
import io.wavegate.core.rollback.StoppedLine.Look;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * Enables transitions again that Wavegate has disabled: the last wave's first, so that nothing
 * enters before the whole way is open. The intent is in the timeline first; what was enabled is
 * forgotten, so that a second time does nothing.
 */
public final class LineStarts {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public LineStarts(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /**
   * What is enabled.
   *
   * @param service whose line
   * @param which the closures that are to be gone
   * @param why as a person reads it, also who wants it
   * @param fix the execution for which alone; empty if for whoever comes
   */
  public record Wanted(
      String service, Predicate<Closure> which, String why, Optional<String> fix) {}

  /**
   * Enables it.
   *
   * @return one sentence for each stage
   * @throws IllegalStateException if it is not known whether a transition was enabled
   */
  public List<String> enable(Wanted wanted) {
    List<Kept<Closure>> all = books.closures().of(wanted.service());
    SequencedMap<Into, List<Kept<Closure>>> stages = new LinkedHashMap<>();
    all.stream()
        .filter(kept -> wanted.which().test(kept.value()))
        .sorted(Comparator.comparing(kept -> -place(kept.value())))
        .forEach(
            kept ->
                stages.computeIfAbsent(Into.of(kept.value()), into -> new ArrayList<>()).add(kept));
    List<String> said = new ArrayList<>();
    stages.forEach((into, own) -> said.add(enable(wanted, into, own, all)));
    return said;
  }

  /** The way into a stage. */
  private record Into(PipelineRef pipeline, String stage) {
    static Into of(Closure closure) {
      return new Into(closure.release().pipeline(), closure.stage());
    }
  }

  private int place(Closure closure) {
    List<String> stages =
        books
            .policies()
            .current(closure.service())
            .map(pinned -> pinned.policy())
            .map(Policy::waves)
            .orElse(List.of())
            .stream()
            .map(WavePolicy::stage)
            .toList();
    return stages.indexOf(closure.stage());
  }

  private String enable(
      Wanted wanted, Into into, List<Kept<Closure>> own, List<Kept<Closure>> all) {
    List<Closure> others =
        all.stream()
            .filter(kept -> Into.of(kept.value()).equals(into) && !own.contains(kept))
            .map(Kept::value)
            .toList();
    Reading<StageFacts> stage = ports.pipelines().stage(into.pipeline(), into.stage());
    String transition = "transition into " + into.stage() + " ";
    return switch (StoppedLine.judge(new Look(others, underWay(own), stage, wanted.fix()))) {
      case Judgement.Keep keep -> transition + "stays disabled: " + keep.why();
      case Judgement.Over over -> forget(own, transition + over.why());
      case Judgement.Enable enable -> enable(wanted, into, own);
    };
  }

  /** A stage that is being rolled back lets nobody in. */
  private Optional<String> underWay(List<Kept<Closure>> own) {
    return own.stream()
        .map(Kept::value)
        .filter(
            closure ->
                books.releases().rollbacks(closure.release()).stream()
                    .filter(rollback -> !rollback.isOver())
                    .flatMap(rollback -> rollback.steps().stream())
                    .anyMatch(step -> step.stage().equals(closure.stage())))
        .findFirst()
        .map(closure -> "the rollback of wave " + closure.wave() + " is not over");
  }

  private String enable(Wanted wanted, Into into, List<Kept<Closure>> own) {
    String transition = "transition into " + into.stage();
    tell(own, TimelineKind.INTENT, "will enable the " + transition + ": " + wanted.why());
    return switch (ports.pipelines().enableInbound(into.pipeline(), into.stage())) {
      case Sent.Done done -> forget(own, transition + " enabled: " + wanted.why());
      case Sent.Refused refused -> {
        String said = transition + " not enabled: " + refused.code() + ": " + refused.message();
        tell(own, TimelineKind.EFFECT, said);
        yield said;
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the " + transition + " is enabled is not known: " + unsure.why());
    };
  }

  private void tell(List<Kept<Closure>> own, TimelineKind kind, String text) {
    for (Kept<Closure> kept : own) {
      Closure closure = kept.value();
      books.journal().append(closure.release(), List.of(line(closure, kind, text)));
    }
  }

  private String forget(List<Kept<Closure>> own, String said) {
    for (Kept<Closure> kept : own) {
      ReleaseId release = kept.value().release();
      Line line = line(kept.value(), TimelineKind.EFFECT, said);
      // Whoever has forgotten it meanwhile has written the same.
      boolean unused =
          books.journal().commit(release, List.of(books.closures().removal(kept)), List.of(line));
    }
    return said;
  }

  private Line line(Closure closure, TimelineKind kind, String text) {
    return Line.of(ports.time().now(), kind, closure.wave(), text);
  }
}
