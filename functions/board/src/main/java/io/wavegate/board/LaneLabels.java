package io.wavegate.board;

import io.wavegate.board.Labels.Wanted;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Said;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is written below a lane. */
final class LaneLabels {
  private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

  /** Spells nearer than this share a label. */
  private static final double NEAR = 20;

  private LaneLabels() {}

  /** The labels, each with what it points at. */
  static List<Wanted> of(ReleaseView release, WaveView wave, Scale scale) {
    List<Wanted> labels = new ArrayList<>();
    WaveSpans spans = WaveSpans.of(release, wave);
    for (Span wait : spans.waits()) {
      boolean written = BarKind.WAIT.hasRoom(wait, scale.width(wait));
      if (!written && wait.seconds() >= WORTH_TELLING.toSeconds()) {
        labels.add(label(scale, wait, "waited " + wait.said(), Tone.BUSY));
      }
    }
    alarms(spans.alarms(), scale, labels);
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

  /** ALARM spells that are near each other share a label. */
  private static void alarms(List<Span> spells, Scale scale, List<Wanted> labels) {
    int from = 0;
    for (int i = 1; i <= spells.size(); i++) {
      boolean apart =
          i == spells.size()
              || scale.x(spells.get(i).from()) - scale.x(spells.get(i - 1).to()) > NEAR;
      if (apart) {
        List<Span> group = spells.subList(from, i);
        labels.add(label(scale, group.getFirst(), "ALARM " + said(group), Tone.BAD));
        from = i;
      }
    }
  }

  private static String said(List<Span> spells) {
    if (spells.size() == 1) {
      return "for " + spells.getFirst().said();
    }
    double seconds = spells.stream().mapToDouble(Span::seconds).sum();
    Duration total = Duration.ofSeconds((long) seconds);
    return spells.size() + " times, " + Said.duration(total) + " in all";
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
