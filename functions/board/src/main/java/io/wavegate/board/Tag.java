package io.wavegate.board;

import java.util.Locale;

/** The elements of HTML and SVG that pages are made of; none of them can hold a script. */
enum Tag {
  HTML,
  HEAD,
  META,
  TITLE,
  STYLE,
  BODY,
  HEADER,
  MAIN,
  FOOTER,
  NAV,
  SECTION,
  H1,
  H2,
  H3,
  P,
  A,
  DIV,
  SPAN,
  CODE,
  TIME,
  UL,
  LI,
  DL,
  DT,
  DD,
  TABLE,
  CAPTION,
  THEAD,
  TBODY,
  TR,
  TH,
  TD,
  DETAILS,
  SUMMARY,
  SVG,
  G,
  DESC,
  DEFS,
  PATTERN,
  PATH,
  RECT,
  CIRCLE,
  LINE,
  TEXT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isVoid() {
    return this == META;
  }

  /** Whether a line ends after it, so that a page can be read and compared as text. */
  boolean endsLine() {
    return switch (this) {
      case A, SPAN, CODE, TIME, TH, TD, DT, DD, SUMMARY -> false;
      case HTML, HEAD, META, TITLE, STYLE, BODY, HEADER, MAIN, FOOTER, NAV, SECTION -> true;
      case H1, H2, H3, P, DIV, UL, LI, DL, TABLE, CAPTION, THEAD, TBODY, TR, DETAILS -> true;
      case SVG, G, DESC, DEFS, PATTERN, PATH, RECT, CIRCLE, LINE, TEXT -> true;
    };
  }
}
