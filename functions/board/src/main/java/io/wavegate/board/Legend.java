package io.wavegate.board;

import io.wavegate.board.Node.Element;

/** The patterns of a timeline's bars, and what they mean. */
final class Legend {
  /** How high the legend is. */
  static final double HEIGHT = 34;

  private Legend() {}

  /**
   * The legend with its upper edge at {@code top}.
   *
   * @param underWay whether the time of the view is drawn too
   */
  static Element draw(double top, String patterns, boolean underWay) {
    Element legend = Draw.group();
    double x = 0;
    for (BarKind kind : BarKind.values()) {
      legend.add(Draw.rect(x, top + 12, 22, 12).classed("bar " + kind.style()));
      if (kind.isPatterned()) {
        legend.add(
            Draw.rect(x, top + 12, 22, 12)
                .with(Attribute.FILL, "url(#" + patterns + "-" + kind.style() + ")"));
      }
      legend.add(Draw.text(x + 28, top + 22.5, kind.said()).classed("small"));
      x += 28 + Labels.width(kind.said()) + 14;
    }
    if (underWay) {
      legend.add(Draw.line(x + 6, top + 9, x + 6, top + 27).classed("now"));
      legend.add(Draw.text(x + 14, top + 22.5, "seen").classed("small"));
    }
    return legend;
  }

  /** The patterns, so that the bars differ not by colour alone. */
  static Element patterns(String prefix) {
    Element defs = Element.of(Tag.DEFS);
    defs.add(pattern(prefix + "-wait", 6, "M0 3 h2.5", 0));
    defs.add(pattern(prefix + "-settle", 5, "M0 0 v5", 45));
    defs.add(pattern(prefix + "-rollback", 7, "M0 0 v7", -45));
    defs.add(pattern(prefix + "-alarm", 4, "M0 0 v4", 0));
    return defs;
  }

  private static Element pattern(String id, double size, String d, double turned) {
    return Element.of(Tag.PATTERN)
        .with(Attribute.ID, id)
        .with(Attribute.WIDTH, size)
        .with(Attribute.HEIGHT, size)
        .with(Attribute.PATTERN_UNITS, "userSpaceOnUse")
        .with(Attribute.PATTERN_TRANSFORM, "rotate(" + Decimal.of(turned) + ")")
        .add(Draw.path(d).classed(id.substring(id.lastIndexOf('-') + 1) + "-ink"));
  }
}
