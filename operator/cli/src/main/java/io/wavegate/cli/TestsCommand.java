package io.wavegate.cli;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how the tests of a service have done. */
@Command(
    name = "tests",
    description = {
      "Says how a service's validation tests have done in its last 50 releases: how many failed, and"
          + " how many passed only after a run that failed and was tried again."
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  said",
      "  2  there is nothing to say, or the endpoint cannot be used",
      "  4  you are not allowed to ask"
    })
final class TestsCommand extends HelpedCommand {
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final Surroundings surroundings;

  @Parameters(paramLabel = "SERVICE", description = "Whose tests.")
  private String service = "";

  @Mixin private final OperateOptions operate = new OperateOptions();

  TestsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!SERVICE.matcher(service).matches()) {
      throw new BadInputException(
          "SERVICE is 1 to 40 lower-case letters, digits and hyphens, got \""
              + Plain.lines(service)
              + "\"");
    }
    return Replies.told(
        surroundings,
        operate.client().post("/services/" + service + "/tests", new LinkedHashMap<>()));
  }
}
