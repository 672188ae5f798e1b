package io.wavegate.board;

/** The attributes that pages use; none of them can hold a script. */
enum Attribute {
  ARIA_HIDDEN("aria-hidden"),
  ARIA_LABEL("aria-label"),
  ARIA_LABELLEDBY("aria-labelledby"),
  CHARSET("charset"),
  CLASS("class"),
  COLSPAN("colspan"),
  CONTENT("content"),
  CX("cx"),
  CY("cy"),
  D("d"),
  DATETIME("datetime"),
  DIR("dir"),
  FILL("fill"),
  HEIGHT("height"),
  HREF("href"),
  HTTP_EQUIV("http-equiv"),
  ID("id"),
  LANG("lang"),
  NAME("name"),
  PATTERN_TRANSFORM("patternTransform"),
  PATTERN_UNITS("patternUnits"),
  R("r"),
  REL("rel"),
  ROLE("role"),
  ROWSPAN("rowspan"),
  SCOPE("scope"),
  TABINDEX("tabindex"),
  TEXT_ANCHOR("text-anchor"),
  VIEW_BOX("viewBox"),
  WIDTH("width"),
  X("x"),
  X1("x1"),
  X2("x2"),
  Y("y"),
  Y1("y1"),
  Y2("y2");

  private final String word;

  Attribute(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
