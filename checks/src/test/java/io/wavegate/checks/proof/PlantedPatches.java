package io.wavegate.checks.proof;

import io.wavegate.checks.Repository;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The planted bugs: each patch's name with its title. */
final class PlantedPatches {
  static final String FOLDER = "operator/local/planted";

  private static final String TITLE = "Title: ";
  private static final String ENDING = ".patch";

  private PlantedPatches() {}

  static SequencedMap<String, String> titles() {
    SequencedMap<String, String> titles = new TreeMap<>();
    Repository.files(Repository.path(FOLDER)).stream()
        .filter(file -> file.toString().endsWith(ENDING))
        .forEach(
            file ->
                titles.put(
                    file.getFileName().toString().replace(ENDING, ""),
                    Repository.text(file)
                        .lines()
                        .filter(line -> line.startsWith(TITLE))
                        .findFirst()
                        .orElseThrow()
                        .substring(TITLE.length())));
    return titles;
  }
}
