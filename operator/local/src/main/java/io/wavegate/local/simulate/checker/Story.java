package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.Ordered;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import io.wavegate.local.simulate.trace.Happened.PipelineMoved;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A run as the rules look at it: the trace, put in order. */
final class Story {
  private final Trace trace;
  private final Plan plan;
  private final Instant end;
  private final Calm calm;
  private final AlarmTruth alarms;
  private final Gates gates;
  private final Effects effects;
  private final Records records;
  private final Estate estate;
  private final Map<Integer, Invoked> invocations = new LinkedHashMap<>();
  private final Map<Integer, List<Called>> calls = new LinkedHashMap<>();
  private final Set<String> rollbackExecutions = new LinkedHashSet<>();
  private final List<ActionMoved> actions;

  Story(Trace trace, Plan plan, Instant end, Calm calm) {
    this.trace = trace;
    this.plan = plan;
    this.end = end;
    this.calm = calm;
    this.alarms = new AlarmTruth(trace, end);
    this.gates = new Gates(trace);
    this.effects = new Effects(trace);
    this.records = new Records(trace);
    this.estate = new Estate(trace);
    this.actions = trace.of(ActionMoved.class).toList();
    trace.of(Invoked.class).forEach(invoked -> invocations.put(invoked.number(), invoked));
    trace
        .of(Called.class)
        .forEach(
            call -> calls.computeIfAbsent(call.invocation(), n -> new ArrayList<>()).add(call));
    trace
        .of(PipelineMoved.class)
        .filter(moved -> moved.trigger().endsWith("Rollback"))
        .forEach(moved -> rollbackExecutions.add(moved.execution()));
  }

  Trace trace() {
    return trace;
  }

  Plan plan() {
    return plan;
  }

  /** When the run was over. */
  Instant end() {
    return end;
  }

  /** Since when nothing goes wrong any more. */
  Calm calm() {
    return calm;
  }

  AlarmTruth alarms() {
    return alarms;
  }

  Gates gates() {
    return gates;
  }

  Effects effects() {
    return effects;
  }

  Records records() {
    return records;
  }

  Estate estate() {
    return estate;
  }

  /** When pages were sent. */
  Stream<Instant> pages() {
    return trace
        .of(Called.class)
        .filter(call -> call.operation().equals("Publish") && call.isDone())
        .map(Called::at);
  }

  /** Whether a rollback of a stage was accepted for an execution by then. */
  boolean isRolledBack(String execution, String stage, Instant by) {
    boolean ofStage =
        effects.rollbacks().stream()
            .filter(rollback -> rollback.stage().equals(stage) && !rollback.call().at().isAfter(by))
            .anyMatch(rollback -> S5Rollback.release(this, rollback).equals(execution));
    boolean ofTarget =
        orders()
            .filter(order -> !order.at().isAfter(by))
            .anyMatch(order -> S5Rollback.release(this, order.invocation()).equals(execution));
    return ofStage || ofTarget;
  }

  private Stream<Ordered> orders() {
    return trace.of(Ordered.class).filter(order -> order.outcome().isEmpty());
  }

  /** When rollbacks were accepted, of stages and of targets. */
  Stream<Instant> accepted() {
    return Stream.concat(
        effects.rollbacks().stream().map(rollback -> rollback.call().at()),
        orders().map(Ordered::at));
  }

  /** The revision of a release, as its first gate was told; empty if none ever opened. */
  Optional<String> revision(String execution) {
    return gates
        .firstOther(execution, "RELEASE", wrote -> !wrote.body().isEmpty())
        .map(wrote -> Gates.parsed(wrote.body()).path("revision").asText())
        .filter(revision -> !revision.isEmpty());
  }

  /** Whether an execution is a rollback. */
  boolean isRollback(String execution) {
    return rollbackExecutions.contains(execution);
  }

  /** The input of an invocation; empty if it is not known. */
  String payload(int invocation) {
    Invoked invoked = invocations.get(invocation);
    return invoked == null ? "" : invoked.payload();
  }

  /** The invocations, in the order in which they began. */
  List<Integer> invocations() {
    return List.copyOf(invocations.keySet());
  }

  /** The function of an invocation; empty if it is not known. */
  String function(int invocation) {
    Invoked invoked = invocations.get(invocation);
    return invoked == null ? "" : invoked.function();
  }

  /** When an invocation began; long ago, if it is not known. */
  Instant began(int invocation) {
    Invoked invoked = invocations.get(invocation);
    return invoked == null ? Instant.EPOCH : invoked.at();
  }

  /** What an invocation called, oldest first. */
  List<Called> calls(int invocation) {
    return calls.getOrDefault(invocation, List.of());
  }

  /** The wave of an effect on a gate of a release that is no rollback. */
  Optional<Wave> wave(Effect effect, String action) {
    boolean wanted =
        effect.action().equals(action)
            && plan.hasStage(effect.stage())
            && !isRollback(effect.execution());
    return wanted ? Optional.of(plan.ofStage(effect.stage())) : Optional.empty();
  }

  /** The moves of an action of an execution. */
  Stream<ActionMoved> moves(String execution, String stage, String action) {
    return actions.stream()
        .filter(
            moved ->
                moved.execution().equals(execution)
                    && moved.stage().equals(stage)
                    && moved.action().equals(action));
  }

  /** The last time before another at which an action came to a state. */
  Optional<Instant> last(ActionKey key, String state, Instant before) {
    return moves(key.execution(), key.stage(), key.action())
        .filter(moved -> moved.state().equals(state) && !moved.at().isAfter(before))
        .map(ActionMoved::at)
        .reduce((earlier, later) -> later);
  }

  /** An action of an execution. */
  record ActionKey(String execution, String stage, String action) {}

  /** Whether a stage of an execution came to a state before a place in the trace. */
  boolean stageCameTo(String execution, String stage, String state, int before) {
    return before(before)
        .filter(StageMoved.class::isInstance)
        .map(StageMoved.class::cast)
        .anyMatch(
            moved ->
                moved.execution().equals(execution)
                    && moved.stage().equals(stage)
                    && moved.state().equals(state));
  }

  /** Everything before a place in the trace, oldest first. */
  Stream<Happened> before(int index) {
    return trace.all().subList(0, index).stream();
  }

  /** Whether a gate of a release was opened again, after a time and before another. */
  boolean isReopened(String execution, String stage, Instant after, Instant before) {
    return reopened(execution, stage, before).filter(at -> at.isAfter(after)).isPresent();
  }

  /** When that was done last, before a time; nobody but a person who asked for it can have. */
  Optional<Instant> reopened(String execution, String stage, Instant before) {
    Optional<Instant> asked =
        trace
            .of(PersonAsked.class)
            .filter(ask -> ask.act().equals("REOPEN"))
            .filter(ask -> ask.execution().equals(execution) && ask.stage().equals(stage))
            .map(PersonAsked::at)
            .findFirst();
    return gates
        .written(execution, "REOPENED/" + plan.ofStage(stage).name() + "/")
        .map(Wrote::at)
        .filter(at -> at.isBefore(before))
        .filter(at -> asked.filter(first -> !first.isAfter(at)).isPresent())
        .reduce((earlier, later) -> later);
  }

  /** What people did and were let do. */
  Stream<PersonActed> people(Predicate<PersonActed> wanted) {
    return trace.of(PersonActed.class).filter(PersonActed::isAccepted).filter(wanted);
  }
}
