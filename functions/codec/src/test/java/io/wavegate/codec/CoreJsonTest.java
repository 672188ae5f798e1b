package io.wavegate.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.wavegate.core.admission.Blocker;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.Evidence;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.Target;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.RollbackView;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoreJsonTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  /** A generic record is left out: it is read inside the record that says of what it is. */
  static Stream<Object> oneOfEachRecord() {
    return Samples.recordsOfCore().stream()
        .filter(type -> type.getTypeParameters().length == 0)
        .flatMap(type -> Samples.instance(type).stream());
  }

  @ParameterizedTest
  @MethodSource("oneOfEachRecord")
  void everyRecordOfCoreComesBackAsItWas(Object value) {
    String json = CoreJson.write(value);

    assertThat(CoreJson.read(json, value.getClass())).isEqualTo(value);
    assertThat(CoreJson.read(CoreJson.writePretty(value), value.getClass())).isEqualTo(value);
    assertThat(CoreJson.write(CoreJson.read(json, value.getClass()))).isEqualTo(json);
  }

  static Stream<Class<?>> rootsThatTheStoreHolds() {
    return Stream.of(
        Verdict.class,
        Phase.class,
        CarrierLook.class,
        TestOutcome.class,
        WaveWatch.Stands.class,
        TestSpec.class,
        AlarmLook.ChildCause.class,
        NetLook.class,
        Blocker.class,
        Evidence.class,
        Gate.class,
        TimelineEntry.class,
        Policy.class);
  }

  @ParameterizedTest
  @MethodSource("rootsThatTheStoreHolds")
  void everyVariantIsReadByItsSealedInterface(Class<?> root) {
    Class<?>[] variants = root.isSealed() ? root.getPermittedSubclasses() : new Class<?>[] {root};
    for (Class<?> variant : variants) {
      Object value = Samples.instance(variant).orElseThrow();

      assertThat((Object) CoreJson.read(CoreJson.write(value), root)).isEqualTo(value);
    }
  }

  @Test
  void aVariantSaysItsNameFirstAndItsMembersInTheirOrder() {
    Phase decided = new Phase.Decided(new Verdict.RollBack("3m20s in ALARM"), NOON);

    assertThat(CoreJson.write(decided))
        .isEqualTo(
            """
            {"is":"Decided","verdict":{"is":"RollBack","reason":"3m20s in ALARM"},\
            "at":"2026-05-04T12:00:00Z"}""");
  }

  @Test
  void prettyIsIndentedByTwoSpacesOnEveryPlatform() {
    WatchWindow window = new WatchWindow(NOON, NOON, NOON, NOON);

    assertThat(CoreJson.writePretty(List.of(window, List.of(), Map.of())))
        .isEqualTo(
            """
            [
              {
                "from": "2026-05-04T12:00:00Z",
                "deployed": "2026-05-04T12:00:00Z",
                "until": "2026-05-04T12:00:00Z",
                "deadline": "2026-05-04T12:00:00Z"
              },
              [],
              {}
            ]""");
  }

  @Test
  void aGenericVariantIsReadAsWhatItHolds() {
    Reading<CarrierLook> read = new Reading.Read<>(new CarrierLook.Gone("superseded"), NOON);
    Reading<CarrierLook> unread = new Reading.Unread<>("throttled", NOON);

    for (Reading<CarrierLook> reading : List.of(read, unread)) {
      String json = CoreJson.write(reading);
      assertThat(CoreJson.read(json, new TypeReference<Reading<CarrierLook>>() {}))
          .isEqualTo(reading);
    }
  }

  @Test
  void aListIsReadByItsType() {
    List<Verdict> verdicts = List.of(new Verdict.Halt("a"), new Verdict.Promote("b", NOON));

    assertThat(CoreJson.read(CoreJson.write(verdicts), new TypeReference<List<Verdict>>() {}))
        .isEqualTo(verdicts);
  }

  @Test
  void anEmptyOptionalIsLeftOutAndNullIsTheSame() {
    RollbackView view =
        new RollbackView("one-box", "Prod", "pipeline-stage", "", "", NOON, Optional.empty());
    String json = CoreJson.write(view);

    assertThat(json).doesNotContain("endedAt");
    assertThat(CoreJson.read(json, RollbackView.class)).isEqualTo(view);
    assertThat(CoreJson.read(json.replace("}", ",\"endedAt\":null}"), RollbackView.class))
        .isEqualTo(view);
  }

  @Test
  void mapsKeepTheirOrderAndUnorderedOnesAreSorted() {
    SequencedMap<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("Stage", "prod");
    dimensions.put("ApiName", "checkout");

    assertThat(CoreJson.write(new TrafficRule("AWS/ApiGateway", "Count", dimensions, 100)))
        .isEqualTo(
            """
            {"namespace":"AWS/ApiGateway","metric":"Count",\
            "dimensions":{"Stage":"prod","ApiName":"checkout"},"atLeast":100.0,"onDrop":"EXTEND"}""");
    assertThat(CoreJson.write(Map.of("b", 1, "c", 2, "a", 3)))
        .isEqualTo("{\"a\":3,\"b\":1,\"c\":2}");
    assertThat(CoreJson.write(Set.of("b", "c", "a"))).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(CoreJson.write(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY)))
        .isEqualTo("[\"MONDAY\",\"FRIDAY\"]");
  }

  @Test
  void anUnknownMemberIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> CoreJson.read("{\"is\":\"Halt\",\"reasn\":\"x\"}", Verdict.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Verdict: unknown key \"reasn\", did you mean \"reason\"?");
  }

  @Test
  void aMissingMemberIsRefusedWithItsPath() {
    assertThatThrownBy(
            () ->
                CoreJson.read(
                    "[{\"is\":\"Halt\",\"reason\":\"x\"},{\"is\":\"Halt\"}]",
                    new TypeReference<List<Verdict>>() {}))
        .hasMessage("List[1].reason: missing");
  }

  @Test
  void inputCanNameNoClassThatIsNotAVariant() {
    for (String name : List.of("java.lang.String", "Decided", "", "io.wavegate.core.gate.Gate")) {
      assertThatThrownBy(
              () -> CoreJson.read("{\"is\":\"" + name + "\",\"reason\":\"x\"}", Verdict.class))
          .hasMessage(
              "Verdict.is: \""
                  + name
                  + "\" is not one of [Promote, PromoteByPerson, Observe, RollBack, StepAside, Halt]");
    }
  }

  @Test
  void aVariantReadAsItselfMustSayItsName() {
    assertThatThrownBy(
            () -> CoreJson.read("{\"is\":\"Promote\",\"reason\":\"x\"}", Verdict.Halt.class))
        .hasMessage("Halt.is: must be \"Halt\", got \"Promote\"");
  }

  @Test
  void valuesOfTheWrongTypeAreRefusedWithTheValueSeen() {
    assertThatThrownBy(
            () -> CoreJson.read("{\"account\":111122223333,\"region\":\"r\"}", Target.class))
        .hasMessage("Target.account: must be a string, got 111122223333");
    assertThatThrownBy(() -> CoreJson.read("\"FIRING\"", AlarmState.class))
        .hasMessage("AlarmState: \"FIRING\" is not one of [OK, ALARM, INSUFFICIENT_DATA]");
    assertThatThrownBy(() -> CoreJson.read("[]", AlarmFacts.class))
        .hasMessage("AlarmFacts: must be an object, got []");
    assertThatThrownBy(() -> CoreJson.read("\"yesterday\"", Instant.class))
        .hasMessage("Instant: \"yesterday\" is not a Instant");
    assertThatThrownBy(() -> CoreJson.read("1.5", Integer.class))
        .hasMessage("Integer: must be a whole number, got 1.5");
  }

  @Test
  void whatARecordRefusesIsRefusedWithItsPath() {
    assertThatThrownBy(
            () ->
                CoreJson.read(
                    "{\"account\":\"1\",\"region\":\"eu-west-1\",\"name\":\"p\"}",
                    PipelineRef.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PipelineRef: account must match [0-9]{12}, got \"1\"");
  }

  @Test
  void brokenJsonIsRefusedWithoutQuotingIt() {
    for (String json : List.of("", "{", "{\"a\":1}{}", "{'a':1}", "nul", "[".repeat(2_000))) {
      assertThatThrownBy(() -> CoreJson.read(json, Verdict.class))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> CoreJson.read("{\"is\":\"Halt\",\"is\":\"Halt\"}", Verdict.class))
        .hasMessageStartingWith("a key twice");
    assertThatThrownBy(() -> CoreJson.read("wJalrXUtnFEMI", Verdict.class))
        .hasMessageStartingWith("not JSON (line 1")
        .hasMessageNotContaining("wJalr")
        .hasNoCause();
  }

  @Test
  void whatHasNoJsonFormIsRefusedOnTheWayOut() {
    assertThatThrownBy(() -> CoreJson.write(new Reading.Read<>(Double.NaN, NOON)))
        .hasMessage("Read.value: JSON has no number NaN");
    assertThatThrownBy(() -> CoreJson.write(List.of(new StringBuilder())))
        .hasMessageContaining("no JSON form for java.lang.StringBuilder");
  }

  @Test
  void durationsAndTimesAreIso() {
    assertThat(CoreJson.write(new TestOutcome.Passed(NOON, Duration.ofSeconds(90), "fine")))
        .isEqualTo(
            """
            {"is":"Passed","at":"2026-05-04T12:00:00Z","took":"PT1M30S","summary":"fine"}""");
  }

  @Test
  void theRecordsTriedAreMostOfCore() {
    long tried = oneOfEachRecord().map(Object::getClass).collect(Collectors.toSet()).size();

    assertThat(tried).isGreaterThan(Samples.recordsOfCore().size() * 9L / 10);
  }
}
