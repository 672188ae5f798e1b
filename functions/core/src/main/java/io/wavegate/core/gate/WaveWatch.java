package io.wavegate.core.gate;

import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Bounds;
import io.wavegate.core.policy.Change;
import io.wavegate.core.policy.WavePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The watch over one wave of one release: it begins when the entry gate passes and ends when the
 * next wave's takes over, or the policy's watch time after the last wave is over.
 *
 * @param release the release
 * @param service the service
 * @param wave the wave
 * @param stage its stage
 * @param alarms what is watched, the aggregate first
 * @param stands how far the wave is
 */
public record WaveWatch(
    ReleaseId release,
    String service,
    String wave,
    String stage,
    List<String> alarms,
    Stands stands) {
  /** Copies the list. */
  public WaveWatch {
    alarms = List.copyOf(alarms);
  }

  /** How far a watched wave is. */
  public sealed interface Stands {
    /** Since when the wave is watched. */
    Instant from();

    /** The deployment has begun. */
    record Deploying(Instant from) implements Stands {}

    /**
     * The promotion gate judges.
     *
     * @param window the bake
     * @param pinned digests of the alarms' configurations after the deployment
     * @param change what the release changes, where the bake depends on it
     * @param bounds the organisation's, as they were when the bake began; empty if there were none
     */
    record Baking(
        WatchWindow window, List<String> pinned, Optional<Change> change, Optional<Bounds> bounds)
        implements Stands {
      /** One that is the same for every change. */
      public Baking(WatchWindow window, List<String> pinned) {
        this(window, pinned, Optional.empty(), Optional.empty());
      }

      /** The same bake over another time. */
      public Baking over(WatchWindow other) {
        return new Baking(other, pinned, change, bounds);
      }

      /** The wave as it is judged: with the bake that fits what is changed, within the bounds. */
      public WavePolicy judged(WavePolicy wave) {
        WavePolicy fitting = change.map(seen -> wave.baking(wave.bake().of(seen))).orElse(wave);
        return bounds.map(all -> all.on(fitting)).orElse(fitting);
      }

      /** Copies the list. */
      public Baking {
        pinned = List.copyOf(pinned);
      }

      @Override
      public Instant from() {
        return window.from();
      }
    }

    /**
     * The wave was promoted and is watched on.
     *
     * @param window its bake
     * @param promotedAt when it was promoted
     * @param until when the watch is over, at the latest
     * @param bounds the organisation's, as they were when its bake began; empty if there were none
     */
    record After(WatchWindow window, Instant promotedAt, Instant until, Optional<Bounds> bounds)
        implements Stands {
      /** Where the organisation has no bounds. */
      public After(WatchWindow window, Instant promotedAt, Instant until) {
        this(window, promotedAt, until, Optional.empty());
      }

      /** The wave as it is watched on: within the bounds. */
      public WavePolicy judged(WavePolicy wave) {
        return bounds.map(all -> all.on(wave)).orElse(wave);
      }

      @Override
      public Instant from() {
        return window.from();
      }
    }

    /**
     * The wave was not promoted and nothing took it back: what was deployed there stays, so that it
     * is watched on, for a person's sake.
     *
     * @param from since when the wave is watched
     * @param bake how far its bake was; none if it had not begun
     * @param at when its gate ended
     * @param until when the watch is over, at the latest
     */
    record Stopped(Instant from, Optional<Baking> bake, Instant at, Instant until)
        implements Stands {}

    /** Whether the wave is still to be promoted. */
    default boolean isUnderWay() {
      return switch (this) {
        case Deploying deploying -> true;
        case Baking baking -> true;
        case After after -> false;
        case Stopped stopped -> false;
      };
    }
  }

  /** One of the wave's gates. */
  public GateId gate(GateKind kind) {
    return new GateId(release.pipeline(), release.execution(), stage, wave, kind);
  }

  /** The same watch, further on. */
  public WaveWatch standing(Stands next) {
    return new WaveWatch(release, service, wave, stage, alarms, next);
  }

  /** Whether a deployment was let in, or is to come by a person's word, at that time or later. */
  public boolean isDeployedSince(Instant opened) {
    return stands instanceof Stands.Deploying deploying && !deploying.from().isBefore(opened);
  }
}
