package io.wavegate.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a release back, or shows what that would do. */
@Command(
    name = "rollback",
    description = {
      "Takes a release back from every wave that it reached, newest first: one that bakes, one that"
          + " was promoted, one that was halted. With --plan it only says what would come back."
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done: the rollback has begun, the release's timeline says how it goes on",
      "  2  it was refused, with the reason; or the endpoint cannot be used",
      "  4  you are not allowed to",
      "  6  noted; a second person must ask for the same"
    })
final class RollbackCommand extends HelpedCommand {
  private static final Pattern RELEASE =
      Pattern.compile("([a-z0-9][a-z0-9-]{0,39})(?:/([A-Za-z0-9-]{1,100}))?");

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "RELEASE",
      description =
          "SERVICE/EXECUTION, of which the first characters are enough; SERVICE alone is its newest"
              + " release.")
  private String release = "";

  @Option(
      names = "--plan",
      description = "Say what would come back, or why nothing would, and do nothing.")
  private boolean plan;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why: whoever reads of it wants to know.")
  private @Nullable String reason;

  @Option(
      names = "--wave",
      paramLabel = "WAVE",
      description = "From that wave alone (from every wave).")
  private @Nullable String wave;

  @Option(
      names = "--region",
      description =
          "Every release of the SERVICE's team that is being deployed or bakes in this Region, not"
              + " the newest one alone.")
  private boolean region;

  @Mixin private final OperateOptions operate = new OperateOptions();

  RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Matcher named = RELEASE.matcher(release);
    if (!named.matches()) {
      throw new BadInputException(
          "RELEASE is SERVICE/EXECUTION such as checkout/1f3a9c2e, or SERVICE alone, got \""
              + Plain.lines(release)
              + "\"");
    }
    if (plan && (reason != null || wave != null)) {
      throw new BadInputException("--plan does nothing: it takes neither --reason nor --wave");
    }
    if (region && (plan || wave != null || named.group(2) != null)) {
      throw new BadInputException(
          "--region takes back what SERVICE's whole team deploys: it takes no execution, no --plan"
              + " and no --wave");
    }
    if (!plan && reason == null) {
      throw new BadInputException("a rollback needs --reason, or --plan to see what it would do");
    }
    SequencedMap<String, String> body = new LinkedHashMap<>();
    Optional.ofNullable(named.group(2)).ifPresent(execution -> body.put("release", execution));
    Optional.ofNullable(reason).ifPresent(text -> body.put("reason", text));
    Optional.ofNullable(wave).ifPresent(name -> body.put("wave", name));
    return Replies.told(
        surroundings, operate.client().post("/services/" + named.group(1) + path(), body));
  }

  private String path() {
    if (region) {
      return "/rollback-region";
    }
    return plan ? "/rollback-plan" : "/rollback";
  }
}
