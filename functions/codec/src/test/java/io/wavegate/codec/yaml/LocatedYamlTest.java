package io.wavegate.codec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.YamlDocument.Located;
import io.wavegate.codec.yaml.YamlDocument.Unreadable;
import io.wavegate.codec.yaml.YamlNode.Mapping;
import io.wavegate.codec.yaml.YamlNode.Scalar;
import io.wavegate.codec.yaml.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatedYamlTest {
  @Test
  void everyValueKnowsItsLineAndColumn() {
    Mapping root =
        (Mapping)
            read(
                """
                # a comment
                service: checkout
                waves:
                  - {name: "one-box", bake: 1h}
                """);

    assertThat(root.at()).isEqualTo(new Place(2, 1));
    assertThat(root.entries().get(0).value())
        .isEqualTo(new Scalar(new Place(2, 10), "checkout", false));
    Sequence waves = (Sequence) root.entries().get(1).value();
    assertThat(waves.at()).isEqualTo(new Place(4, 3));
    Mapping wave = (Mapping) waves.items().getFirst();
    assertThat(wave.entries().get(0).value())
        .isEqualTo(new Scalar(new Place(4, 12), "one-box", true));
    assertThat(wave.entries().get(1).key()).isEqualTo(new Scalar(new Place(4, 23), "bake", false));
  }

  @Test
  void anAliasIsTheValueOfItsAnchor() {
    Mapping root = (Mapping) read("a: &home [x]\nb: *home\n");

    assertThat(root.entries().get(1).value()).isSameAs(root.entries().get(0).value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a: 1\\na: 2                | 2:1: key \"a\" twice",
        "a: !!str x                 | 1:4: tags are not read, got tag:yaml.org,2002:str",
        "a: !java.net.URL [x]       | 1:4: tags are not read, got !java.net.URL",
        "a: !x {b: 1}               | 1:4: tags are not read, got !x",
        "a: *home                   | 1:4: alias *home before the end of its anchor, or without one",
        "a: &home [*home]           | 1:11: alias *home before the end of its anchor, or without one",
        "a: 1\\n---\\nb: 2           | 2:1: a second document begins here, one is read",
        "? [a, b]\\n: 1             | 1:3: a key must be one word",
        "a: [1, 2                   | 1:9: not YAML: expected ',' or ']', but got <stream end>",
        "a: b: c                    | 1:5: not YAML: mapping values are not allowed here",
        "a: @b                      | 1:4: not YAML: found character '@' that cannot start any token.",
      })
  void whatIsNotTakenIsSaidWithItsPlace(String text, String said) {
    String yaml = text.replace("\\n", "\n");

    String problem = problem(yaml.getBytes(StandardCharsets.UTF_8)).said();

    assertThat(problem).startsWith("f.yaml:" + said.substring(0, said.length() - 1));
  }

  @Test
  void anEmptyTextIsNoDocument() {
    for (String text : new String[] {"", "\n\n", "# only a comment\n"}) {
      assertThat(problem(text.getBytes(StandardCharsets.UTF_8)).message())
          .isEqualTo("the document is empty");
    }
  }

  @Test
  void twoMegabytesAreRefusedInOneSentence() {
    byte[] large = "a: 1\n".repeat(400_000).getBytes(StandardCharsets.UTF_8);

    assertThat(problem(large).said())
        .isEqualTo("f.yaml:1:1: at most 1048576 bytes are read, got 2000000");
  }

  @Test
  void aMegabyteOfBracketsIsRefusedByItsDepth() {
    byte[] deep = "[".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);

    assertThat(problem(deep).said()).isEqualTo("f.yaml:1:31: nested deeper than 30 levels");
  }

  @Test
  void aBombOfAliasesIsRefused() {
    StringBuilder few = new StringBuilder("a0: &a0 [" + "x, ".repeat(2_000) + "x]\n");
    for (int i = 1; i < 7; i++) {
      few.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    String many = "a: &a x\nb: [" + "*a, ".repeat(21) + "]\n";

    assertThat(problem(few.toString().getBytes(StandardCharsets.UTF_8)).message())
        .isEqualTo("more than 50000 values once aliases are followed");
    assertThat(problem(many.getBytes(StandardCharsets.UTF_8)).message())
        .isEqualTo("more than 20 aliases");
  }

  @Test
  void onlyUtf8IsRead() {
    assertThat(problem(new byte[] {'a', ':', ' ', 'b', '\n', 'c', (byte) 0xff}).said())
        .isEqualTo("f.yaml:2:2: not UTF-8");
    assertThat(problem("a: b".getBytes(StandardCharsets.UTF_16LE)).message())
        .isEqualTo("a character that YAML does not allow");
    assertThat(read("\uFEFFa: b")).isInstanceOf(Mapping.class);
  }

  @Test
  void aControlCharacterIsSaidWithItsPlace() {
    assertThat(problem("a: b\nc: d\u0007\n".getBytes(StandardCharsets.UTF_8)).said())
        .isEqualTo("f.yaml:2:5: a character that YAML does not allow");
  }

  @ParameterizedTest
  @CsvSource({
    "012345678901, NUMBER",
    "0x1f, NUMBER",
    "1.5e3, NUMBER",
    ".inf, NUMBER",
    "true, BOOLEAN",
    "yes, STRING",
    "~, NULL",
    "09:00, STRING",
    "1h, STRING"
  })
  void plainScalarsAreWhatYaml12SaysAndQuotedOnesAreText(String text, ScalarKind kind) {
    assertThat(ScalarKind.of(new Scalar(Place.START, text, false))).isEqualTo(kind);
    assertThat(ScalarKind.of(new Scalar(Place.START, text, true))).isEqualTo(ScalarKind.STRING);
  }

  private static YamlNode read(String text) {
    return ((Located) LocatedYaml.read("f.yaml", text.getBytes(StandardCharsets.UTF_8))).root();
  }

  private static Problem problem(byte[] content) {
    YamlDocument document = LocatedYaml.read("f.yaml", content);
    assertThat(document).isInstanceOf(Unreadable.class);
    return ((Unreadable) document).problem();
  }
}
