package io.wavegate.standins.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterStoreStandInTest {
  private static final String ACCOUNT = "111122223333";
  private static final Caller TEAM =
      new Caller(ACCOUNT, "eu-west-1", "arn:aws:iam::111122223333:user/team");

  private final List<ObjectNode> events = new ArrayList<>();
  private final ParameterStoreStandIn store =
      new ParameterStoreStandIn(new TestWorld(), ACCOUNT, "eu-west-1", events::add);

  @Test
  void aValueIsReadAsItWasPut() throws ServiceError {
    put("/wavegate/policies/checkout", "service: checkout");

    JsonNode parameter = get("/wavegate/policies/checkout").path("Parameter");

    assertThat(parameter.path("Value").asText()).isEqualTo("service: checkout");
    assertThat(parameter.path("Version").asInt()).isEqualTo(1);
    assertThat(parameter.path("ARN").asText())
        .isEqualTo("arn:aws:ssm:eu-west-1:111122223333:parameter/wavegate/policies/checkout");
  }

  @Test
  void aSecureStringIsReadOnlyByWhoAsksForItsDecryption() throws ServiceError {
    store.call("PutParameter", input("/a/key", "hunter2").put("Type", "SecureString"), TEAM);
    ObjectNode asked = Json.object().put("Name", "/a/key");

    assertThat(store.call("GetParameter", asked, TEAM).at("/Parameter/Value").asText())
        .isNotEmpty()
        .doesNotContain("hunter2");
    assertThat(
            store
                .call("GetParameter", asked.put("WithDecryption", true), TEAM)
                .at("/Parameter/Value")
                .asText())
        .isEqualTo("hunter2");
    assertThat(
            store
                .call("GetParametersByPath", Json.object().put("Path", "/a"), TEAM)
                .at("/Parameters/0/Value")
                .asText())
        .doesNotContain("hunter2");
  }

  @Test
  void aSecretOfSecretsManagerIsReadByItsReservedPath() throws ServiceError {
    store.putSecret("/aws/reference/secretsmanager/shop/token", "hunter2");
    ObjectNode asked = Json.object().put("Name", "/aws/reference/secretsmanager/shop/token");

    assertRefused("ValidationException", () -> store.call("GetParameter", asked, TEAM));
    asked.put("WithDecryption", true);
    assertThat(store.call("GetParameter", asked, TEAM).at("/Parameter/Value").asText())
        .isEqualTo("hunter2");
    asked.put("Name", "/aws/reference/secretsmanager/shop/other");
    assertRefused("ParameterNotFound", () -> store.call("GetParameter", asked, TEAM));
  }

  @Test
  void oneThatIsNotThereIsRefused() {
    assertRefused("ParameterNotFound", () -> get("/nothing"));
  }

  @Test
  void anExistingOneIsOverwrittenOnlyOnDemand() throws ServiceError {
    put("/a/b", "1");
    assertRefused("ParameterAlreadyExists", () -> put("/a/b", "2"));

    store.call("PutParameter", input("/a/b", "2").put("Overwrite", true), TEAM);

    assertThat(get("/a/b").at("/Parameter/Version").asInt()).isEqualTo(2);
  }

  @Test
  void aPathShowsTenAtATimeAndNotWhatIsBelow() throws ServiceError {
    for (int i = 0; i < 23; i++) {
      put("/wavegate/policies/s%02d".formatted(i), "x");
    }
    put("/wavegate/policies/deeper/s", "x");
    put("/wavegate/other", "x");

    List<String> names = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    ObjectNode input = Json.object().put("Path", "/wavegate/policies");
    JsonNode page;
    do {
      page = store.call("GetParametersByPath", input, TEAM);
      page.path("Parameters").forEach(p -> names.add(p.path("Name").asText()));
      pages.add(page.path("Parameters").size());
      input.put("NextToken", page.path("NextToken").asText());
    } while (page.has("NextToken"));

    assertThat(pages).containsExactly(10, 10, 3);
    assertThat(names).hasSize(23).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aPageIsAtMostTen() {
    assertRefused(
        "ValidationException",
        () ->
            store.call(
                "GetParametersByPath",
                Json.object().put("Path", "/a").put("MaxResults", 11),
                TEAM));
  }

  @Test
  void aStandardParameterHolds4096CharactersAndAnAdvancedOne8192() throws ServiceError {
    put("/a/standard", "x".repeat(4_096));
    assertRefused("ValidationException", () -> put("/a/b", "x".repeat(4_097)));

    JsonNode tiered = tiered("/a/c", 8_192, "Intelligent-Tiering");
    assertThat(tiered.path("Tier").asText()).isEqualTo("Advanced");
    assertRefused("ValidationException", () -> tiered("/a/d", 8_193, "Intelligent-Tiering"));
    assertRefused("ValidationException", () -> tiered("/a/d", 8_193, "Advanced"));
  }

  @Test
  void anAdvancedParameterIsNotMadeAStandardOne() throws ServiceError {
    tiered("/a/b", 10, "Advanced");
    ObjectNode input = input("/a/b", "x").put("Overwrite", true);
    assertRefused(
        "ValidationException",
        () -> store.call("PutParameter", input.deepCopy().put("Tier", "Standard"), TEAM));

    assertThat(store.call("PutParameter", input, TEAM).path("Tier").asText()).isEqualTo("Advanced");
  }

  @Test
  void namesAndValuesThatTheServiceRefusesAreRefused() {
    for (String name : List.of("/aws/x", "ssm-x", "/a//b", "a/b", "/a b", "/a/")) {
      assertRefused("ValidationException", () -> put(name, "x"));
    }
    assertRefused("ValidationException", () -> put("/a", "{{ssm:other}}"));
    assertRefused("ValidationException", () -> put("/a", ""));
    assertRefused("HierarchyLevelLimitExceededException", () -> put("/a".repeat(16), "x"));
  }

  @Test
  void everyChangeIsToldAsAnEvent() throws ServiceError {
    put("/a/b", "1");
    store.call("PutParameter", input("/a/b", "2").put("Overwrite", true), TEAM);
    store.call("DeleteParameter", Json.object().put("Name", "/a/b"), TEAM);

    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.path("source").asText()).isEqualTo("aws.ssm");
              assertThat(event.path("detail-type").asText()).isEqualTo("Parameter Store Change");
              assertThat(event.at("/detail/name").asText()).isEqualTo("/a/b");
              assertThat(event.at("/detail/type").asText()).isEqualTo("String");
              assertThat(event.toString()).doesNotContain("\"1\"");
            })
        .extracting(event -> event.at("/detail/operation").asText())
        .containsExactly("Create", "Update", "Delete");
  }

  private JsonNode tiered(String name, int size, String tier) throws ServiceError {
    return store.call("PutParameter", input(name, "x".repeat(size)).put("Tier", tier), TEAM);
  }

  private void put(String name, String value) throws ServiceError {
    store.call("PutParameter", input(name, value), TEAM);
  }

  private static ObjectNode input(String name, String value) {
    return Json.object().put("Name", name).put("Value", value).put("Type", "String");
  }

  private JsonNode get(String name) throws ServiceError {
    return store.call("GetParameter", Json.object().put("Name", name), TEAM);
  }

  private interface Call {
    void run() throws ServiceError;
  }

  private static void assertRefused(String code, Call call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ServiceError.class, error -> assertThat(error.code()).isEqualTo(code));
  }
}
