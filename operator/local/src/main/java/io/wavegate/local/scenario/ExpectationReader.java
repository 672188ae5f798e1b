package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.Expectation.GateExpected;
import io.wavegate.local.scenario.Expectation.RollbackExpected;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what is expected; effects that must be, and those that must not, are never left out. */
final class ExpectationReader {
  private static final int MOST = 500;
  private static final Pattern GATE = Pattern.compile("entry|promotion");
  private static final Pattern VERDICT =
      Pattern.compile("PROMOTE|PROMOTE_BY_PERSON|OBSERVE|ROLL_BACK|HALT|STEP_ASIDE|NONE");

  private ExpectationReader() {}

  static Expectation read(YamlMap map, Known known) {
    return new Expectation(
        map.required("gates").items(1, MOST).stream()
            .map(item -> gate(item.map(ScenarioKeys.GATE), known))
            .toList(),
        items(map.optional("rollbacks")).stream()
            .map(item -> rollback(item.map(ScenarioKeys.ROLLBACK), known))
            .toList(),
        texts(map.required("effects")),
        texts(map.optional("pages")),
        texts(map.required("never")));
  }

  private static GateExpected gate(YamlMap map, Known known) {
    return new GateExpected(
        map.optional("release").whole(1, 20, 1),
        wave(map.required("wave"), known),
        map.required("gate").text(GATE, "entry or promotion"),
        map.required("verdict")
            .text(
                VERDICT,
                "PROMOTE, PROMOTE_BY_PERSON, OBSERVE, ROLL_BACK, HALT, STEP_ASIDE or NONE"),
        texts(map.optional("reason")));
  }

  private static RollbackExpected rollback(YamlMap map, Known known) {
    return new RollbackExpected(
        wave(map.required("wave"), known),
        map.optional("lever").text(""),
        map.required("outcome").text());
  }

  private static String wave(YamlValue value, Known known) {
    String name = value.text();
    known.wave(value, name);
    return name;
  }

  private static List<String> texts(YamlValue list) {
    return items(list).stream().map(YamlValue::text).toList();
  }

  private static List<YamlValue> items(YamlValue list) {
    return list.isPresent() ? list.items(0, MOST) : List.of();
  }
}
