package io.wavegate.codec.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.policy.PolicyResult.Parsed;
import io.wavegate.codec.policy.PolicySchema.Described;
import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.people.Act;
import io.wavegate.core.policy.AfterRollback;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.BakePreset;
import io.wavegate.core.policy.ChangeKind;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.ReadAt;
import io.wavegate.core.policy.RollbackRule;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.validation.HttpAsk;
import io.wavegate.core.validation.TestKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An editor completes the words that the reader takes, all of them and no others. */
class PolicyWordsTest {
  /** The constants that the reader takes the words of. */
  private static final Map<String, Enum<?>[]> OF_READER =
      Map.ofEntries(
          entry("after-rollback", AfterRollback.values()),
          entry("second-person", Act.values()),
          entry("mode", Mode.values()),
          entry("sources", ChangeKind.values()),
          entry("at-once", AtOnce.values()),
          entry("waves[].read-at", ReadAt.values()),
          entry("waves[].entry.carrier", CarrierKind.values()),
          entry("waves[].entry.requires", GateAction.Proof.values()),
          entry("waves[].promotion.carrier", CarrierKind.values()),
          entry("waves[].bake.preset", BakePreset.values()),
          entry("waves[].tests[].when", TestReader.Moment.values()),
          entry("waves[].tests[].method", HttpAsk.Method.values()),
          entry("waves[].tests[].revision", TestKind.RevisionRule.values()),
          entry("waves[].traffic[].on-drop", TrafficRule.OnDrop.values()),
          entry("waves[].rollback.scope", RollbackRule.Scope.values()),
          entry("waves[].rollback.on-deploy-failure", RollbackRule.OnDeployFailure.values()),
          entry("waves[].mode", Mode.values()));

  @Test
  void schemaAndReaderHaveTheSameWords() {
    Map<String, List<String>> ofReader = new LinkedHashMap<>();
    OF_READER.forEach((path, constants) -> ofReader.put(path, words(constants)));
    Map<String, List<String>> ofSchema = new LinkedHashMap<>();
    for (Described key : PolicySchema.keys()) {
      List<String> words = words(key.schema());
      if (!words.isEmpty()) {
        // HTTP's own words are in capitals.
        ofSchema.put(
            key.path(), words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
      }
    }

    assertThat(ofSchema).containsExactlyInAnyOrderEntriesOf(ofReader);
  }

  /** In lower case with hyphens, as the reader makes them. */
  private static List<String> words(Enum<?>[] constants) {
    return Stream.of(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** Those of the key itself, of each item of a list, or of each value of a mapping. */
  private static List<String> words(JsonNode schema) {
    List<String> words = new ArrayList<>();
    for (JsonNode there :
        List.of(schema, schema.path("items"), schema.path("additionalProperties"))) {
      there.path("enum").forEach(word -> words.add(word.asText()));
    }
    return words;
  }

  @ParameterizedTest
  @EnumSource
  void everyActMayNeedASecondPersonAndIsNamedInTheReference(Act act) {
    String text =
        Policies.text("sample.yaml")
            .replace("\nwaves:", "\nsecond-person: [" + act.word() + "]\nwaves:");

    assertThat(PolicyReader.read("sample.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Parsed.class,
            parsed -> assertThat(parsed.policy().secondPerson()).containsExactly(act));
    assertThat(
            PolicyReference.markdown().lines().filter(row -> row.startsWith("| `second-person`")))
        .singleElement()
        .asString()
        .contains("`" + act.word() + "`");
  }
}
