package io.wavegate.board;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.core.view.WaveView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a release and its waves stand, told from their gates and rollbacks. */
final class Course {
  /** What tells most about a release comes first. */
  private static final List<Standing> TELLING =
      List.of(
          Standing.NOT_ROLLED_BACK,
          Standing.ROLLING_BACK,
          Standing.ROLLED_BACK,
          Standing.HALTED,
          Standing.STEPPED_ASIDE,
          Standing.STOOD_DOWN);

  private Course() {}

  /** Where the release stands as a whole. */
  static Standing of(ReleaseView release) {
    List<Standing> waves = release.waves().stream().map(wave -> of(release, wave)).toList();
    for (Standing telling : TELLING) {
      if (waves.contains(telling)) {
        return telling;
      }
    }
    List<Standing> reached =
        waves.stream().filter(standing -> standing != Standing.NOT_REACHED).toList();
    if (reached.isEmpty()) {
      return Standing.NOT_REACHED;
    }
    boolean wentOn =
        reached.getLast() == Standing.PROMOTED || reached.getLast() == Standing.OBSERVED;
    boolean between = wentOn && reached.size() < waves.size();
    return between ? Standing.BETWEEN_WAVES : reached.getLast();
  }

  /** Where one wave of it stands. */
  static Standing of(ReleaseView release, WaveView wave) {
    if (wave.gates().isEmpty()) {
      return Standing.NOT_REACHED;
    }
    Gate newest = wave.gates().getLast().gate();
    Optional<RollbackView> rollback =
        rollbacksOf(release, wave.name()).stream()
            .filter(one -> !one.startedAt().isBefore(newest.openedAt()))
            .reduce((first, second) -> second);
    return rollback.map(Course::of).orElseGet(() -> of(newest));
  }

  /** Where a rollback stands. */
  static Standing of(RollbackView rollback) {
    if (rollback.endedAt().isEmpty()) {
      return Standing.ROLLING_BACK;
    }
    return rollback.target().isEmpty() ? Standing.NOT_ROLLED_BACK : Standing.ROLLED_BACK;
  }

  private static Standing of(Gate gate) {
    boolean entry = gate.id().gate().kind() == GateKind.ENTRY;
    Standing open = entry ? Standing.WAITING : Standing.BAKING;
    return switch (gate.phase()) {
      case Phase.Opened opened -> open;
      case Phase.Waiting waiting -> open;
      case Phase.Watching watching -> open;
      case Phase.Decided decided -> of(decided.verdict(), open);
      case Phase.Applying applying -> of(applying.verdict(), open);
      case Phase.Settled settled ->
          of(settled.verdict(), entry ? Standing.DEPLOYING : Standing.PROMOTED);
      case Phase.StoodDown stoodDown ->
          stoodDown.promotedByPerson()
              ? entry ? Standing.DEPLOYING : Standing.PROMOTED
              : Standing.STOOD_DOWN;
    };
  }

  private static Standing of(Verdict verdict, Standing promoted) {
    return switch (verdict) {
      case Verdict.Promote promote -> promoted;
      case Verdict.PromoteByPerson byPerson -> promoted;
      case Verdict.Observe observed -> promoted == Standing.PROMOTED ? Standing.OBSERVED : promoted;
      case Verdict.RollBack rollBack -> Standing.ROLLING_BACK;
      case Verdict.Halt halt -> Standing.HALTED;
      case Verdict.StepAside aside -> Standing.STEPPED_ASIDE;
    };
  }

  /** The rollbacks of one wave, oldest first. */
  static List<RollbackView> rollbacksOf(ReleaseView release, String wave) {
    return release.rollbacks().stream().filter(one -> one.wave().equals(wave)).toList();
  }

  /** When the release was over, if it is. */
  static Optional<Instant> ended(ReleaseView release) {
    if (!of(release).isOver()) {
      return Optional.empty();
    }
    Instant last = release.startedAt();
    for (WaveView wave : release.waves()) {
      for (GateView view : wave.gates()) {
        last = Times.later(last, closed(view.gate()).orElse(last));
      }
    }
    for (RollbackView rollback : release.rollbacks()) {
      last = Times.later(last, rollback.endedAt().orElse(last));
    }
    return Optional.of(last);
  }

  /** When a gate was decided or stood down. */
  static Optional<Instant> decided(Gate gate) {
    return switch (gate.phase()) {
      case Phase.Opened opened -> Optional.empty();
      case Phase.Waiting waiting -> Optional.empty();
      case Phase.Watching watching -> Optional.empty();
      case Phase.Decided decided -> Optional.of(decided.at());
      case Phase.Applying applying -> Optional.of(applying.at());
      case Phase.Settled settled -> Optional.of(settled.at());
      case Phase.StoodDown stoodDown -> Optional.of(stoodDown.at());
    };
  }

  private static Optional<Instant> closed(Gate gate) {
    return gate.phase() instanceof Phase.Settled settled
        ? Optional.of(settled.settledAt())
        : decided(gate);
  }
}
