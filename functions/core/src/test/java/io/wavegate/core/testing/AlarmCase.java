package io.wavegate.core.testing;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmLook.ChildCause;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.Transition;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An alarm that is OK and was quiet, until a test says otherwise. */
public final class AlarmCase {
  private final String name;
  private AlarmState state = AlarmState.OK;
  private Instant since = Times.FROM.minus(Duration.ofDays(3));
  private Evaluation evaluation = Evaluation.COMPLETE;
  private String configuration = "pinned";
  private Duration settle = Duration.ofMinutes(3);
  private ChildCause cause = new ChildCause.None();
  private Instant historyFrom = Times.FROM;
  private Optional<String> unread = Optional.empty();
  private Optional<String> historyUnread = Optional.empty();
  private Optional<Instant> readEarly = Optional.empty();
  private Optional<Instant> historyTo = Optional.empty();
  private final List<AlarmFacts> children = new ArrayList<>();
  private final List<Transition> transitions = new ArrayList<>();

  private AlarmCase(String name) {
    this.name = name;
  }

  /** An alarm that is OK. */
  public static AlarmCase alarm(String name) {
    return new AlarmCase(name);
  }

  /** It changed: the history shows it, and it is so now. */
  public AlarmCase went(AlarmState to, String at) {
    transitions.add(new Transition(Times.at(at), state, to, "went " + to));
    return is(to, at);
  }

  /** It is so now; the history does not show it. */
  public AlarmCase is(AlarmState now, String at) {
    state = now;
    since = Times.at(at);
    return this;
  }

  /** CloudWatch evaluates it only in part. */
  public AlarmCase evaluated(Evaluation partly) {
    evaluation = partly;
    return this;
  }

  /** With a child in that state. */
  public AlarmCase child(String child, AlarmState childState, Evaluation childEvaluation) {
    return over(facts(child, childState, childEvaluation, List.of()));
  }

  /** With a child that has a child in that state. */
  public AlarmCase grandchild(AlarmState childState, Evaluation childEvaluation) {
    AlarmFacts grandchild = facts("grandchild", childState, childEvaluation, List.of());
    return over(facts("child", AlarmState.OK, Evaluation.COMPLETE, List.of(grandchild)));
  }

  private AlarmCase over(AlarmFacts child) {
    children.add(child);
    return this;
  }

  /** With a child named as the cause. */
  public AlarmCase because(String child, String reason) {
    cause = new ChildCause.Child(child, reason);
    return this;
  }

  /** With another configuration than the one that was pinned. */
  public AlarmCase edited() {
    configuration = "edited";
    return this;
  }

  /** With datapoints that old. */
  public AlarmCase settling(Duration age) {
    settle = age;
    return this;
  }

  /** Its present state could not be read. */
  public AlarmCase unread(String why) {
    unread = Optional.of(why);
    return this;
  }

  /** Its history could not be read. */
  public AlarmCase historyUnread(String why) {
    historyUnread = Optional.of(why);
    return this;
  }

  /** Its history begins then. */
  public AlarmCase historyFrom(String at) {
    historyFrom = Times.at(at);
    return this;
  }

  /** Its history ends then. */
  public AlarmCase historyTo(String at) {
    historyTo = Optional.of(Times.at(at));
    return this;
  }

  /** It was read then, before the look it is part of. */
  public AlarmCase readAlready(Instant at) {
    readEarly = Optional.of(at);
    return this;
  }

  /** What DescribeAlarms gives. */
  public Reading<AlarmFacts> now(Instant readAt) {
    Instant at = readEarly.orElse(readAt);
    return unread.isPresent()
        ? new Unread<>(unread.get(), at)
        : new Read<>(facts(name, state, evaluation, children), at);
  }

  /** What a look at it gives. */
  public AlarmLook look(Instant readAt) {
    Reading<History> history =
        historyUnread.isPresent()
            ? new Unread<>(historyUnread.get(), readAt)
            : new Read<>(new History(historyFrom, historyTo.orElse(readAt), transitions), readAt);
    return new AlarmLook(name, now(readAt), history, cause);
  }

  private AlarmFacts facts(String of, AlarmState in, Evaluation evaluated, List<AlarmFacts> below) {
    return new AlarmFacts(of, in, since, "is " + in, evaluated, below, configuration, settle);
  }
}
