package io.wavegate.core.people;

import io.wavegate.core.model.GateKind;
import java.time.Duration;
import java.util.Optional;

/** An act with all that belongs to it. Where no release is named, the one is meant that waits. */
public sealed interface Wish {
  /** Which act. */
  Act act();

  /** The same act on the same thing has the same text: two people can ask for one thing. */
  String subject();

  /**
   * Nothing of the service starts.
   *
   * @param lasts until it ends by itself; for ever if empty
   */
  record Hold(Optional<Duration> lasts) implements Wish {
    @Override
    public Act act() {
      return Act.HOLD;
    }

    @Override
    public String subject() {
      return "";
    }
  }

  /**
   * A hold is over, or a quarantine, or that the line stands still.
   *
   * @param owner whose hold; the caller's own if empty
   * @param revision which revision's quarantine instead of a hold, and the line that was stopped
   *     for it
   * @param line the stage into which the transition is enabled again that Wavegate has disabled, or
   *     {@link #WHOLE_LINE}, instead of either
   */
  record Lift(Optional<String> owner, Optional<String> revision, Optional<String> line)
      implements Wish {
    /** Every stage of the line. */
    public static final String WHOLE_LINE = "all";

    @Override
    public Act act() {
      return Act.LIFT;
    }

    @Override
    public String subject() {
      return revision
          .map(r -> "revision " + r)
          .or(() -> line.map(stage -> "line " + stage))
          .or(() -> owner)
          .orElse("");
    }
  }

  /**
   * A word on a gate.
   *
   * @param act approve, reject, abort or reopen
   * @param kind which of the wave's gates; the one that is open if empty
   */
  record OnGate(Act act, String wave, Optional<String> release, Optional<GateKind> kind)
      implements Wish {
    @Override
    public String subject() {
      return wave + "/" + release.orElse("") + "/" + kind.map(GateKind::word).orElse("");
    }
  }

  /**
   * A release goes back.
   *
   * @param release its execution, or the first characters of it; the newest one if empty
   * @param wave from that wave alone; from every wave that it reached if empty
   */
  record TakeBack(Optional<String> release, Optional<String> wave) implements Wish {
    @Override
    public Act act() {
      return Act.ROLLBACK;
    }

    @Override
    public String subject() {
      return wave.orElse("") + "/" + release.orElse("");
    }
  }

  /**
   * Every release goes back of the service's whole team that is being deployed, or bakes, where
   * Wavegate is: a person's word alone, which no policy says.
   */
  record TakeTeamBack() implements Wish {
    @Override
    public Act act() {
      return Act.ROLLBACK;
    }

    @Override
    public String subject() {
      return "the region";
    }
  }

  /**
   * A bake lasts longer.
   *
   * @param by by how much
   */
  record Extend(String wave, Optional<String> release, Duration by) implements Wish {
    @Override
    public Act act() {
      return Act.EXTEND;
    }

    @Override
    public String subject() {
      return wave + "/" + release.orElse("") + "/" + by;
    }
  }

  /**
   * Something need not stop a release.
   *
   * @param act fix-forward or skip-window
   * @param lasts how long it counts
   */
  record Exempt(Act act, Optional<String> release, Duration lasts) implements Wish {
    @Override
    public String subject() {
      return release.orElse("");
    }
  }
}
