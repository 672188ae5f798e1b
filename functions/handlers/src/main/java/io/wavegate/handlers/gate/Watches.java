package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a wave's watch begins, and goes on once the wave is promoted. */
final class Watches {
  /** How long a promoted wave is watched at most while the next one has not begun. */
  private static final Duration UNTIL_THE_NEXT = Duration.ofDays(30);

  private Watches() {}

  /** The writes that begin the watch of the gate's wave, or begin it anew. */
  static List<Write> begin(Books books, Loaded loaded, Instant now) {
    WaveWatch watch =
        new WaveWatch(
            loaded.gate().id().gate().release(),
            loaded.gate().service(),
            loaded.wave().name(),
            loaded.wave().stage(),
            loaded.wave().alarms().all(),
            new Stands.Deploying(now));
    Optional<Kept<WaveWatch>> before = books.releases().watch(watch.release(), watch.wave());
    List<Write> writes = new ArrayList<>();
    writes.add(
        before.isPresent()
            ? books.releases().watchingOn(before.get(), watch)
            : books.releases().watching(watch));
    writes.addAll(books.watched().beginning(watch.release(), watch.wave(), watch.alarms()));
    return writes;
  }

  /** Whether a promotion gate's wave is deployed anew since the gate opened: not its to end. */
  static boolean isNewer(WaveWatch watch, Gate gate) {
    return gate.id().gate().kind() == GateKind.PROMOTION && watch.isDeployedSince(gate.openedAt());
  }

  /** The watch of a wave that was just promoted; none if it was promoted before. */
  static Optional<WaveWatch> promoted(WaveWatch watch, Instant now, Policy policy) {
    Duration goesOn = goesOn(watch, policy);
    return switch (watch.stands()) {
      case Stands.Baking baking ->
          Optional.of(
              watch.standing(
                  new Stands.After(baking.window(), now, now.plus(goesOn), baking.bounds())));
      case Stands.Deploying deploying -> {
        // A person approved before the bake began.
        WatchWindow none = new WatchWindow(deploying.from(), now, now, now);
        yield Optional.of(watch.standing(new Stands.After(none, now, now.plus(goesOn))));
      }
      case Stands.After after -> Optional.empty();
      case Stands.Stopped stopped -> Optional.empty();
    };
  }

  /** The writes by which a wave that was not promoted, and stays deployed, is watched on. */
  static List<Write> leftThere(Books books, Loaded loaded, Kept<WaveWatch> kept, Instant now) {
    return stopped(kept.value(), now, loaded.policy())
        .map(next -> List.of(books.releases().watchingOn(kept, next)))
        .orElse(List.of());
  }

  /**
   * The watch of a wave that was not promoted and stays deployed; none where nothing was deployed.
   */
  private static Optional<WaveWatch> stopped(WaveWatch watch, Instant now, Policy policy) {
    Instant until = now.plus(goesOn(watch, policy));
    return switch (watch.stands()) {
      case Stands.Baking baking ->
          Optional.of(
              watch.standing(new Stands.Stopped(baking.from(), Optional.of(baking), now, until)));
      case Stands.Deploying deploying ->
          Optional.of(
              watch.standing(new Stands.Stopped(deploying.from(), Optional.empty(), now, until)));
      case Stands.After after -> Optional.empty();
      case Stands.Stopped stopped -> Optional.empty();
    };
  }

  private static Duration goesOn(WaveWatch watch, Policy policy) {
    return policy.isLast(watch.wave()) ? policy.watchAfter() : UNTIL_THE_NEXT;
  }
}
