package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.policy.Bounds;
import io.wavegate.core.policy.Change;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.handlers.admission.Changes;
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Floors;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.plan.WaveLevers;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins a bake: finds out when the deployment was over, and pins the alarms as they are then. */
final class BakeStart {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Changes changes;
  private final WaveLevers levers;
  private final Floors floors;

  BakeStart(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.changes = new Changes(ports, books);
    this.levers = new WaveLevers(ports);
    this.floors = new Floors(ports);
  }

  /** A window with the bake that fits what the release changes, within the bounds. */
  private record Opening(
      WatchWindow window, Bake bake, Optional<Change> change, Optional<Bounds> bounds) {
    Stands.Baking pinning(List<String> alarms) {
      return new Stands.Baking(window, alarms, change, bounds);
    }
  }

  /**
   * The watch as it bakes, if it does by now.
   *
   * @return unread while something is not known that a bake needs: nothing has changed then
   * @throws IllegalStateException if somebody else changes the watch; the state machine tries again
   */
  Reading<WaveWatch> baking(Loaded loaded, Kept<WaveWatch> kept) {
    return switch (kept.value().stands()) {
      case Stands.Baking baking -> read(watchedAgain(loaded, kept.value(), baking.window()));
      case Stands.Deploying deploying -> fromDeploying(loaded, kept, deploying);
      case Stands.After after -> read(kept.value());
      case Stands.Stopped stopped ->
          read(stopped.bake().map(bake -> resumed(loaded, kept, bake)).orElse(kept.value()));
    };
  }

  /**
   * A stage that is retried after its time ran out is judged over the whole of its time, from the
   * beginning of its bake.
   */
  private WaveWatch resumed(Loaded loaded, Kept<WaveWatch> kept, Stands.Baking bake) {
    WaveWatch watch = kept.value().standing(bake);
    if (!books
        .journal()
        .commit(watch.release(), List.of(books.releases().watchingOn(kept, watch)), List.of())) {
      throw new IllegalStateException("the watch of " + loaded.gate().id().key() + " is contended");
    }
    return watchedAgain(loaded, watch, bake.window());
  }

  private Reading<WaveWatch> read(WaveWatch watch) {
    return new Read<>(watch, ports.time().now());
  }

  /**
   * The bake as it would be if it could begin: its window, as far as is known, and no alarm pinned.
   */
  Stands.Baking unbegun(Loaded loaded, Stands.Deploying deploying) {
    Instant opened = loaded.gate().openedAt();
    return opening(loaded, deploying, opened, Optional.empty()).pinning(List.of());
  }

  /** The attempt before may have ended the watch as it stood down. */
  private WaveWatch watchedAgain(Loaded loaded, WaveWatch watch, WatchWindow window) {
    List<Write> missing =
        new ArrayList<>(books.watched().beginning(watch.release(), watch.wave(), watch.alarms()));
    missing.addAll(leased(loaded, window));
    if (!missing.isEmpty() && !books.journal().commit(watch.release(), missing, List.of())) {
      throw new IllegalStateException("the watch of " + loaded.gate().id().key() + " is contended");
    }
    return watch;
  }

  /** Until the bake is decided nobody else deploys: the alarms speak of this release alone. */
  private List<Write> leased(Loaded loaded, WatchWindow window) {
    return new Exclusions(books)
        .keeping(
            loaded.gate(),
            loaded.policy(),
            loaded.wave(),
            ports.time().now(),
            loaded.wave().conduct().end(window.deadline()));
  }

  private Reading<WaveWatch> fromDeploying(
      Loaded loaded, Kept<WaveWatch> kept, Stands.Deploying deploying) {
    return switch (opening(loaded, deploying)) {
      case Unread<Opening> unread -> new Unread<>(unread.why(), unread.at());
      case Read<Opening> opening ->
          configurations(kept.value().alarms())
              .map(pinned -> begin(loaded, kept, opening.value(), pinned));
    };
  }

