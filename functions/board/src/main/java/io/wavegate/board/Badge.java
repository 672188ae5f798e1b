package io.wavegate.board;

import io.wavegate.board.Node.Element;

/** A word with its symbol in its colour. */
final class Badge {
  private Badge() {}

  static Element of(Standing standing) {
    return of(standing.symbol(), standing.word(), standing.tone());
  }

  static Element of(Mark mark) {
    return of(mark.symbol(), mark.word(), mark.tone());
  }

  static Element of(String symbol, String word, Tone tone) {
    return Element.of(Tag.SPAN)
        .classed("badge " + tone.style())
        .add(Element.of(Tag.SPAN, symbol).with(Attribute.ARIA_HIDDEN, "true"))
        .text(word);
  }
}
