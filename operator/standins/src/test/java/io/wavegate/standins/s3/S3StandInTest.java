package io.wavegate.standins.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.TestWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bucket is listed by prefix, and what cannot be listed is said as S3 says it. */
class S3StandInTest {
  private final S3StandIn objects = new S3StandIn(new TestWorld());
  private final Asked s3 = new Asked(objects);

  @BeforeEach
  void aBucketWithThreeObjects() {
    objects.put("artefacts", "checkout/Build/2");
    objects.put("artefacts", "checkout/Build/1");
    objects.put("artefacts", "checkout/Build/10", "GLACIER");
  }

  private JsonNode list(String more) {
    return s3.of("ListObjectsV2", "{\"Bucket\": \"artefacts\"%s}", more);
  }

  private static List<String> keys(JsonNode answer) {
    List<String> keys = new ArrayList<>();
    answer.path("Contents").forEach(object -> keys.add(object.path("Key").asText()));
    return keys;
  }

  @Test
  void objectsComeInTheOrderOfTheirKeys() {
    assertThat(keys(list("")))
        .containsExactly("checkout/Build/1", "checkout/Build/10", "checkout/Build/2");
    assertThat(list("").path("KeyCount").asInt()).isEqualTo(3);
    assertThat(list("").path("IsTruncated").asBoolean()).isFalse();
  }

  @Test
  void theFirstWithAPrefixIsTheKeyItselfIfItIsThere() {
    JsonNode first = list(", \"Prefix\": \"checkout/Build/1\", \"MaxKeys\": 1");

    assertThat(keys(first)).containsExactly("checkout/Build/1");
    assertThat(first.path("IsTruncated").asBoolean()).isTrue();
    assertThat(first.at("/Contents/0/StorageClass").asText()).isEqualTo("STANDARD");
    assertThat(list(", \"Prefix\": \"checkout/Build/10\"").at("/Contents/0/StorageClass").asText())
        .isEqualTo("GLACIER");
  }

  @Test
  void whatIsNotThereIsAnEmptyListWithoutContents() {
    JsonNode none = list(", \"Prefix\": \"checkout/Build/3\"");

    assertThat(none.has("Contents")).isFalse();
    assertThat(none.path("KeyCount").asInt()).isZero();
  }

  @Test
  void whatExpiresIsThereNoMore() {
    assertThat(objects.expire("checkout/Build/1.*")).isEqualTo(2);

    assertThat(keys(list(""))).containsExactly("checkout/Build/2");
    assertThat(objects.has("artefacts", "checkout/Build/1")).isFalse();
    assertThat(objects.has("artefacts", "checkout/Build/2")).isTrue();
  }

  @Test
  void aBucketThatIsNotThereOrNotOursOrElsewhereIsRefused() {
    objects.putForeignBucket("theirs");
    objects.putBucketElsewhere("far");

    assertThat(s3.refused("ListObjectsV2", "{\"Bucket\": \"gone\"}"))
        .isEqualTo("NoSuchBucket: The specified bucket does not exist");
    assertThat(s3.refused("ListObjectsV2", "{\"Bucket\": \"theirs\"}"))
        .isEqualTo("AccessDenied: Access Denied");
    assertThat(s3.refused("ListObjectsV2", "{\"Bucket\": \"far\"}"))
        .startsWith("PermanentRedirect: The bucket you are attempting to access must be addressed");
  }

  @Test
  void aRequestThatBreaksTheModelIsRefused() {
    assertThat(s3.refused("ListObjectsV2", "{\"Prefix\": \"x\"}")).startsWith("InvalidArgument: ");
    assertThat(s3.refused("ListObjectsV2", "{\"Bucket\": \"artefacts\", \"MaxKeys\": -1}"))
        .startsWith("InvalidArgument: Argument maxKeys must be");
  }
}
