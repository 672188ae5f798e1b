package io.wavegate.handlers.validation;

import io.wavegate.core.drill.Drill;
import io.wavegate.core.drill.DrillStep;
import io.wavegate.core.drill.DrillSteps;
import io.wavegate.core.drill.DrillSteps.Beginning;
import io.wavegate.core.drill.SafeRevision;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.Target;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestKind.Version;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.When;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.Announced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves a deployment for an upgrade-and-rollback test, there and back. Each order is written down
 * before it is given, and what the services show decides what comes next, so that any call can be
 * made again.
 */
public final class Drilling {
  private final Ports ports;
  private final Books books;
  private final Gates gates;

  /** With all that is outside, and the books. */
  public Drilling(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /** One attempt's move. */
  private record Move(Loaded loaded, TestSpec test, Version to, Lever lever) {
    AttemptId id() {
      return loaded.gate().id();
    }

    List<Place> places() {
      return loaded.wave().targets().stream().map(Target::place).distinct().toList();
    }
  }

  /**
   * Goes one step on.
   *
   * @return that it is pending, until every place shows the version that the test wants
   * @throws IllegalStateException if what is to be done cannot be written down now
   */
  public TestSaid move(AttemptId id, String name) {
    Move move = move(gates.load(id), name);
    Optional<Kept<Drill>> kept = books.drills().of(id);
    if (kept.isEmpty()) {
      Optional<TestSaid> not = begin(move);
      if (not.isPresent()) {
        return not.get();
      }
    }
    Map<Place, Reading<LeverFacts>> looks = looks(move);
    DrillStep first = next(move, looks);
    DrillStep last = first;
    // Every place is told before any is waited for; what came of it is for the next look.
    for (int i = 1; i < move.places().size() && last instanceof DrillStep.Give; i++) {
      last = next(move, looks);
    }
    boolean going = last instanceof DrillStep.Again || last instanceof DrillStep.Blind;
    return said(move, first instanceof DrillStep.Give && going ? first : last);
  }

  private static Move move(Loaded loaded, String name) {
    for (TestSpec test : loaded.wave().tests()) {
      if (test.name().equals(name) && test.kind() instanceof TestKind.Redeploy redeploy) {
        Optional<Lever> lever = loaded.wave().rollback().bothWays();
        return new Move(loaded, test, redeploy.version(), lever.orElseThrow());
      }
    }
    throw new IllegalStateException(
        "the policy has no test " + Checks.shown(name) + " that moves the deployment");
  }

  private Optional<TestSaid> begin(Move move) {
    if (move.to() == Version.RELEASED) {
      return Optional.of(TestSaid.notRun("nothing was taken back that could be brought forward"));
    }
    Instant now = ports.time().now();
    return switch (DrillSteps.begin(move.lever(), former(move), looks(move), now)) {
      case Beginning.NotReady not -> Optional.of(said(move, not.step()));
      case Beginning.Ready ready -> {
        AttemptId id = move.id();
        Write write = books.drills().beginning(id, ready.drill());
        commit(move, List.of(write), TimelineKind.INTENT, "goes from " + ready.drill().said());
        yield Optional.empty();
      }
    };
  }

  private Map<Place, LeverFacts> former(Move move) {
    Map<Place, LeverFacts> former = new LinkedHashMap<>();
    AttemptId id = move.id();
    books
        .releases()
        .levers(id.gate().release(), id.gate().wave())
        .ifPresent(
            looks ->
                move.places()
                    .forEach(
                        place ->
                            looks
                                .found(move.lever(), place)
                                .ifPresent(found -> former.put(place, found))));
    return former;
  }

  private Map<Place, Reading<LeverFacts>> looks(Move move) {
    Map<Place, Reading<LeverFacts>> looks = new LinkedHashMap<>();
    move.places().forEach(place -> looks.put(place, ports.levers().look(place, move.lever())));
    return looks;
  }

  /** The next step; an order was given where it is one. */
  private DrillStep next(Move move, Map<Place, Reading<LeverFacts>> looks) {
    AttemptId id = move.id();
    Kept<Drill> kept = books.drills().of(id).orElseThrow();
    DrillStep step = DrillSteps.next(kept.value(), move.to(), looks, ports.time().now());
    if (!(step instanceof DrillStep.Give give)) {
      return step;
    }
    commit(
        move,
        List.of(books.drills().moving(kept, give.drill())),
        TimelineKind.INTENT,
        "will " + give.said() + ", in " + give.place().said());
    return switch (ports.levers().pull(give.place(), give.order())) {
      case Sent.Done done -> give;
      // The next look tells whether it happened.
      case Sent.Unsure unsure -> new DrillStep.Again(give.place().said() + ": " + unsure.why());
      case Sent.Refused refused ->
          DrillSteps.refused(give.place(), refused.code(), refused.message());
    };
  }

  /**
   * Keeps what comes next, together with the gate as it is: whoever decides it meanwhile, or has
   * decided it, is not followed by an order (S3).
   */
  private void commit(Move move, List<Write> writes, TimelineKind kind, String text) {
    Kept<Gate> gate = books.releases().gate(move.id()).orElseThrow();
    if (!gate.value().isUndecided()) {
      throw new IllegalStateException(
          "the gate is decided, and test " + move.test().name() + " moves nothing any more");
    }
    List<Write> all = new ArrayList<>(writes);
    all.add(books.releases().moving(gate, gate.value()));
    Line line =
        Line.of(
            ports.time().now(),
            kind,
            move.id().gate().wave(),
            "test " + move.test().name() + " " + text);
    if (!books.journal().commit(move.id().gate().release(), all, List.of(line))) {
      throw new IllegalStateException(
          "what test " + move.test().name() + " does next was not kept: " + text);
    }
  }

  private TestSaid said(Move move, DrillStep step) {
    return switch (step) {
      case DrillStep.Again again -> TestSaid.pending(again.said());
      case DrillStep.Give give -> TestSaid.pending("told to " + give.said());
      case DrillStep.Failed failed -> TestSaid.failed(failed.why());
      case DrillStep.Barred barred -> TestSaid.notRun(barred.why());
      case DrillStep.Blind blind -> TestSaid.unread(blind.why());
      case DrillStep.Moved moved ->
          switch (move.to()) {
            case FORMER -> TestSaid.passed(moved.said());
            case RELEASED -> over(move, moved);
          };
    };
  }

  /** All is as it was: what was shown is kept before anybody hears that it was. */
  private TestSaid over(Move move, DrillStep.Moved moved) {
    Kept<Drill> kept = books.drills().of(move.id()).orElseThrow();
    if (kept.value().over().isPresent()) {
      return TestSaid.passed(moved.said());
    }
    Instant now = ports.time().now();
    List<Write> writes = new ArrayList<>();
    writes.add(books.drills().moving(kept, kept.value().overAt(now)));
    Optional<SafeRevision> mark = mark(move, kept.value(), now);
    mark.flatMap(shown -> books.drills().marking(move.loaded().gate().service(), shown))
        .ifPresent(writes::add);
    commit(
        move,
        writes,
        TimelineKind.TEST,
        mark.map(shown -> "has shown that revision " + shown.revision() + " is rollback-safe")
            .orElse(
                "marks no revision: a test of the former version has not passed, or it is not"
                    + " known which revision it is"));
    return TestSaid.passed(moved.said());
  }

  private Optional<SafeRevision> mark(Move move, Drill drill, Instant now) {
    String revision =
        books.releases().announced(move.id().gate().release()).map(Announced::revision).orElse("");
    return drill.shown(revision, move.id().gate().wave(), ofFormer(move), now);
  }

  /** What came of each test of the former version. */
  private List<TestOutcome> ofFormer(Move move) {
    return move.loaded().wave().tests().stream()
        .filter(test -> test.when() instanceof When.OnceBack)
        .map(test -> books.releases().test(move.id(), test.name()))
        .map(kept -> kept.map(one -> one.value().outcome()).orElseGet(TestOutcome.Missing::new))
        .toList();
  }
}
