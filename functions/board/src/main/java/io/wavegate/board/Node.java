package io.wavegate.board;

/** A piece of a page. */
sealed interface Node {
  /** Appends the piece as markup. */
  void writeTo(StringBuilder out);

  /**
   * Text, however hostile: it is made visible and escaped as it is written.
   *
   * @param text as it came from outside
   */
  record Text(String text) implements Node {
    @Override
    public void writeTo(StringBuilder out) {
      Escape.write(Visible.of(text), out);
    }
  }

  /**
   * A style sheet of this module, the only thing that is written as it stands.
   *
   * @param sheet which
   */
  record Style(Sheet sheet) implements Node {
    @Override
    public void writeTo(StringBuilder out) {
      out.append(sheet.css());
    }
  }

  /** An element, with attributes and content. */
  final class Element implements Node {
    private final Tag tag;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Element(Tag tag) {
      this.tag = tag;
    }

    /** An empty element. */
    static Element of(Tag tag) {
      return new Element(tag);
    }

    /** An element that holds text. */
    static Element of(Tag tag, String text) {
      return new Element(tag).text(text);
    }

    /** The same element with an attribute more; its value is escaped like text. */
    Element with(Attribute attribute, String value) {
      attributes.append(' ').append(attribute.word()).append("=\"");
      Escape.write(Visible.of(value), attributes);
      attributes.append('"');
      return this;
    }

    /** The same element with a number as an attribute. */
    Element with(Attribute attribute, double value) {
      return with(attribute, Decimal.of(value));
    }

    /** The same element with the class that the style sheets know. */
    Element classed(String name) {
      return with(Attribute.CLASS, name);
    }

    /** The same element with more content. */
    Element add(Node... more) {
      for (Node node : more) {
        node.writeTo(content);
      }
      return this;
    }

    /** The same element with more text. */
    Element text(String text) {
      return add(new Text(text));
    }

    @Override
    public void writeTo(StringBuilder out) {
      out.append('<').append(tag.word()).append(attributes);
      if (tag.isVoid()) {
        out.append(" />");
      } else {
        out.append('>').append(content).append("</").append(tag.word()).append('>');
      }
      if (tag.endsLine()) {
        out.append('\n');
      }
    }
  }
}
