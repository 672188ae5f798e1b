package io.wavegate.standins.ecr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images are described by tag and by digest, and what is not there is said as ECR says it. */
class EcrStandInTest {
  private static final String REPOSITORY = "{\"repositoryName\": \"checkout\"%s}";

  private final EcrStandIn images = new EcrStandIn(new TestWorld(), "111122223333", "eu-west-1");
  private final Asked ecr = new Asked(images);
  private String name = "";

  @BeforeEach
  void aRepositoryWithTwoImages() {
    name = images.push("checkout", "41");
    images.push("checkout", "42");
  }

  private JsonNode described(String id) {
    return ecr.of("DescribeImages", REPOSITORY, ", \"imageIds\": [" + id + "]")
        .path("imageDetails");
  }

  @Test
  void anImageIsNamedByItsRegistryItsRepositoryAndItsTagOrDigest() {
    assertThat(name).isEqualTo("111122223333.dkr.ecr.eu-west-1.amazonaws.com/checkout:41");
    assertThat(images.byDigest("checkout", "41"))
        .matches(
            "111122223333\\.dkr\\.ecr\\.eu-west-1\\.amazonaws\\.com/checkout@sha256:[0-9a-f]{64}");
  }

  @Test
  void itIsDescribedByTagAndByDigest() {
    JsonNode byTag = described("{\"imageTag\": \"41\"}");
    assertThat(byTag).hasSize(1);
    assertThat(byTag.at("/0/imageTags/0").asText()).isEqualTo("41");
    assertThat(byTag.at("/0/imageStatus").asText()).isEqualTo("ACTIVE");

    String digest = byTag.at("/0/imageDigest").asText();
    assertThat(described("{\"imageDigest\": \"" + digest + "\"}")).isEqualTo(byTag);
    assertThat(ecr.of("DescribeImages", REPOSITORY, "").path("imageDetails")).hasSize(2);
  }

  @Test
  void anArchivedOneIsDescribedAsThat() {
    images.archive("checkout", "41");

    assertThat(described("{\"imageTag\": \"41\"}").at("/0/imageStatus").asText())
        .isEqualTo("ARCHIVED");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThat(images.delete("checkout", "41")).isTrue();
    assertThat(
            ecr.refused("DescribeImages", REPOSITORY, ", \"imageIds\": [{\"imageTag\": \"41\"}]"))
        .isEqualTo(
            "ImageNotFoundException: The image with imageId {imageDigest:'null', imageTag:'41'}"
                + " does not exist within the repository with name 'checkout' in the registry with"
                + " id '111122223333'");
    assertThat(images.expire("checkout")).isTrue();
    assertThat(images.expire("checkout")).isFalse();
    images.deleteRepository("checkout");
    assertThat(ecr.refused("DescribeImages", REPOSITORY, ""))
        .isEqualTo(
            "RepositoryNotFoundException: The repository with name 'checkout' does not exist in the"
                + " registry with id '111122223333'");
  }

  @Test
  void anotherAccountsRegistryIsNotThisOne() {
    assertThat(ecr.refused("DescribeImages", REPOSITORY, ", \"registryId\": \"444455556666\""))
        .startsWith("RepositoryNotFoundException: ");
  }

  @Test
  void aRequestThatBreaksTheModelIsRefused() {
    assertThat(ecr.refused("DescribeImages", "{\"repositoryName\": \"Checkout\"}"))
        .startsWith("InvalidParameterException: ");
    assertThat(ecr.refused("DescribeImages", REPOSITORY, ", \"imageIds\": []"))
        .startsWith("InvalidParameterException: ");
    assertThat(
            ecr.refused(
                "DescribeImages",
                REPOSITORY,
                ", \"maxResults\": 5, \"imageIds\": [{\"imageTag\": \"41\"}]"))
        .startsWith("InvalidParameterException: ");
  }
}
