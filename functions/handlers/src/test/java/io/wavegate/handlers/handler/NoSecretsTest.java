package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.port.Item;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Functions;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No credential, task token, approval token or job id where people or logs see it (S10). */
class NoSecretsTest {
  private final Bench bench = Bench.open();

  @Test
  void aReleaseThroughBothCarriersTellsNone() {
    Journey release = Journey.atPromotion(bench);
    List<String> secrets = new ArrayList<>();
    secrets.add(bench.pipeline().token("Prod-OneBox", "PromotionGate"));
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "fine");
    release.functions().watch();
    bench.pipeline().jobs().forEach(event -> secrets.add(TestPipeline.jobId(event)));

    assertNone(release, secrets);
  }

  @Test
  void aLongBakeOnAJobTellsNone() {
    Journey release = Journey.bakingInSecond(bench);
    List<String> secrets = new ArrayList<>();
    bench.states().sleepOn("task-token-7");
    release.functions().arm(release.secondPromotion(), "task-token-7", bench.time().now(), 0);
    bench.time().pass(Duration.ofMinutes(12));
    release.functions().watch();
    bench.time().pass(Duration.ofSeconds(30));
    release.functions().gate(bench.pipeline().lastJob());
    bench.alarms().fire();
    release.functions().alarmChange(bench.alarms().lastEvent("checkout-aggregate"));
    release.functions().judge(release.secondPromotion());
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION", "PULL"}) {
      release.functions().step(release.secondPromotion(), step);
    }
    secrets.add("task-token-7");
    bench.pipeline().jobs().forEach(event -> secrets.add(TestPipeline.jobId(event)));

    assertNone(release, secrets);
  }

  @Test
  void aServicesErrorThatQuotesAJobDoesNotGoOnWithIt() {
    Journey release = Journey.pushed(bench);
    String event = bench.pipeline().lastJob();
    String job = TestPipeline.jobId(event);
    String unknown = "00000000-0000-4000-8000-0000deadbeef";

    assertThatThrownBy(() -> release.functions().gate(event.replace(job, unknown)))
        .hasMessageContaining("JobNotFoundException")
        .hasMessageNotContaining(unknown);
  }

  @Test
  void aServicesErrorThatQuotesATaskTokenDoesNotGoOnWithIt() {
    Journey release = Journey.baking(bench);
    bench.alarms().fire();
    Functions functions = release.functions();

    functions.arm(release.promotion(), "closed-token-3", bench.time().now().plusSeconds(1), 0);

    assertNone(release, List.of("closed-token-3"));
  }

  private void assertNone(Journey release, List<String> secrets) {
    List<String> seen = new ArrayList<>(bench.telemetry().lines());
    seen.addAll(release.functions().answers());
    bench.entries(release.execution()).forEach(entry -> seen.add(entry.toString()));
    bench.pages().forEach(page -> seen.add(page.subject() + page.message()));
    bench.states().started().forEach(started -> seen.add(started.name() + started.input()));
    bench.states().woken().forEach(woken -> seen.add(woken.cause()));
    for (Item item : bench.store().all()) {
      boolean sealed = item.partition().startsWith("SECRET/") || item.partition().equals("JOBS");
      if (!sealed) {
        seen.add(item.body());
      }
    }
    assertThat(secrets).isNotEmpty().doesNotContain("");
    assertThat(seen).isNotEmpty();
    for (String secret : secrets) {
      assertThat(seen).as("no line tells %s", secret).noneMatch(line -> line.contains(secret));
    }
    assertThat(seen)
        .noneMatch(line -> line.contains("not-a-secret") || line.contains("NOTANACCESSKEY"));
  }
}
