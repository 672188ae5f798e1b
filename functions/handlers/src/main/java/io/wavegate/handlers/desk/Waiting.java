package io.wavegate.handlers.desk;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Rousing;
import io.wavegate.handlers.store.Holds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The gates that are not decided: which one a person means, and who has to hear of an act. */
final class Waiting {
  private final Books books;
  private final Rousing rousing;
  private final Looks looks;

  Waiting(Ports ports, Books books) {
    this.books = books;
    this.rousing = new Rousing(ports, books);
    this.looks = new Looks(ports, books);
  }

  /** Which gate a person means. */
  sealed interface Meant {
    /** That one. */
    record One(Gate gate) implements Meant {}

    /** None, or more than one. */
    record NotOne(String why) implements Meant {}
  }

  /** The undecided gates of a service, or of all: of each the attempt that carries on. */
  List<Gate> of(String service) {
    return books.unfinished().gates().stream()
        .filter(ref -> service.equals(Holds.ALL) || ref.service().equals(service))
        .flatMap(ref -> books.releases().gate(ref.id()).stream())
        .map(kept -> kept.value())
        .filter(gate -> gate.isUndecided() && !looks.isTakenOver(gate))
        .toList();
  }

  Meant meant(String service, String wave, Optional<String> release, Optional<GateKind> kind) {
    List<Gate> open = of(service);
    List<Gate> fitting =
        open.stream()
            .filter(gate -> gate.id().gate().wave().equals(wave))
            .filter(gate -> release.isEmpty() || isOf(gate, release.get()))
            .filter(gate -> kind.isEmpty() || gate.id().gate().kind() == kind.get())
            .toList();
    if (fitting.size() == 1) {
      return new Meant.One(fitting.getFirst());
    }
    String what = "wave " + wave + " of " + service;
    return new Meant.NotOne(
        fitting.isEmpty()
            ? "no gate is open at " + what + "; open: " + said(open)
            : "more than one gate is open at " + what + ", name its release: " + said(fitting));
  }

  /** A release's execution may be cut, as people are shown it. */
  private static boolean isOf(Gate gate, String release) {
    return gate.id().gate().execution().startsWith(release);
  }

  private static String said(List<Gate> gates) {
    return gates.isEmpty()
        ? "none"
        : gates.stream()
            .map(
                gate ->
                    gate.id().gate().wave()
                        + " ("
                        + gate.id().gate().kind().word()
                        + " gate of release "
                        + gate.id().gate().execution()
                        + ")")
            .collect(Collectors.joining(", "));
  }

  /** Writes into the timeline of one gate's release. */
  void tell(Gate gate, String text, Instant at) {
    GateId id = gate.id().gate();
    Line line = Line.of(at, TimelineKind.PERSON, id.wave(), text);
    books.journal().append(id.release(), List.of(line));
  }

  /** Writes into the timeline of every release that waits, and lets their entry gates look. */
  void tell(String service, String text, Instant at) {
    List<Gate> waiting = of(service);
    for (Gate gate : waiting) {
      GateId id = gate.id().gate();
      Line line = Line.of(at, TimelineKind.PERSON, id.wave(), text);
      books.journal().append(id.release(), List.of(line));
    }
    rouse(waiting, text);
  }

  /** Lets the entry gates of a service look: what was done for them may not have been heard. */
  void rouse(String service, String why) {
    rouse(of(service), why);
  }

  /**
   * One that is not known to have woken keeps no other asleep.
   *
   * @throws IllegalStateException for the first of those, to be asked for again
   */
  private void rouse(List<Gate> waiting, String why) {
    List<IllegalStateException> unsure = new ArrayList<>();
    waiting.stream()
        .filter(gate -> gate.id().gate().kind() == GateKind.ENTRY)
        .forEach(
            gate -> {
              try {
                rousing.rouse(gate.id(), why);
              } catch (IllegalStateException e) {
                unsure.add(e);
              }
            });
    if (!unsure.isEmpty()) {
      throw unsure.getFirst();
    }
  }
}
