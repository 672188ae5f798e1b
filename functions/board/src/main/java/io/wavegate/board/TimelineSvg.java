package io.wavegate.board;

import io.wavegate.board.Node.Element;
import io.wavegate.board.Node.Style;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.util.ArrayList;
import java.util.List;

/** A release drawn over a real time axis, one lane per wave. */
public final class TimelineSvg {
  private static final double WIDTH = 960;
  private static final double HEAD = 158;
  private static final double RIGHT = 14;
  private static final double TOP = 40;

  private TimelineSvg() {}

  /**
   * The drawing as one {@code svg} element to be put into an HTML page. It brings its style sheets
   * along, follows light and dark, and has a title and a description for those who cannot see it. A
   * page that shows one release twice gets equal ids twice.
   */
  public static String svg(ReleaseView release) {
    StringBuilder out = new StringBuilder();
    String id = "wg-" + release.execution().replaceAll("[^A-Za-z0-9-]", "-");
    Element style =
        Element.of(Tag.STYLE).add(new Style(Sheet.PALETTE)).add(new Style(Sheet.TIMELINE));
    drawing(release, id, style).writeTo(out);
    return out.toString();
  }

  /**
   * The drawing without style sheets.
   *
   * @param id the prefix of the ids in it, unique in the page
   */
  static Element drawing(ReleaseView release, String id) {
    return drawing(release, id, Draw.group());
  }

  private static Element drawing(ReleaseView release, String id, Element first) {
    Scale scale = Scale.of(release, HEAD, WIDTH - HEAD - RIGHT);
    Element lanes = Draw.group();
    double y = TOP;
    for (WaveView wave : release.waves()) {
      Lane.Drawn drawn = new Lane(release, wave, scale, id).draw(y);
      lanes.add(drawn.element());
      y += drawn.height();
    }
    return Element.of(Tag.SVG)
        .classed("wg-timeline")
        .with(Attribute.ROLE, "img")
        .with(Attribute.ARIA_LABELLEDBY, id + "-title " + id + "-desc")
        .with(Attribute.VIEW_BOX, "0 0 " + Decimal.of(WIDTH) + " " + Decimal.of(y + Legend.HEIGHT))
        .add(Element.of(Tag.TITLE, title(release)).with(Attribute.ID, id + "-title"))
        .add(Element.of(Tag.DESC, description(release)).with(Attribute.ID, id + "-desc"))
        .add(first, Legend.patterns(id), axis(release, scale, y), lanes)
        .add(
            Draw.line(0, y, WIDTH, y).classed("edge"),
            Legend.draw(y, id, Course.ended(release).isEmpty()));
  }

  private static Element axis(ReleaseView release, Scale scale, double bottom) {
    Element axis = Draw.group();
    for (Axis.Tick tick : Axis.ticks(scale)) {
      double x = scale.x(tick.at());
      axis.add(Draw.line(x, TOP - 6, x, bottom).classed("grid"));
      axis.add(anchored(x, 28, Times.minute(tick.at()), scale));
      if (tick.date()) {
        axis.add(anchored(x, 12, Times.date(tick.at()), scale).classed("date"));
      }
    }
    if (Course.ended(release).isEmpty()) {
      double x = scale.x(release.asOf());
      axis.add(Draw.line(x, TOP - 6, x, bottom).classed("now"));
    }
    return axis;
  }

  /** Centred, but inside the drawing. */
  private static Element anchored(double x, double y, String text, Scale scale) {
    double half = Labels.width(text) / 2;
    double inside = Math.min(x, scale.right() + RIGHT - half);
    return Draw.text(inside, y, text).with(Attribute.TEXT_ANCHOR, "middle");
  }

  private static String title(ReleaseView release) {
    return "Timeline of " + release.service() + ", release " + Title.execution(release);
  }

  private static String description(ReleaseView release) {
    List<String> said = new ArrayList<>();
    said.add(release.headline());
    for (WaveView wave : release.waves()) {
      said.add(wave.name() + ": " + Course.of(release, wave).word() + spent(release, wave));
    }
    return String.join(". ", said) + ".";
  }

  private static String spent(ReleaseView release, WaveView wave) {
    WaveSpans spans = WaveSpans.of(release, wave);
    List<String> parts = new ArrayList<>();
    spans.waits().forEach(span -> parts.add("waited " + span.said()));
    spans.deploy().ifPresent(span -> parts.add("deployed in " + span.said()));
    spans.bake().ifPresent(span -> parts.add("baked " + span.said()));
    spans.alarms().forEach(span -> parts.add("in ALARM for " + span.said()));
    spans.rollbacks().forEach(span -> parts.add("rollback took " + span.said()));
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }
}
