package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Secrets;
import io.wavegate.handlers.store.Secrets.JobSlot;
import io.wavegate.local.Shipped;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import io.wavegate.local.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Task tokens, approval tokens and job ids are bearer secrets: nothing shows them. */
class SecretsTest {
  /** Collects the secrets each virtual minute, from the books that keep them. */
  private static final class Collector implements Watcher {
    private final List<LocalCloud> clouds = new ArrayList<>();
    private final Set<String> tasks = new TreeSet<>();
    private final Set<String> approvals = new TreeSet<>();
    private final Set<String> jobs = new TreeSet<>();

    @Override
    public void entry(Scenario scenario, TimelineEntry entry) {}

    @Override
    public void tick(Scenario scenario, ReleaseView view) {
      Secrets secrets = clouds.getFirst().wiring().books().secrets();
      view.waves().stream()
          .flatMap(wave -> wave.gates().stream())
          .map(gate -> gate.gate())
          .forEach(gate -> note(secrets, gate));
    }

    private void note(Secrets secrets, Gate gate) {
      secrets.token(gate.id()).ifPresent(token -> tasks.add(token.token()));
      approvals.add(secrets.approval(gate.id()));
      secrets.job(gate.id()).map(Kept::value).ifPresent(this::note);
    }

    private void note(JobSlot slot) {
      JsonNode job = CoreJson.tree(slot).path("job");
      if (job.isTextual()) {
        jobs.add(job.asText());
      }
    }

    @Override
    public Optional<Duration> every() {
      return Optional.of(Duration.ofMinutes(1));
    }
  }

  @Test
  void noneIsInWhatARehearsalShows() throws Exception {
    Collector collector = new Collector();

    Outcome outcome =
        new Rehearsal(Shipped.HOME, collector)
            .play(Shipped.scenario("alarm-mid-bake"), collector.clouds::add);

    collector.approvals.remove("");
    assertThat(collector.tasks).as("task tokens").isNotEmpty();
    assertThat(collector.approvals).as("approval tokens").isNotEmpty();
    assertThat(collector.jobs).as("job ids").isNotEmpty();
    JsonNode shown = new ObjectMapper().readTree(CoreJson.writePretty(outcome));
    for (Set<String> secrets : List.of(collector.tasks, collector.approvals, collector.jobs)) {
      assertThat(shown.toString()).doesNotContain(secrets);
    }
  }
}
