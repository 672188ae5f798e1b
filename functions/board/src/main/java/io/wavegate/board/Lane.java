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
        Labels.place(LaneLabels.of(release, wave, scale), scale.left(), scale.right() + 12);
    int rows = labels.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
    double height = Math.max(LEAST_HEIGHT, LABELS_TOP + rows * ROW);
    Element lane = Draw.group().add(Draw.line(0, top, scale.right() + 12, top).classed("edge"));
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
    spans.waits().forEach(span -> lane.add(bar("wait", "waiting", span, y, BAR)));
    spans.deploy().ifPresent(span -> lane.add(bar("deploy", "deploying", span, y, BAR)));
    spans.bake().ifPresent(span -> lane.add(bar("bake", "bake", span, y, BAR)));
    spans.settle().ifPresent(span -> lane.add(bar("settle", "settling", span, y, BAR)));
    spans.ahead().ifPresent(span -> lane.add(bar("ahead", "still to bake", span, y, BAR)));
    spans.rollbacks().forEach(span -> lane.add(bar("rollback", "rolling back", span, y, BAR)));
    spans
        .alarms()
        .forEach(span -> lane.add(bar("alarm", "in ALARM", span, top + STRIP_TOP, STRIP)));
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

  private Element bar(String kind, String said, Span span, double y, double height) {
    double x = scale.x(span.from());
    double width = Math.max(LEAST_WIDTH, scale.x(span.to()) - x);
    String title =
        said + " " + span.said() + ", " + Times.full(span.from()) + " to " + Times.full(span.to());
    Element shapes = Draw.titled(title, Draw.rect(x, y, width, height).classed("bar " + kind));
    if (isPatterned(kind)) {
      shapes.add(
          Draw.rect(x, y, width, height)
              .with(Attribute.FILL, "url(#" + patterns + "-" + kind + ")"));
    }
    String inside = said + " " + span.said();
    boolean fits = height == BAR && Labels.width(inside) + 22 < width;
    return fits
        ? shapes.add(
            Draw.text(x + width / 2, y + BAR - 6, inside)
                .with(Attribute.TEXT_ANCHOR, "middle")
                .classed("inside"))
        : shapes;
  }

  private static boolean isPatterned(String kind) {
    return kind.equals("wait")
        || kind.equals("settle")
        || kind.equals("rollback")
        || kind.equals("alarm");
  }

  private static Element leader(Placed label, double top) {
    double x = label.wanted().x();
    double y = top + LABELS_TOP + label.row() * ROW;
    return Draw.line(x, top + BAR_TOP + BAR, x, y - 11)
        .classed("leader " + label.wanted().tone().style());
  }

  private static Element label(Placed label, double top) {
    return Draw.text(label.left(), top + LABELS_TOP + label.row() * ROW, label.wanted().text())
        .classed("label " + label.wanted().tone().style());
  }
}
