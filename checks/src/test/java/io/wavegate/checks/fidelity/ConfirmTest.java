package io.wavegate.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavegate.checks.Repository;
import io.wavegate.checks.fidelity.Recipes.Recipe;
import io.wavegate.checks.template.Tool;
import io.wavegate.standins.model.ServiceModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each belief has its recipe, each recipe its belief, and its commands are the AWS CLI's. */
final class ConfirmTest {
  private static final String SCRIPT =
      "checks/src/test/resources/io/wavegate/checks/fidelity/commands.py";
  private static final int NO_PACKAGE = 3;

  /** Shows that something is checked. */
  private static final String NONE = "aws codepipeline roll-back --name x";

  /** The AWS CLI's names of services that have another endpoint prefix. */
  private static final Map<String, String> ENDPOINTS =
      Map.of("cloudwatch", "monitoring", "stepfunctions", "states");

  @Test
  void eachBeliefHasARecipeAndEachRecipeABelief() {
    List<String> believed =
        Fidelity.lines().stream().flatMap(line -> line.number().stream()).toList();
    List<String> recipes =
        Recipes.all().stream().flatMap(recipe -> recipe.numbers().stream()).toList();

    assertThat(believed).isNotEmpty().doesNotHaveDuplicates();
    assertThat(recipes).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(believed);
  }

  @Test
  void eachRecipeSaysWhatConfirmsWhatRefutesWhatItCostsAndWhatItLeaves() {
    for (Recipe recipe : Recipes.all()) {
      assertThat(recipe.text())
          .as("%s", recipe.numbers())
          .containsPattern("(?m)^aws ")
          .containsPattern("- Confirms: \\S")
          .containsPattern("- Refutes: \\S")
          .containsPattern("- Costs: \\S")
          .containsPattern("Leaves behind: \\S");
    }
  }

  @Test
  void everyCommandIsOneOfTheAwsCli(@TempDir Path folder) throws IOException {
    Tool python = Tool.onPath("python3", "the commands of " + Recipes.FILE + " are not parsed");
    List<String> commands = new ArrayList<>(Recipes.commands());
    commands.add(NONE);
    Path file = Files.write(folder.resolve("commands"), commands);

    Tool.Said said = python.run(List.of(SCRIPT, file.toString()));

    assumeTrue(
        said.code() != NO_PACKAGE,
        "Python has no awscli: the commands of " + Recipes.FILE + " are not parsed");
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text().lines()).hasSize(1).allMatch(line -> line.startsWith(NONE));
  }

  /** Also where there is no AWS CLI: a command that a stand-in knows has the model's members. */
  @Test
  void commandsThatAStandInKnowsHaveTheModelsMembers() {
    List<String> wrong = new ArrayList<>();
    int known = 0;
    for (String command : Recipes.commands()) {
      String[] words = command.split(" ", -1);
      Optional<List<String>> members = members(words[1], words[2]);
      if (members.isPresent()) {
        known++;
        Stream.of(words)
            .filter(word -> word.startsWith("--") && !members.get().contains(word))
            .forEach(option -> wrong.add(command + ": " + option));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(known).isGreaterThan(30);
  }

  private static Optional<List<String>> members(String service, String operation) {
    String name =
        Stream.of(operation.split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .reduce("", String::concat);
    return ServiceModels.bundled()
        .input(ENDPOINTS.getOrDefault(service, service), name)
        .map(shape -> shape.members().keySet().stream().map(ConfirmTest::option).toList());
  }

  private static String option(String member) {
    return "--" + member.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  @Test
  void theTableAndTheRecipesNameEachOther() {
    assertThat(Repository.text(Fidelity.FILE)).contains("`" + Recipes.FILE + "`");
    assertThat(Repository.text(Recipes.FILE)).contains("`" + Fidelity.FILE + "`");
  }
}
