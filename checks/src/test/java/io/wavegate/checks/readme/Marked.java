package io.wavegate.checks.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document between {@code <!-- name -->} and {@code <!-- /name -->}.
 *
 * @param document its path from the root
 * @param name the marker
 */
public record Marked(String document, String name) {
  private static final String WRITE = "wavegate.golden";

  private int begin(String text) {
    String marker = "<!-- " + name + " -->\n";
    int at = text.indexOf(marker);
    assertThat(at).as("%s has %s", document, marker).isNotNegative();
    return at + marker.length();
  }

  private int end(String text) {
    String marker = "<!-- /" + name + " -->";
    int at = text.indexOf(marker);
    assertThat(at).as("%s has %s", document, marker).isGreaterThanOrEqualTo(begin(text));
    return at;
  }

  /** What stands there. */
  String content() {
    String text = Repository.text(document);
    return text.substring(begin(text), end(text));
  }

  /** Demands that just this stands there, or writes it with {@code -Dwavegate.golden=write}. */
  public void mustBe(String generated) {
    if (System.getProperty(WRITE, "").equals("write")) {
      write(generated);
    }
    assertThat(content())
        .as("%s, between the markers %s; -D%s=write rewrites it", document, name, WRITE)
        .isEqualTo(generated);
  }

  private void write(String generated) {
    Path file = Repository.path(document);
    String text = Repository.text(file);
    String written = text.substring(0, begin(text)) + generated + text.substring(end(text));
    if (!written.equals(text)) {
      try {
        Files.writeString(file, written);
      } catch (IOException e) {
        throw new UncheckedIOException(document, e);
      }
    }
  }
}