  /** What the organisation allows is pinned as the alarms are. */
  private Reading<Opening> opening(Loaded loaded, Stands.Deploying deploying) {
    return switch (deployed(loaded.gate())) {
      case Unread<Instant> unread -> new Unread<>(unread.why(), unread.at());
      case Read<Instant> deployed ->
          floors.bounds().map(bounds -> opening(loaded, deploying, deployed.value(), bounds));
    };
  }

  private Opening opening(
      Loaded loaded, Stands.Deploying deploying, Instant deployed, Optional<Bounds> bounds) {
    Duration beside = TestSpec.longestBeside(loaded.wave().tests());
    Duration after = TestSpec.longestAfter(loaded.wave().tests());
    Optional<Change> change = changes.of(loaded);
    Bake always = loaded.wave().bake();
    WavePolicy fitting = loaded.wave().baking(change.map(always::of).orElse(always));
    Bake bake = bounds.map(all -> all.on(fitting)).orElse(fitting).bake();
    return new Opening(
        WatchWindow.opening(deploying.from(), deployed, bake, beside, after), bake, change, bounds);
  }

  private WaveWatch begin(
      Loaded loaded, Kept<WaveWatch> kept, Opening opening, List<String> pinned) {
    Gate gate = loaded.gate();
    WatchWindow window = opening.window();
    WaveWatch next = kept.value().standing(opening.pinning(pinned));
    Line line =
        Line.of(
            ports.time().now(),
            TimelineKind.WATCH,
            gate.id().gate().wave(),
            began(opening.bake(), window, kept.value().alarms()));
    List<Write> writes =
        new ArrayList<>(books.watched().beginning(next.release(), next.wave(), next.alarms()));
    writes.add(books.releases().watchingOn(kept, next));
    writes.addAll(leased(loaded, window));
    // What the release has brought: whatever else is there later is somebody else's.
    levers
        .deployed(loaded.wave())
        .map(looks -> books.brought().keeping(next.release(), next.wave(), looks))
        .ifPresent(writes::add);
    if (!gates.commit(
        loaded, Moves.watching(gate, "baking", window.until()), writes, List.of(line))) {
      throw new IllegalStateException("the watch of " + gate.id().key() + " is contended");
    }
    return next;
  }

  private static String began(Bake bake, WatchWindow window, List<String> alarms) {
    return "bake of "
        + Said.duration(bake.length())
        + bake.why().map(why -> ", " + why + ",").orElse("")
        + " began, until "
        + Said.day(window.until())
        + "; watching "
        + String.join(", ", alarms);
  }

  /**
   * When the deployment was over: as the gate's action began, by CodePipeline's clock, and never
   * before the gate opened by ours. A function whose clock is behind would shorten the bake else.
   */
  private Reading<Instant> deployed(Gate gate) {
    GateId id = gate.id().gate();
    Instant opened = gate.openedAt();
    return switch (ports.pipelines().stage(id.pipeline(), id.stage())) {
      case Unread<StageFacts> unread ->
          new Unread<>(
              "when stage " + id.stage() + " was deployed is not known: " + unread.why(),
              unread.at());
      case Read<StageFacts> read ->
          read.map(
              stage ->
                  stage
                      .action(gate.action())
                      .filter(action -> stage.execution().equals(id.execution()))
                      .map(StageFacts.ActionFacts::changedAt)
                      .filter(opened::isBefore)
                      .orElse(opened));
    };
  }

  /**
   * The alarms' configurations, pinned after the deployment: the release's own stack may change
   * them. An alarm that cannot be pinned is a watch that could be made to watch less.
   */
  private Reading<List<String>> configurations(List<String> alarms) {
    List<String> pinned = new ArrayList<>();
    List<String> unpinned = new ArrayList<>();
    List<Reading<AlarmFacts>> readings = ports.alarms().describe(alarms, true);
    for (int i = 0; i < alarms.size(); i++) {
      switch (readings.get(i)) {
        case Read<AlarmFacts> read -> pinned.add(read.value().configuration());
        case Unread<AlarmFacts> unread ->
            unpinned.add(alarms.get(i) + " could not be pinned: " + unread.why());
      }
    }
    return unpinned.isEmpty()
        ? new Read<>(pinned, ports.time().now())
        : new Unread<>(String.join("; ", unpinned), ports.time().now());
  }
}
