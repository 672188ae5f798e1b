package io.wavegate.codec.event;

/**
 * What kind of action it is, in the words of CodePipeline.
 *
 * @param owner {@code AWS}, {@code ThirdParty} or {@code Custom}
 * @param category {@code Approval}, {@code Deploy}, {@code Invoke} and so on
 * @param provider {@code Manual}, {@code CodeDeploy}, {@code Lambda} and so on
 */
public record ActionType(String owner, String category, String provider) {
  /** Whether it is a manual approval action. */
  public boolean isManualApproval() {
    return category.equals("Approval") && provider.equals("Manual");
  }

  /** Whether it deploys. */
  public boolean isDeploy() {
    return category.equals("Deploy");
  }
}
