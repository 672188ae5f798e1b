package io.wavegate.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What must not stand in any text of the repository. The words are taken apart, being in one. */
final class TextsTest {
  private static List<String> found(Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Path file : Repository.files(Repository.root())) {
      Optional<String> text = text(file);
      if (text.isEmpty()) {
        continue;
      }
      int line = 0;
      for (String content : text.get().lines().toList()) {
        line++;
        if (pattern.matcher(content).find()) {
          found.add(Repository.name(file) + ":" + line + ": " + content.strip());
        }
      }
    }
    return found;
  }

  /** The text of a file, unless it is none. */
  private static Optional<String> text(Path file) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static Pattern words(String... words) {
    return Pattern.compile("(?i)\\b(" + String.join("|", words) + ")\\b");
  }

  @Test
  void textsAreRead() {
    assertThat(found(Pattern.compile("^package io\\.wavegate"))).hasSizeGreaterThan(200);
    assertThat(found(Pattern.compile("^# Wavegate$"))).containsExactly("README.md:1: # Wavegate");
  }

  @Test
  void noPathOfOneMachine() {
    String folders =
        String.join("|", "wo" + "rk", "ro" + "ot", "tm" + "p", "ho" + "me", "Use" + "rs");
    assertThat(found(Pattern.compile("(?<![\\w.$}/*)-])/(" + folders + ")(/|\\b)(?!-)"))).isEmpty();
  }

  @Test
  void noRegistryHost() {
    String hosts =
        String.join(
            "|",
            "repo1?\\.ma" + "ven",
            "maven\\.o" + "rg",
            "sona" + "type",
            "jcen" + "ter",
            "artifac" + "tory",
            "registry\\.n" + "pm",
            "npm" + "js\\.(com|org)",
            "py" + "pi\\.(org|io)",
            "python" + "hosted",
            "deb\\.deb" + "ian",
            "docker\\.i" + "o",
            "ghcr\\.i" + "o",
            "codearti" + "fact\\.");
    assertThat(found(Pattern.compile("(?i)" + hosts))).isEmpty();
  }

  @Test
  void nothingIsLeftToDo() {
    assertThat(found(Pattern.compile("\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b"))).isEmpty();
  }

  @Test
  void nothingSpeaksOfHowItWasWritten() {
    assertThat(
            found(
                words(
                    "clau" + "de",
                    "anthro" + "pic",
                    "chat" + "gpt",
                    "open" + "ai",
                    "cop" + "ilot",
                    "ll" + "ms?",
                    "language " + "models?",
                    "ai-gen" + "erated",
                    "sub-?ag" + "ents?",
                    "co-auth" + "ored-by",
                    "the br" + "ief",
                    "aws-" + "facts",
                    "build-" + "facts",
                    "design" + "\\.md",
                    "reliability" + "\\.md")))
        .isEmpty();
  }

  @Test
  void noSecretThatCouldBeReal() {
    assertThat(
            found(
                Pattern.compile(
                    "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b(?<!EXAMPLE)|-----BEGIN [A-Z ]*PRIVATE KEY")))
        .isEmpty();
  }

  @Test
  void linesEndAsInUnix() {
    assertThat(found(Pattern.compile("\t+$|[ \t]+$")))
        .filteredOn(line -> !line.startsWith("LICENSE:") && !line.contains("/src/test/resources/"))
        // An empty line of a patch's context is a space.
        .filteredOn(line -> !line.matches("operator/local/planted/[a-z-]+\\.patch:[0-9]+: "))
        .isEmpty();
  }

  @Test
  void theLicenceIsThere() {
    String licence = Repository.text("LICENSE");
    assertThat(licence).contains("Apache License", "Version 2.0, January 2004");
    assertThat(licence).contains("9. Accepting Warranty or Additional Liability.");
    assertThat(Repository.text("pom.xml")).contains("<name>Apache-2.0</name>");
    assertThat(Repository.text("README.md")).contains("Apache-2.0");
  }
}
