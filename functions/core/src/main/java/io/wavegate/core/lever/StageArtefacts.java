package io.wavegate.core.lever;

import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a stage's actions were given in an execution, and where it lies ({@code
 * ListActionExecutions}, {@code ListObjectsV2}). A rollback runs the stage with the artefacts of
 * the execution that it returns to (CodePipeline's user guide, Configuring stage rollback).
 *
 * @param whole whether all of the execution's actions were listed
 * @param artefacts each location once
 */
public record StageArtefacts(boolean whole, List<Artefact> artefacts) {
  /** Storage classes whose objects are not read before they are restored. */
  private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

  /** Copies the list. */
  public StageArtefacts {
    artefacts = List.copyOf(artefacts);
  }

  /**
   * One artefact.
   *
   * @param name its name in the pipeline
   * @param bucket where it lies
   * @param key where in the bucket
   * @param storage its storage class as S3 names it; empty if it was not found
   * @param why why it could not be looked for; empty if it could
   */
  public record Artefact(String name, String bucket, String key, String storage, String why) {}

  /**
   * What is left of what a rollback would bring back.
   *
   * @param execution the execution that it returns to
   */
  public static Remains remains(String execution, Reading<StageArtefacts> reading) {
    return switch (reading) {
      case Unread<StageArtefacts> unread ->
          Remains.unknown("whether its artefacts still exist is not known: " + unread.why());
      case Read<StageArtefacts> read -> read.value().of(execution);
    };
  }

  private Remains of(String execution) {
    List<String> gone = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (Artefact artefact : artefacts) {
      String named = "artefact " + artefact.name() + " of execution " + Names.head(execution, 8);
      if (!artefact.why().isEmpty()) {
        doubts.add("whether " + named + " still exists is not known: " + artefact.why());
      } else if (artefact.storage().isEmpty()) {
        gone.add(named + " is gone from bucket " + artefact.bucket());
      } else if (ARCHIVES.contains(artefact.storage())) {
        gone.add(named + " is archived in bucket " + artefact.bucket());
      } else {
        there.add(artefact.name());
      }
    }
    if (!whole) {
      doubts.add(
          "whether all of its artefacts still exist is not known: the execution has more actions"
              + " than one page");
    }
    return new Remains(gone, doubts, said(there));
  }

  private static String said(List<String> there) {
    String names = there.stream().distinct().sorted().collect(Collectors.joining(", "));
    return switch (there.size()) {
      case 0 -> "";
      case 1 -> "its artefact " + names + " is there";
      default -> "its artefacts " + names + " are there";
    };
  }
}
