package io.wavegate.checks.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import io.wavegate.checks.readme.Marked;
import io.wavegate.checks.readme.NamedFiles;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** {@code TESTING.md} says what the catalogue says. */
@TestInstance(Lifecycle.PER_CLASS)
final class TestingDocumentTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");

  private final TestingDocument document =
      new TestingDocument(Catalogue.shipped(), TestMethods.read());

  private static void holds(String part, String generated) {
    new Marked(TestingDocument.FILE, part).mustBe(generated);
  }

  @Test
  void theCountsAreTheCatalogues() {
    holds("counts", document.counts());
  }

  @Test
  void theTablesAreTheCatalogues() {
    Catalogue catalogue = document.catalogue();
    holds("rules", document.table("what it demands", catalogue.rules()));
    holds("faults", document.table("what goes wrong", catalogue.faults()));
    holds("attacks", document.table("what somebody tries", catalogue.attacks()));
  }

  @Test
  void whatNothingShowsIsTheCatalogues() {
    holds("gaps", document.gaps());
  }

  @Test
  void theFiguresAreThoseThatWereRecorded() {
    holds("figures", Figures.markdown(Figures.recorded(), PlantedPatches.titles()));
  }

  @Test
  void everythingThatIsNamedIsThere() {
    assertThat(NamedFiles.missing(TestingDocument.FILE)).isEmpty();
    assertThat(
            LINK.matcher(Repository.text(TestingDocument.FILE))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://"))
                .filter(link -> !Files.exists(Repository.path(link))))
        .isEmpty();
  }
}
