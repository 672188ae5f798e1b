package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares with a committed file; {@code -Dwavegate.golden=write} writes it anew. */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/io/wavegate/board");

  private Golden() {}

  static void assertSame(String file, List<String> lines) {
    Path path = FOLDER.resolve(file);
    String text = String.join("\n", lines) + "\n";
    try {
      if ("write".equals(System.getProperty("wavegate.golden"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(path, text);
      }
      assertThat(text).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare with " + path, e);
    }
  }
}
