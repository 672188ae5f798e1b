package io.wavegate.board;

import io.wavegate.board.Node.Element;
import java.util.List;

/** The patterns of a timeline's bars, and what they mean. */
final class Legend {
  /** How high the legend is. */
  static final double HEIGHT = 34;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("wait", "waiting", true),
          new Kind("deploy", "deployment", false),
          new Kind("bake", "bake", false),
          new Kind("settle", "settling", true),
          new Kind("ahead", "still to bake", false),
          new Kind("alarm", "in ALARM", true),
          new Kind("rollback", "rollback", true));

  private Legend() {}

  private record Kind(String style, String said, boolean patterned) {}

  /** The legend with its upper edge at {@code top}. */
  static Element draw(double top, String patterns) {
    Element legend = Draw.group().classed("legend");
    double x = 0;
    for (Kind kind : KINDS) {
      legend.add(Draw.rect(x, top + 12, 22, 12).classed("bar " + kind.style()));
      if (kind.patterned()) {
        legend.add(
            Draw.rect(x, top + 12, 22, 12)
                .with(Attribute.FILL, "url(#" + patterns + "-" + kind.style() + ")"));
      }
      legend.add(Draw.text(x + 28, top + 22.5, kind.said()).classed("small"));
      x += 28 + Labels.width(kind.said()) + 18;
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
