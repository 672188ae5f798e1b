package io.wavegate.board;

import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.time.Duration;
import java.time.Instant;

/**
 * A real time axis: moments to places in the drawing.
 *
 * @param span what is shown
 * @param left where it begins, in the drawing's units
 * @param width how wide it is, in the drawing's units
 */
record Scale(Span span, double left, double width) {
  private static final Duration LEAST = Duration.ofMinutes(10);

  /** The axis that holds all that is known of a release, and of a bake under way its end. */
  static Scale of(ReleaseView release, double left, double width) {
    Instant from = release.startedAt();
    Instant to = Course.ended(release).orElse(release.asOf());
    for (WaveView wave : release.waves()) {
      for (Span span : WaveSpans.of(release, wave).all()) {
        from = Times.earlier(from, span.from());
        to = Times.later(to, span.to());
      }
      for (GateView view : wave.gates()) {
        from = Times.earlier(from, view.gate().openedAt());
      }
    }
    return new Scale(new Span(from, Times.later(to, from.plus(LEAST))), left, width);
  }

  /** Where a moment is; one outside the axis is at its nearer end. */
  double x(Instant at) {
    double share = Duration.between(span.from(), at).toMillis() / 1000.0 / span.seconds();
    return left + width * Math.clamp(share, 0.0, 1.0);
  }

  /** How wide a span is. */
  double width(Span one) {
    return x(one.to()) - x(one.from());
  }

  /** The right end. */
  double right() {
    return left + width;
  }
}
