package io.wavegate.board;

import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.core.view.WaveView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a wave spent its time, up to the time of the view.
 *
 * @param waits entry gates that waited
 * @param deploy from the entry gate's pass to the end of the deployment
 * @param bake the bake, as far as it went
 * @param settle from the end of the bake to the verdict
 * @param ahead what is left of the bake
 * @param alarms the aggregate alarm's ALARM spells
 * @param rollbacks its rollbacks
 */
record WaveSpans(
    List<Span> waits,
    Optional<Span> deploy,
    Optional<Span> bake,
    Optional<Span> settle,
    Optional<Span> ahead,
    List<Span> alarms,
    List<Span> rollbacks) {

  /** How one wave of a release spent its time. */
  static WaveSpans of(ReleaseView release, WaveView wave) {
    Instant now = Course.ended(release).orElse(release.asOf());
    Optional<WatchWindow> window = wave.window();
    Optional<Instant> judged = judged(wave);
    Instant end = judged.orElse(now);
    return new WaveSpans(
        waits(wave, now),
        deploy(wave, now),
        window.flatMap(w -> Span.between(w.deployed(), Times.earlier(w.until(), end))),
        window.flatMap(w -> Span.between(w.until(), end)),
        judged.isPresent() ? Optional.empty() : window.flatMap(w -> ahead(w, now)),
        wave.spells().stream().map(WaveSpans::of).toList(),
        Course.rollbacksOf(release, wave.name()).stream().map(one -> of(one, now)).toList());
  }

  /** All of them, in no order that matters. */
  List<Span> all() {
    List<Span> all = new ArrayList<>(waits);
    deploy.ifPresent(all::add);
    bake.ifPresent(all::add);
    settle.ifPresent(all::add);
    ahead.ifPresent(all::add);
    all.addAll(alarms);
    all.addAll(rollbacks);
    return all;
  }

  private static List<Span> waits(WaveView wave, Instant now) {
    List<Span> waits = new ArrayList<>();
    for (Gate gate : gates(wave, GateKind.ENTRY)) {
      Span.between(gate.openedAt(), Course.decided(gate).orElse(now)).ifPresent(waits::add);
    }
    return waits;
  }

  private static Optional<Span> deploy(WaveView wave, Instant now) {
    if (wave.window().isPresent()) {
      WatchWindow window = wave.window().get();
      return Span.between(window.from(), window.deployed());
    }
    return gates(wave, GateKind.ENTRY).stream()
        .filter(Gate::isPassed)
        .reduce((first, second) -> second)
        .flatMap(Course::decided)
        .flatMap(passed -> Span.between(passed, now));
  }

  private static Optional<Span> ahead(WatchWindow window, Instant now) {
    return Span.between(Times.later(now, window.deployed()), window.until());
  }

  private static Optional<Instant> judged(WaveView wave) {
    return gates(wave, GateKind.PROMOTION).stream()
        .reduce((first, second) -> second)
        .flatMap(Course::decided);
  }

  private static List<Gate> gates(WaveView wave, GateKind kind) {
    return wave.gates().stream()
        .map(GateView::gate)
        .filter(gate -> gate.id().gate().kind() == kind)
        .toList();
  }

  private static Span of(Spell spell) {
    return new Span(spell.from(), Times.later(spell.from(), spell.to()));
  }

  private static Span of(RollbackView rollback, Instant now) {
    Instant end = rollback.endedAt().orElse(now);
    return new Span(rollback.startedAt(), Times.later(rollback.startedAt(), end));
  }
}
