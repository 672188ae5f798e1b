package io.wavegate.handlers.desk;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.people.Wish;
import io.wavegate.core.people.Word;
import io.wavegate.core.rollback.Closure;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.admission.LineStarts;
import io.wavegate.handlers.admission.LineStarts.Wanted;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets a line go on that Wavegate has stopped, by a person's word. */
final class LineActs {
  private final Ports ports;
  private final Books books;
  private final LineStarts starts;

  LineActs(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.starts = new LineStarts(ports, books);
  }

  /** Whether Wavegate has disabled a transition for that revision. */
  boolean isStopped(String service, String revision) {
    return closures(service).stream().anyMatch(closure -> closure.revision().equals(revision));
  }

  /** Whether Wavegate has disabled the transition into that stage, or into any. */
  boolean isStoppedAt(String service, String line) {
    return closures(service).stream().anyMatch(at(line));
  }

  /** Every stage into which Wavegate has disabled the transition, as a person reads it. */
  String said(String service) {
    List<String> stages = closures(service).stream().map(Closure::stage).distinct().toList();
    return stages.isEmpty()
        ? "it has disabled none"
        : "it has disabled those into " + String.join(", ", stages);
  }

  /** Enables what was disabled for a revision; one sentence for each stage. */
  List<String> startFor(String service, String revision, Word word) {
    return starts.enable(
        new Wanted(
            service,
            closure -> closure.revision().equals(revision),
            "by " + word.said(),
            Optional.empty()));
  }

  /** Enables what was disabled into a stage, or into all; one sentence for each. */
  List<String> start(String service, String line, Word word) {
    return starts.enable(new Wanted(service, at(line), "by " + word.said(), Optional.empty()));
  }

  private static Predicate<Closure> at(String line) {
    return closure -> line.equals(Wish.Lift.WHOLE_LINE) || closure.stage().equals(line);
  }

  /**
   * The execution that waits in front of a stopped line: the one that is named, or the only one.
   */
  Optional<String> waiting(String service, Optional<String> named) {
    List<String> fitting =
        closures(service).stream()
            .flatMap(closure -> waiting(closure.release().pipeline(), closure.stage()).stream())
            .filter(execution -> named.isEmpty() || execution.startsWith(named.get()))
            .distinct()
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private List<String> waiting(PipelineRef pipeline, String stage) {
    return ports.pipelines().stage(pipeline, stage) instanceof Read<StageFacts> read
        ? read.value().waiting()
        : List.of();
  }

  /**
   * Opens the line for a release that a person has marked as the fix; what stopped the fix itself
   * stays. Its own timeline says so too.
   */
  List<String> startForFix(String service, String fix, Word word) {
    Optional<PipelineRef> pipeline =
        closures(service).stream().map(closure -> closure.release().pipeline()).findFirst();
    List<String> said =
        starts.enable(
            new Wanted(
                service,
                closure -> !closure.release().execution().equals(fix),
                "release " + fix + " is the fix, by " + word.said(),
                Optional.of(fix)));
    if (!said.isEmpty()) {
      String text = "fix-forward by " + word.said() + " (" + String.join("; ", said) + ")";
      Line line = Line.of(word.at(), TimelineKind.PERSON, "", text);
      books.journal().append(new ReleaseId(pipeline.orElseThrow(), fix), List.of(line));
    }
    return said;
  }

  private List<Closure> closures(String service) {
    return books.closures().of(service).stream().map(Kept::value).toList();
  }
}
