package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.drill.SafeRevision;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestLevers;
import io.wavegate.handlers.testing.TestPipeline;
import java.util.Optional;

/** A release whose bake is over, and whose lever can take it back for a test. */
abstract class Redeployed {
  static final Alias FORMER = new Alias("7", false, "r7");
  static final Alias RELEASED = new Alias("8", false, "r8");

  final Bench bench = Bench.open();
  final TestLevers levers = bench.states().levers();

  /** Baked, with the new version in place. */
  Journey baked() {
    String text = Bench.policyText();
    String part = text.substring(text.indexOf("watch-after"), text.indexOf(", on-deploy-failure"));
    bench.install(
        Bench.policy(
            part,
            part.replace(
                    "watch-after-last-wave: 1h",
                    """
                    watch-after-last-wave: 1h
                    suites:
                      smokes:
                        - {name: smoke, lambda: checkout-smoke, timeout: 5m}\
                    """)
                .replace(
                    "- {name: smoke, lambda: checkout-smoke, timeout: 5m}\n      - {name: speed",
                    "- suite: smokes\n      - {name: undo, upgrade-and-rollback: smokes}\n"
                        + "      - {name: speed")
                .replace(
                    "lever: pipeline-stage",
                    "lever: {lambda-alias: {function: checkout, alias: live}}")));
    levers.find(FORMER);
    Journey release = Journey.deploying(bench);
    levers.find(RELEASED);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("gate open");
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    bench.states().sleepOn("token-1");
    release.functions().arm(release.promotion(), "token-1", bench.time().now(), 0);
    release.passTests(release.promotion());
    bench.time().pass(Journey.BAKE);
    return release;
  }

  static String status(JsonNode said) {
    return said.path("status").asText();
  }

  Optional<SafeRevision> proof(Journey release) {
    String revision =
        bench.books().releases().announced(release.release()).orElseThrow().revision();
    assertThat(revision).isNotEmpty();
    return bench.books().drills().safe("checkout", revision);
  }

  void pass(Journey release, String test) {
    release
        .functions()
        .recordTest(release.promotion(), test, bench.time().now(), "{\"status\": \"passed\"}");
  }
}
