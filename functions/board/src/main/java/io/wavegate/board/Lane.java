package io.wavegate.board;

import io.wavegate.board.Labels.Placed;
import io.wavegate.board.Node.Element;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.util.List;

/**
 * One wave's lane in a timeline: bars of time, a strip of ALARM, marks of decisions, labels below.
 *
 * @param release the release
 * @param wave its wave
 * @param scale the time axis
 * @param patterns the prefix of the drawing's pattern ids
 */
record Lane(ReleaseView release, WaveView wave, Scale scale, String patterns) {
  private static final double BAR_TOP = 16;
  private static final double BAR = 20;
  private static final double STRIP_TOP = BAR_TOP + BAR + 3;
  private static final double STRIP = 7;
  private static final double LABELS_TOP = STRIP_TOP + STRIP + 16;
  private static final double ROW = 17;
  private static final double LEAST_HEIGHT = 66;

  /** How far a lane goes on after the end of the axis. */
  private static final double OVER = 14;

  /** A bar narrower than this could not be seen. */
  private static final double LEAST_WIDTH = 3;

  /**
   * A drawn lane.
   *
   * @param element the drawing
   * @param height how high it is
   */
  record Drawn(Element element, double height) {}

  /** Draws the lane with its upper edge at {@code top}. */
  Drawn draw(double top) {
    List<Placed> labels =
        Labels.place(LaneLabels.of(release, wave, scale), scale.left(), scale.right() + OVER);
    int rows = labels.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
    double height = Math.max(LEAST_HEIGHT, LABELS_TOP + rows * ROW);
    Element lane = Draw.group().add(Draw.line(0, top, scale.right() + OVER, top).classed("edge"));
    new LaneHead(release, wave).addTo(lane, top);
    if (wave.gates().isEmpty()) {
      double y = top + BAR_TOP + BAR / 2;
      lane.add(Draw.line(scale.left(), y, scale.right(), y).classed("unreached"));
      return new Drawn(lane, height);
    }
    labels.forEach(label -> lane.add(leader(label, top)));
    bars(lane, top);
    labels.forEach(label -> lane.add(label(label, top)));
    return new Drawn(lane, height);
  }

  private void bars(Element lane, double top) {
    WaveSpans spans = WaveSpans.of(release, wave);
    double y = top + BAR_TOP;
    spans.waits().forEach(span -> lane.add(bar(BarKind.WAIT, span, y)));
    spans.deploy().ifPresent(span -> lane.add(bar(BarKind.DEPLOY, span, y)));
    spans.bake().ifPresent(span -> lane.add(bar(BarKind.BAKE, span, y)));
    spans.settle().ifPresent(span -> lane.add(bar(BarKind.SETTLE, span, y)));
    spans.ahead().ifPresent(span -> lane.add(bar(BarKind.AHEAD, span, y)));
    spans.rollbacks().forEach(span -> lane.add(bar(BarKind.ROLLBACK, span, y)));
    spans
        .alarms()
        .forEach(span -> lane.add(shape(BarKind.ALARM, span, new Rows(top + STRIP_TOP, STRIP))));
    LaneFlags.of(release, wave, scale)
        .forEach(flag -> lane.add(Draw.titled(flag.said(), Draw.flag(flag.tone(), flag.x(), y))));
    wave.gates().forEach(gate -> mark(lane, gate, y + BAR / 2));
  }

  private void mark(Element lane, GateView view, double y) {
    GateLook look = GateLook.of(view);
    if (Course.decided(view.gate()).isPresent()) {
      String said = look.gate() + " gate: " + look.mark().word() + " at " + Times.full(look.at());
      lane.add(Draw.titled(said, Draw.mark(look.mark(), scale.x(look.at()), y)));
    }
  }

  /** The upper edge and the height of a shape. */
  private record Rows(double top, double height) {}

  private Element bar(BarKind kind, Span span, double y) {
    Element bar = shape(kind, span, new Rows(y, BAR));
    double width = scale.width(span);
    if (kind.hasRoom(span, width)) {
      bar.add(
          Draw.text(scale.x(span.from()) + width / 2, y + BAR - 6, kind.text(span))
              .with(Attribute.TEXT_ANCHOR, "middle")
              .classed(kind.isPatterned() ? "inside over" : "inside"));
    }
    return bar;
  }

  private Element shape(BarKind kind, Span span, Rows rows) {
    double x = scale.x(span.from());
    double width = Math.max(LEAST_WIDTH, scale.width(span));
    String title =
        kind.text(span) + ", " + Times.full(span.from()) + " to " + Times.full(span.to());
    Element shape =
        Draw.titled(
            title, Draw.rect(x, rows.top(), width, rows.height()).classed("bar " + kind.style()));
    if (kind.isPatterned()) {
      shape.add(
          Draw.rect(x, rows.top(), width, rows.height())
              .with(Attribute.FILL, "url(#" + patterns + "-" + kind.style() + ")"));
    }
    return shape;
  }

  private static Element leader(Placed label, double top) {
    double x = label.wanted().x();
    boolean beside = label.left() > x || label.right() < x;
    double y = top + LABELS_TOP + label.row() * ROW + (beside ? 1 : -11);
    return Draw.line(x, top + BAR_TOP + BAR, x, y)
        .classed("leader " + label.wanted().tone().style());
  }

  private static Element label(Placed label, double top) {
    double y = top + LABELS_TOP + label.row() * ROW;
    String text = label.wanted().text();
    boolean before = label.right() < label.wanted().x();
    Element placed =
        before
            ? Draw.text(label.right(), y, text).with(Attribute.TEXT_ANCHOR, "end")
            : Draw.text(label.left(), y, text);
    return placed.classed("label " + label.wanted().tone().style());
  }
}
