package io.wavegate.cli;

import io.wavegate.core.people.Act;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One act of a person: the same options, names and exit codes for all of them. */
final class ActCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Act act;
  private final CommandSpec spec;
  private final OperateOptions operate = new OperateOptions();

  private ActCommand(Surroundings surroundings, Act act) {
    this.surroundings = surroundings;
    this.act = act;
    this.spec = CommandSpec.wrapWithoutInspection(this).name(act.word());
  }

  /** The commands of all acts; a rollback names a release instead of a wave, and has its own. */
  static List<CommandLine> all(Surroundings surroundings) {
    return Stream.of(Act.values())
        .filter(act -> act != Act.ROLLBACK)
        .map(act -> new CommandLine(new ActCommand(surroundings, act).described()))
        .toList();
  }

  private CommandSpec described() {
    spec.usageMessage()
        .description(ActWords.description(act))
        .footerHeading("%nExit codes:%n")
        .footer(
            "  0  done",
            "  2  it was refused, with the reason; or the endpoint cannot be used",
            "  4  you are not allowed to",
            "  6  noted; a second person must ask for the same");
    boolean all = act == Act.HOLD || act == Act.LIFT;
    spec.addPositional(
        positional(0, "SERVICE", "The service" + (all ? ", unless --all." : "."), !all));
    if (takes("wave")) {
      spec.addPositional(positional(1, "WAVE", "The wave.", true));
    }
    if (all) {
      spec.addOption(
          OptionSpec.builder("--all")
              .type(boolean.class)
              .arity("0")
              .description("Every service instead of one.")
              .build());
    }
    spec.addOption(option("reason", "TEXT", "Why: whoever reads of it wants to know.", true));
    ActWords.options(act)
        .forEach(
            (name, meaning) ->
                spec.addOption(option(name, label(name), meaning, name.equals("by"))));
    spec.addMixin("operate", CommandSpec.forAnnotatedObject(operate));
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .arity("0")
            .description("Show this help.")
            .build());
  }

  private boolean takes(String name) {
    return name.equals("wave") && ActWords.isOfWave(act);
  }

  private static String label(String name) {
    return switch (name) {
      case "expires", "by" -> "DURATION";
      case "release" -> "EXECUTION";
      default -> name.toUpperCase(Locale.ROOT);
    };
  }

  private static PositionalParamSpec positional(
      int index, String label, String description, boolean required) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity(required ? "1" : "0..1")
        .required(required)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  private static OptionSpec option(
      String name, String label, String description, boolean required) {
    return OptionSpec.builder("--" + name)
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .required(required)
        .description(description)
        .build();
  }

  @Override
  public Integer call() {
    SequencedMap<String, String> body = new LinkedHashMap<>();
    positional(1).ifPresent(wave -> body.put("wave", wave));
    Stream.concat(Stream.of("reason"), ActWords.options(act).sequencedKeySet().stream())
        .forEach(name -> value(name).ifPresent(value -> body.put(name, value)));
    return Replies.told(surroundings, operate.client().post(path(), body));
  }

  private String path() {
    Optional<String> service = positional(0);
    boolean all = spec.findOption("--all") != null && isSet("--all");
    if (all == service.isPresent()) {
      throw new BadInputException(
          all
              ? "name a service or --all, not both, got \"" + service.orElse("") + "\""
              : "name a service, or --all");
    }
    return service.map(name -> "/services/" + safe(name)).orElse("/all") + "/" + act.word();
  }

  /** A name that is none of a service's leads nowhere else. */
  private static String safe(String service) {
    if (!service.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new BadInputException(
          "a service is named by lower-case letters, digits and hyphens, got \""
              + Plain.lines(service)
              + "\"");
    }
    return service;
  }

  private Optional<String> positional(int index) {
    return index < spec.positionalParameters().size()
        ? Optional.ofNullable((@Nullable String) spec.positionalParameters().get(index).getValue())
        : Optional.empty();
  }

  private Optional<String> value(String name) {
    OptionSpec option = spec.findOption("--" + name);
    return option == null
        ? Optional.empty()
        : Optional.ofNullable((@Nullable String) option.getValue());
  }

  private boolean isSet(String name) {
    return Boolean.TRUE.equals(spec.findOption(name).getValue());
  }
}
