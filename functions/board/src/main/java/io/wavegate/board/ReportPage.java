package io.wavegate.board;

import io.wavegate.board.Node.Element;
import io.wavegate.board.Node.Style;
import io.wavegate.core.view.ReleaseView;
import java.util.ArrayList;
import java.util.List;

/** One self-contained HTML file for one or more rehearsed or real releases. */
public final class ReportPage {
  /** Nothing is fetched and nothing runs, even if an escape were missed somewhere. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private ReportPage() {}

  /**
   * A release with the name it has in the report.
   *
   * @param name for example {@code alarm mid-bake}
   * @param release the release
   */
  public record Section(String name, ReleaseView release) {}

  /**
   * The page: UTF-8, no script, no request, light or dark as the reader likes it, fit for A4. All
   * text is escaped, and control characters are shown as their code point.
   *
   * @param title the page's title
   * @param sections one for each release, in the order of the page
   */
  public static String html(String title, List<Section> sections) {
    List<Part> parts = new ArrayList<>();
    for (Section section : sections) {
      parts.add(new Part("release-" + (parts.size() + 1), section.name(), section.release()));
    }
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    Element.of(Tag.HTML)
        .with(Attribute.LANG, "en")
        .add(head(title), body(title, parts))
        .writeTo(page);
    return page.toString();
  }

  /** A section with the id by which the page links to it. */
  private record Part(String id, String name, ReleaseView release) {}

  private static Element head(String title) {
    Element style =
        Element.of(Tag.STYLE)
            .add(new Style(Sheet.PALETTE), new Style(Sheet.PAGE), new Style(Sheet.TIMELINE));
    return Element.of(Tag.HEAD)
        .add(
            Element.of(Tag.META).with(Attribute.CHARSET, "utf-8"),
            meta("viewport", "width=device-width, initial-scale=1"),
            meta("color-scheme", "light dark"),
            meta("referrer", "no-referrer"),
            Element.of(Tag.META)
                .with(Attribute.HTTP_EQUIV, "Content-Security-Policy")
                .with(Attribute.CONTENT, POLICY),
            Element.of(Tag.TITLE, title),
            style);
  }

  private static Element meta(String name, String content) {
    return Element.of(Tag.META).with(Attribute.NAME, name).with(Attribute.CONTENT, content);
  }

  private static Element body(String title, List<Part> parts) {
    Element header = Element.of(Tag.HEADER).add(Element.of(Tag.H1, title));
    if (parts.size() > 1) {
      header.add(contents(parts));
    }
    Element main = Element.of(Tag.MAIN);
    parts.forEach(
        part -> main.add(new ReleaseSection(part.id(), part.name(), part.release()).section()));
    Element footer =
        Element.of(Tag.FOOTER)
            .add(
                Element.of(
                    Tag.P,
                    "Written by Wavegate. All times are UTC; +1h 42m is counted "
                        + "from the start of the release."));
    return Element.of(Tag.BODY).add(header, main, footer);
  }

  private static Element contents(List<Part> parts) {
    Element list = Element.of(Tag.UL);
    for (Part part : parts) {
      Element link = Element.of(Tag.A, part.name()).with(Attribute.HREF, "#" + part.id());
      list.add(
          Element.of(Tag.LI)
              .add(Badge.of(Course.of(part.release())), link)
              .add(Element.of(Tag.SPAN, part.release().headline())));
    }
    return Element.of(Tag.NAV).with(Attribute.ARIA_LABEL, "Releases in this report").add(list);
  }
}
