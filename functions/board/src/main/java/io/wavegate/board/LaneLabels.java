package io.wavegate.board;

import io.wavegate.board.Labels.Wanted;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is written below a lane. */
final class LaneLabels {
  private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

  private LaneLabels() {}

  /** The labels, each with what it points at. */
  static List<Wanted> of(ReleaseView release, WaveView wave, Scale scale) {
    List<Wanted> labels = new ArrayList<>();
    WaveSpans spans = WaveSpans.of(release, wave);
    for (Span wait : spans.waits()) {
      if (wait.seconds() >= WORTH_TELLING.toSeconds()) {
        labels.add(label(scale, wait, "waited " + wait.said(), Tone.BUSY));
      }
    }
    spans
        .alarms()
        .forEach(span -> labels.add(label(scale, span, "ALARM for " + span.said(), Tone.BAD)));
    spans
        .rollbacks()
        .forEach(span -> labels.add(label(scale, span, "rollback took " + span.said(), Tone.BAD)));
    for (LaneFlags.Flag flag : LaneFlags.of(release, wave, scale)) {
      String text = Times.minute(flag.at()) + " " + flag.said();
      labels.add(new Wanted(flag.x(), text, flag.tone()));
    }
    for (GateView view : wave.gates()) {
      gate(view, scale, labels);
    }
    return labels;
  }

  private static void gate(GateView view, Scale scale, List<Wanted> labels) {
    Gate gate = view.gate();
    GateLook look = GateLook.of(view);
    boolean passedEntry = gate.id().gate().kind() == GateKind.ENTRY && gate.isPassed();
    if (Course.decided(gate).isPresent() && !passedEntry) {
      String text = Times.minute(look.at()) + " " + look.mark().word();
      labels.add(new Wanted(scale.x(look.at()), text, look.mark().tone()));
    }
  }

  private static Wanted label(Scale scale, Span span, String text, Tone tone) {
    return new Wanted(scale.x(span.from()), Times.minute(span.from()) + " " + text, tone);
  }
}
