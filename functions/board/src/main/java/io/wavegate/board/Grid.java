package io.wavegate.board;

import io.wavegate.board.Node.Element;
import java.time.Instant;
import java.util.List;

/** Tables of a page. A table that is too wide scrolls; the page never does. */
final class Grid {
  private Grid() {}

  /**
   * A table with a row of headings, to be filled.
   *
   * @param caption what it holds, also said to those who cannot see it
   */
  static Element table(String caption, List<String> headings, Element body) {
    Element row = Element.of(Tag.TR);
    for (String heading : headings) {
      row.add(Element.of(Tag.TH, heading).with(Attribute.SCOPE, "col"));
    }
    Element table =
        Element.of(Tag.TABLE)
            .add(Element.of(Tag.CAPTION, caption), Element.of(Tag.THEAD).add(row), body);
    return scrolling(caption, table);
  }

  /** A part that scrolls sideways by itself, by keyboard too. */
  static Element scrolling(String name, Element content) {
    return Element.of(Tag.DIV)
        .classed("scroll")
        .with(Attribute.ROLE, "region")
        .with(Attribute.ARIA_LABEL, name)
        .with(Attribute.TABINDEX, "0")
        .add(content);
  }

  static Element cell(String text) {
    return Element.of(Tag.TD, text);
  }

  static Element cell(Element content) {
    return Element.of(Tag.TD).add(content);
  }

  /** A cell that is never broken into lines. */
  static Element whole(String text) {
    return cell(text).classed("whole");
  }

  /** A cell with a moment in UTC. */
  static Element at(Instant at) {
    return cell(time(at)).classed("whole");
  }

  /** A moment that a program can read too; day and time of day are never broken themselves. */
  static Element time(Instant at) {
    String[] dayAndClock = Times.full(at).split(" ", 2);
    return Element.of(Tag.TIME)
        .with(Attribute.DATETIME, at.toString())
        .add(Element.of(Tag.SPAN, dayAndClock[0]))
        .text(" ")
        .add(Element.of(Tag.SPAN, dayAndClock[1]));
  }
}
