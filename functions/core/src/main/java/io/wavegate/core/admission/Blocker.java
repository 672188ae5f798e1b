package io.wavegate.core.admission;

import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.TeamStarts.Start;
import io.wavegate.core.model.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reason not to start a deployment now. */
public sealed interface Blocker {
  /** What it waits for, as a person reads it. */
  String said();

  /**
   * Whether people know of it already.
   *
   * @param before what was said at the last look
   */
  default boolean isTold(String before) {
    return before.equals(said());
  }

  /**
   * No window is open.
   *
   * @param opens when the next one opens
   */
  record WindowClosed(Instant opens) implements Blocker {
    @Override
    public String said() {
      return "window closed until " + Said.day(opens);
    }
  }

  /**
   * A person holds the service.
   *
   * @param owner who
   * @param reason why
   * @param since since when
   * @param until when it ends by itself, if it does
   */
  record Held(String owner, String reason, Instant since, Optional<Instant> until)
      implements Blocker {
    @Override
    public String said() {
      String end = until.map(at -> " until " + Said.day(at)).orElse("");
      return "held by " + owner + " since " + Said.day(since) + end + ": " + reason;
    }
  }

  /**
   * An alarm is firing already.
   *
   * @param alarm the alarm
   * @param since since when
   */
  record AlarmFiring(String alarm, Instant since) implements Blocker {
    @Override
    public String said() {
      return alarm + " in ALARM since " + Said.clock(since);
    }
  }

  /**
   * Something that must be known before a start is not.
   *
   * @param what what, and why not
   */
  record Unknown(String what) implements Blocker {
    @Override
    public String said() {
      return what;
    }
  }

  /**
   * An earlier wave was promoted and has alarmed since.
   *
   * @param wave the earlier wave
   * @param what the alarm and when
   */
  record EarlierWaveAlarmed(String wave, String what) implements Blocker {
    @Override
    public String said() {
      return "earlier wave " + wave + " alarmed after its promotion: " + what;
    }
  }

  /**
   * An earlier wave was not promoted.
   *
   * @param wave the earlier wave
   * @param stands where it stands instead
   * @param isOver whether it cannot be promoted any more; one that is judged still may have been
   *     approved by a person a moment ago
   */
  record EarlierWaveOpen(String wave, String stands, boolean isOver) implements Blocker {
    @Override
    public String said() {
      return "earlier wave " + wave + " is not promoted: " + stands;
    }
  }

  /**
   * The revision was rolled back before.
   *
   * @param why the quarantine's reason
   */
  record Quarantined(String revision, String why) implements Blocker {
    @Override
    public String said() {
      return "revision " + revision + " is quarantined: " + why;
    }
  }

  /**
   * The policy lets in only what was shown to be rollback-safe, and this was not.
   *
   * @param revision the revision
   */
  record NotRollbackSafe(String revision) implements Blocker {
    @Override
    public String said() {
      return "revision "
          + revision
          + " is not rollback-safe, which the policy demands (entry.requires): no"
          + " upgrade-and-rollback test has passed with it";
    }
  }

  /**
   * What is to be deployed could not be rolled back, and the policy demands that it can.
   *
   * @param why what is lacking
   */
  record NoWayBack(String why) implements Blocker {
    @Override
    public String said() {
      return "no rollback is possible, which the policy demands (rollback.required): " + why;
    }
  }

  /**
   * What a lever of the policy names is not there, though the wave was deployed before.
   *
   * @param why what was looked for, and the service's words
   */
  record LeverNotThere(String why) implements Blocker {
    @Override
    public String said() {
      return "a lever of the policy names what is not there (rollback.lever): " + why;
    }
  }

  /**
   * The pipeline is built in a way that defeats its gates.
   *
   * @param why what was seen, and what is to be changed
   */
  record UnsuitablePipeline(String why) implements Blocker {
    @Override
    public String said() {
      return "the pipeline's structure defeats its gates: " + why;
    }
  }

  /**
   * A change calendar allows no changes now.
   *
   * @param calendar as the policy names it
   * @param until when it opens, as it stands now; none where it does not say
   */
  record CalendarClosed(String calendar, Optional<Instant> until) implements Blocker {
    @Override
    public String said() {
      return "calendar "
          + Said.calendar(calendar)
          + " is closed"
          + until.map(opens -> " until " + Said.day(opens)).orElse(", and says no end");
    }
  }

  /**
   * Another pipeline of the same thing deploys, or bakes.
   *
   * @param lease its lease
   */
  record LeaseHeld(Lease lease) implements Blocker {
    @Override
    public String said() {
      return lease.said();
    }
  }

  /**
   * The team has started as many deployments as it may in one window.
   *
   * @param team the team
   * @param most how many it may
   * @param starts what was started
   * @param next when the next window opens
   */
  record QuotaSpent(String team, int most, List<Start> starts, Instant next) implements Blocker {
    /** Copies the list. */
    public QuotaSpent {
      starts = List.copyOf(starts);
    }

    @Override
    public String said() {
      return "team %s has started %d of %s in this window (%s); the next one opens %s"
          .formatted(
              team,
              starts.size(),
              Said.count(most, "deployment"),
              starts.stream().map(Start::said).collect(Collectors.joining(", ")),
              Said.day(next));
    }
  }

  /**
   * The error budget is spent.
   *
   * @param expression how it is worked out
   * @param value what is left
   * @param atLeast what must be left
   * @param at the beginning of the period that the value stands for
   */
  record BudgetSpent(String expression, double value, double atLeast, Instant at)
      implements Blocker {
    @Override
    public String said() {
      return "%s%s since %s, at least %s wanted"
          .formatted(head(), Said.rounded(value), Said.day(at), Said.number(atLeast));
    }

    /** Its value moves with each look. */
    @Override
    public boolean isTold(String before) {
      return before.startsWith(head());
    }

    private String head() {
      return "error budget spent: " + expression + " is ";
    }
  }

  /**
   * What would be deployed is named by a tag that can be moved, which the policy refuses.
   *
   * @param uses where
   */
  record MutableTag(List<TagUse> uses) implements Blocker {
    /** Copies the list. */
    public MutableTag {
      uses = List.copyOf(uses);
    }

    @Override
    public String said() {
      return uses.stream().map(TagUse::said).collect(Collectors.joining("; "))
          + ", a tag that can be moved (refuse-tags): what was tested is not what is deployed later;"
          + " name a digest (repository@sha256:...) or a tag that is never moved";
    }
  }
}
