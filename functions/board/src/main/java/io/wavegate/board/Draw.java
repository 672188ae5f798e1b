package io.wavegate.board;

import io.wavegate.board.Node.Element;

/** The few shapes a timeline is made of. */
final class Draw {
  private Draw() {}

  static Element group() {
    return Element.of(Tag.G);
  }

  static Element rect(double x, double y, double width, double height) {
    return Element.of(Tag.RECT)
        .with(Attribute.X, x)
        .with(Attribute.Y, y)
        .with(Attribute.WIDTH, width)
        .with(Attribute.HEIGHT, height);
  }

  static Element line(double x1, double y1, double x2, double y2) {
    return Element.of(Tag.LINE)
        .with(Attribute.X1, x1)
        .with(Attribute.Y1, y1)
        .with(Attribute.X2, x2)
        .with(Attribute.Y2, y2);
  }

  static Element text(double x, double y, String text) {
    return Element.of(Tag.TEXT, text).with(Attribute.X, x).with(Attribute.Y, y);
  }

  static Element path(String d) {
    return Element.of(Tag.PATH).with(Attribute.D, d);
  }

  /** A shape with words that appear when it is pointed at. */
  static Element titled(String title, Element... shapes) {
    return group().add(Element.of(Tag.TITLE, title)).add(shapes);
  }

  /**
   * The mark of a decision: a disc with a tick, a cross or a square in it.
   *
   * @param x its centre
   * @param y its centre
   */
  static Element mark(Mark mark, double x, double y) {
    Element disc =
        Element.of(Tag.CIRCLE)
            .with(Attribute.CX, x)
            .with(Attribute.CY, y)
            .with(Attribute.R, 7)
            .classed("disc " + mark.tone().style());
    return group().add(disc).add(path(sign(mark, x, y)).classed("sign"));
  }

  private static String sign(Mark mark, double x, double y) {
    return switch (mark) {
      case PROMOTE, BY_PERSON -> move(x - 3.5, y) + " l2.5 3 l4.5 -5.5";
      case ROLL_BACK -> move(x - 3, y - 3) + " l6 6 m0 -6 l-6 6";
      case HALT -> move(x - 2.5, y - 2.5) + " h5 v5 h-5 z";
      case STEP_ASIDE, STOOD_DOWN, OBSERVED, OPENED, WAITING, WATCHING -> move(x - 3, y) + " h6";
    };
  }

  /** A small triangle that stands on a bar. */
  static Element flag(Tone tone, double x, double y) {
    return path(move(x, y) + " l-4.5 -7 h9 z").classed("flag " + tone.style());
  }

  private static String move(double x, double y) {
    return "M" + Decimal.of(x) + " " + Decimal.of(y);
  }
}
