package io.wavegate.handlers.gate;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.Ordered;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts what is known of a wave that is deployed before core's judge. */
final class WaveJudging {
  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final Gates gates;
  private final Bakes bakes;
  private final BakeStart start;
  private final Questions questions;
  private final Deciding deciding;

  WaveJudging(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.bakes = new Bakes(ports, books);
    this.start = new BakeStart(ports, books);
    this.questions = new Questions(ports, books);
    this.deciding = new Deciding(ports, books);
  }

  /** What a wave's gate does first: watch, or be judged at once. */
  Next open(Loaded loaded) {
    return loaded.gate().carrier().holds() ? bakes.begin(loaded) : Next.judge();
  }

  /** One look, and what it comes to; empty if the gate is to be read anew. */
  Optional<Next> look(Loaded loaded) {
    Optional<Kept<WaveWatch>> watch = watch(loaded);
    if (watch.isEmpty()) {
      return withoutBake(loaded, "no entry gate has passed for wave " + loaded.wave().name());
    }
    if (unbegun(loaded, watch.get()).isPresent()) {
      return beginning(loaded, watch.get(), unbegun(loaded, watch.get()).get());
    }
    Optional<Stands.Baking> baking = Bakes.stands(loaded.gate(), watch.get().value());
    if (baking.isEmpty()) {
      return withoutBake(loaded, "the bake of wave " + loaded.wave().name() + " never began");
    }
    WaveCase wave = wave(loaded, baking.get());
    Judgement judgement =
        switch (loaded.gate().carrier()) {
          case INVOKE, APPROVAL -> Judge.judge(wave);
          case FAILED_STAGE -> Judge.judgeFailedStage(wave);
          case IN_FLIGHT -> Judge.judgeInFlight(wave);
        };
    return judgement instanceof Judgement.KeepBaking keep
        ? bakes.goOn(loaded, watch.get(), baking.get(), keep)
        : follow(loaded, wave, judgement);
  }

  private Optional<Kept<WaveWatch>> watch(Loaded loaded) {
    return books.releases().watch(loaded.gate().id().gate().release(), loaded.wave().name());
  }

  private WaveCase wave(Loaded loaded, Stands.Baking baking) {
    return looks.wave(loaded.gate(), loaded.policy(), loaded.wave(), baking);
  }

  /** A deployment whose promotion gate is asked already, though its bake has not begun. */
  private static Optional<Stands.Deploying> unbegun(Loaded loaded, Kept<WaveWatch> watch) {
    return loaded.gate().carrier().holds()
            && watch.value().stands() instanceof Stands.Deploying deploying
        ? Optional.of(deploying)
        : Optional.empty();
  }

  /** The bake begins as soon as it can; until then people and bad evidence are heard. */
  private Optional<Next> beginning(
      Loaded loaded, Kept<WaveWatch> watch, Stands.Deploying deploying) {
    Reading<CarrierLook> carrier = looks.carrier(loaded.gate(), loaded.wave());
    if (Bakes.isGone(carrier)) {
      // A later attempt deploys, and begins the bake of its own deployment.
      return deciding.standDown(loaded, carrier);
    }
    return switch (start.baking(loaded, watch)) {
      case Unread<WaveWatch> unread -> {
        WaveCase wave = wave(loaded, start.unbegun(loaded, deploying));
        yield follow(loaded, wave, Judge.judgeUnbegun(wave, unread.why()));
      }
      case Read<WaveWatch> begun ->
          Bakes.stands(loaded.gate(), begun.value())
              .flatMap(baking -> bakes.begun(gates.load(loaded.gate().id()), baking));
    };
  }

  private Optional<Next> follow(Loaded loaded, WaveCase wave, Judgement judgement) {
    return switch (judgement) {
      case Judgement.Decide decide ->
          deciding.decide(
              loaded, deciding.tempered(loaded, decide.verdict()), CoreJson.write(wave), List.of());
      case Judgement.StandDown left -> deciding.standDown(loaded, wave.evidence().carrier());
      case Judgement.LookAgain again -> lookAgain(loaded, again.at(), again.why());
      case Judgement.KeepBaking keep -> lookAgain(loaded, keep.lookAt(), keep.why());
      case Judgement.Ask ask -> questions.ask(loaded, ask);
    };
  }

  /** Nothing can be promoted then, but a person may have answered, or ordered it back. */
  private Optional<Next> withoutBake(Loaded loaded, String why) {
    Reading<CarrierLook> carrier = looks.carrier(loaded.gate(), loaded.wave());
    Verdict verdict =
        Ordered.against(deciding.spoken(loaded)).orElseGet(() -> new Verdict.Halt(why));
    return Bakes.isGone(carrier)
        ? deciding.standDown(loaded, carrier)
        : deciding.decide(
            loaded, deciding.tempered(loaded, verdict), CoreJson.write("no bake"), List.of());
  }

  private Optional<Next> lookAgain(Loaded loaded, Instant at, String why) {
    boolean news =
        !(loaded.gate().phase() instanceof Phase.Watching before) || !before.note().equals(why);
    List<Line> lines =
        news
            ? List.of(
                Line.of(
                    ports.time().now(),
                    TimelineKind.WAITING,
                    loaded.gate().id().gate().wave(),
                    "looks again: " + why))
            : List.of();
    return gates.commit(loaded, Moves.watching(loaded.gate(), why, at), List.of(), lines)
        ? Optional.of(Next.lookAgain(at))
        : Optional.empty();
  }

  /**
   * What counts although the state machine met an error: a person's word against the release, and
   * bad evidence, which the same trouble may have hidden.
   */
  Optional<Next> afterError(Loaded loaded, String error) {
    Optional<WaveCase> wave =
        watch(loaded).flatMap(watch -> stands(loaded, watch)).map(baking -> wave(loaded, baking));
    Optional<Verdict> against =
        wave.isPresent() ? wave.flatMap(Judge::against) : Ordered.against(deciding.spoken(loaded));
    if (against.isEmpty() && loaded.gate().carrier() == Carrier.IN_FLIGHT) {
      // Nothing waits for this gate: the promotion gate judges what it could not.
      return deciding.standDown(loaded, looks.carrier(loaded.gate(), loaded.wave()));
    }
    Verdict verdict = against.orElseGet(() -> Judging.metAnError(loaded, error));
    String look =
        against.isPresent() && wave.isPresent()
            ? CoreJson.write(wave.get())
            : CoreJson.write(error);
    return deciding.decide(loaded, deciding.tempered(loaded, verdict), look, List.of());
  }

  private Optional<Stands.Baking> stands(Loaded loaded, Kept<WaveWatch> watch) {
    return unbegun(loaded, watch)
        .map(deploying -> start.unbegun(loaded, deploying))
        .or(() -> Bakes.stands(loaded.gate(), watch.value()));
  }
}
