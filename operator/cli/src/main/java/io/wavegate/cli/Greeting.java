package io.wavegate.cli;

import io.wavegate.core.model.Said;
import io.wavegate.local.live.LiveRun;
import io.wavegate.local.live.Speed;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first words of {@code local}: where it is, how to speak to it, what is there. */
final class Greeting {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Greeting() {}

  static List<String> lines(LiveRun run, int port, Speed speed, Path data) {
    String url = "http://127.0.0.1:" + port;
    String account = run.cloud().place().account();
    String region = run.cloud().place().region();
    List<String> lines = new ArrayList<>();
    lines.add(
        "wavegate local: " + run.scenario().policy().service() + " in " + account + ", " + region);
    lines.add("listening on " + url + ", for this machine alone; Ctrl-C ends it");
    lines.add(clock(run, speed) + ", kept in " + data);
    lines.add("");
    lines.add("  export AWS_ENDPOINT_URL=" + url);
    lines.add("  export AWS_REGION=" + region + " AWS_DEFAULT_REGION=" + region);
    lines.add("  export AWS_ACCESS_KEY_ID=me AWS_SECRET_ACCESS_KEY=any");
    lines.add("");
    run.arns().forEach(arn -> lines.add("  " + arn));
    lines.add("");
    return lines;
  }

  private static String clock(LiveRun run, Speed speed) {
    String now = CLOCK.format(run.now());
    String pace =
        speed.equals(Speed.REAL)
            ? "in real time"
            : speed.factor().toPlainString() + " times as fast";
    return run.isNew()
        ? "a new run begins at " + now + ", " + pace
        : "resumed at " + now + ", " + pace + ", " + Said.count(run.baking(), "gate") + " baking";
  }

  /** The last words. */
  static String end(LiveRun run) {
    return "ended at " + CLOCK.format(run.now()) + "; started again it goes on from there";
  }
}
