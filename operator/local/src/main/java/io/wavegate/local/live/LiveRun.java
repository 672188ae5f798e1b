package io.wavegate.local.live;

import io.wavegate.core.gate.Phase;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.handlers.kit.Books;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.live.Origin.Begun;
import io.wavegate.local.rehearsal.Premises;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.store.H2ItemStore;
import io.wavegate.local.store.RunFile;
import io.wavegate.local.store.RunFile.Call;
import io.wavegate.local.time.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The orchestrator as a run that outlives its process. Everything in it follows from how it began
 * and from the calls that came in, each at its virtual instant: these are what is kept, and a run
 * that goes on is the same run, played again up to where it was. Used by one thread.
 */
public final class LiveRun implements AutoCloseable {
  private final RunFile file;
  private final Scenario scenario;
  private final Duration ahead;
  private final Scheduler scheduler;
  private final H2ItemStore store;
  private final NotingItemStore noting;
  private final Premises premises;
  private final Calls calls;
  private final Tellings tellings;
  private final boolean isNew;
  private Instant allowed;

  private LiveRun(RunFile file, Path home, Begun begun, Duration ahead) {
    this.file = file;
    this.scenario = begun.scenario();
    this.isNew = begun.isNew();
    this.ahead = ahead;
    this.scheduler = new Scheduler(scenario.seed(), Premises.begin(scenario));
    this.store = file.items();
    this.noting = new NotingItemStore(store);
    this.premises = Premises.of(home, scenario, scheduler, noting);
    this.calls = new Calls(premises);
    this.tellings = new Tellings(premises.cloud(), Premises.pipeline(scenario));
    this.allowed = file.reached();
  }

  /**
   * Begins a run, or goes on with the one in the file: then everything has happened again when this
   * returns.
   *
   * @param now what the wall clock shows
   * @param ahead how much virtual time may pass between two words to the disk
   * @throws UnusableRunException if the example cannot be used, or the file is of another run
   * @throws io.wavegate.local.rehearsal.UnplayableException if the world cannot be built
   */
  public static LiveRun open(RunFile file, Origin origin, Instant now, Duration ahead)
      throws UnusableRunException {
    Begun begun = origin.in(file, now);
    if (begun.isNew()) {
      file.begin(begun.header());
    }
    LiveRun run = new LiveRun(file, origin.home(), begun, ahead);
    run.replay();
    return run;
  }

  private void replay() {
    for (Call call : file.calls()) {
      scheduler.run(() -> false, call.at());
      Optional<Answer> unused = calls.perform(call, answer -> {});
    }
    scheduler.run(() -> false, allowed);
    List<Told> before = tellings.news();
    if (!before.isEmpty()) {
      tellings.tellNewestAgain();
    }
  }

  /** The present instant. */
  public Instant now() {
    return scheduler.now();
  }

  /** When something happens next by itself; empty if nothing does. */
  public Optional<Instant> next() {
    return scheduler.next();
  }

  /**
   * Lets time pass up to an instant, with all that is due. How far it may go is on the disk before:
   * nothing that anybody has seen is ahead of what a restart begins with.
   */
  public void advance(Instant to) {
    if (to.isAfter(allowed)) {
      allowed = to.plus(ahead);
      file.reached(allowed);
    }
    scheduler.run(() -> false, to);
  }

  /**
   * Lets a call in, at the present instant.
   *
   * @param principal the caller's ARN
   * @param operation service, operation and input
   * @param reply is given the answer, at once or when a function replies; what the call has changed
   *     is on the disk before
   */
  public void admit(String principal, Operation operation, Consumer<Answer> reply) {
    scheduler.run(() -> false, now());
    Call call =
        new Call(now(), principal, operation.service(), operation.name(), operation.input());
    Optional<Answer> answer = calls.perform(call, reply);
    if (!Calls.isReading(call)) {
      file.append(call);
    }
    answer.ifPresent(reply);
  }

  /**
   * What is asked.
   *
   * @param service the endpoint prefix
   * @param name the operation's name
   * @param input JSON text
   */
  public record Operation(String service, String name, String input) {}

  /**
   * What was written to timelines since this was asked the last time. A run that goes on begins
   * with all of its newest release: where it was is what a person asks first.
   */
  public List<Told> news() {
    return noting.isNew() ? tellings.news() : List.of();
  }

  /** What can be looked at in it: pipeline, state machines, alarms. */
  public List<String> arns() {
    return Stream.of(
            Stream.of(Premises.pipeline(scenario).arn()),
            cloud().engine().listStateMachines().stream().map(StateMachineSummary::stateMachineArn),
            scenario.world().alarmNames().map(cloud().cloudWatch()::alarmArn))
        .flatMap(arns -> arns)
        .toList();
  }

  /** Whether nothing of it has happened in an earlier process. */
  public boolean isNew() {
    return isNew;
  }

  /** How many promotion gates watch their waves. */
  public long baking() {
    Books books = cloud().wiring().books();
    return books.unfinished().gates().stream()
        .flatMap(ref -> books.releases().gate(ref.id()).stream())
        .filter(kept -> kept.value().phase() instanceof Phase.Watching)
        .count();
  }

  /** What is around: policy, pipeline, world, and when it began. */
  public Scenario scenario() {
    return scenario;
  }

  /** The account. */
  public LocalCloud cloud() {
    return premises.cloud();
  }

  /** Keeps where it stands, and ends. */
  @Override
  public void close() {
    file.reached(now());
    abandon();
  }

  /** Ends without a word to the disk, as a process that is killed. */
  void abandon() {
    scheduler.close();
    store.close();
  }
}
