package io.wavegate.core.lever;

import java.util.ArrayList;
import java.util.List;

/**
 * The task definition that a service would run again, and the images of its containers ({@code
 * DescribeTaskDefinition}, {@code DescribeImages}). A service is not updated to one that is
 * INACTIVE (ECS's API reference, {@code DeregisterTaskDefinition}).
 *
 * @param taskDefinition its ARN
 * @param status ECS's word: ACTIVE, INACTIVE, DELETE_IN_PROGRESS; MISSING if ECS does not describe
 *     it, UNREAD if it could not be asked
 * @param why ECS's words where it is MISSING or UNREAD, else empty
 * @param images those of its containers
 */
public record FormerTask(String taskDefinition, String status, String why, List<Image> images) {
  /** Copies the list. */
  public FormerTask {
    images = List.copyOf(images);
  }

  /**
   * An image.
   *
   * @param name as the task definition has it
   * @param found ECR's word for it: ACTIVE, ARCHIVED, ACTIVATING; MISSING if ECR does not have it,
   *     UNREAD if it could not be asked, ELSEWHERE if it is of another registry or Region
   * @param why ECR's words where it is MISSING or UNREAD, else empty
   */
  public record Image(String name, String found, String why) {}

  /** What of it is left. */
  Remains remains() {
    String named =
        "task definition " + taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    return switch (status) {
      case "ACTIVE" -> ofImages();
      case "UNREAD" ->
          Remains.unknown("whether " + named + " is still ACTIVE is not known: " + why);
      case "MISSING" -> new Remains(List.of(named + " is gone: " + why), List.of(), "");
      default -> new Remains(List.of(named + " is " + status), List.of(), "");
    };
  }

  private Remains ofImages() {
    List<String> gone = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (Image image : images) {
      String named = "image " + image.name();
      switch (image.found()) {
        case "ACTIVE" -> there.add(image.name());
        case "MISSING" -> gone.add(named + " is gone");
        case "ELSEWHERE" ->
            doubts.add(named + " is not looked at: it is of another registry or Region");
        case "UNREAD" ->
            doubts.add("whether " + named + " still exists is not known: " + image.why());
        default -> gone.add(named + " is " + image.found());
      }
    }
    return new Remains(gone, doubts, said(there.size()));
  }

  private static String said(int there) {
    return switch (there) {
      case 0 -> "";
      case 1 -> "its image is there";
      default -> "its " + there + " images are there";
    };
  }
}
