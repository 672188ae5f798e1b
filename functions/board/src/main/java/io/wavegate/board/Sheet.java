package io.wavegate.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A style sheet of this module. */
enum Sheet {
  /** The colours, for light and dark. */
  PALETTE("palette.css"),
  /** The report page, on screen and on paper. */
  PAGE("page.css"),
  /** The timeline drawing. */
  TIMELINE("timeline.css");

  private final String file;

  Sheet(String file) {
    this.file = file;
  }

  /** The sheet's text. */
  String css() {
    try (InputStream in =
        Objects.requireNonNull(Sheet.class.getResourceAsStream(file), () -> "no " + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
