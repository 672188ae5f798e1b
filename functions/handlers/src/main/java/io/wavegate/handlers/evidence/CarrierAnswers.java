package io.wavegate.handlers.evidence;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Pipelines.ApprovalAnswer;
import io.wavegate.core.port.Pipelines.JobFailure;
import io.wavegate.core.port.Sent;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Refusals;
import io.wavegate.handlers.kit.Texts;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Secrets.JobSlot;
import java.util.List;
import java.util.Optional;

/** Answers the action that carries a gate, once, and finds out whether it was answered before. */
public final class CarrierAnswers {
  private static final int SUMMARY = 480;

  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final Gates gates;

  /** With all that is outside, and the books. */
  public CarrierAnswers(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
  }

  /** What came of it. */
  public sealed interface Answered {
    /** The effect happened. */
    record Done(String effect) implements Answered {}

    /** There is no live carrier just now. */
    record Away() implements Answered {}

    /** Somebody else answered, or the release is gone. */
    record Overtaken(CarrierLook by) implements Answered {}
  }

  /**
   * Answers; the effect may have been sent before, so the source of truth is read first.
   *
   * @throws IllegalStateException if it is not known whether the effect happened; the state machine
   *     tries again, and the source of truth is read first
   */
  public Answered answer(Gate gate, Verdict verdict) {
    if (isLetGo(gate)) {
      return new Answered.Done(
          verdict instanceof Verdict.Observe
              ? "only observed: nothing was done"
              : gate.action() + " had gone on already");
    }
    return switch (gate.carrier()) {
      case APPROVAL -> answerApproval(gate, verdict);
      case INVOKE -> answerJob(gate, verdict);
      case FAILED_STAGE -> answerNobody(gate);
      case IN_FLIGHT -> answerDeployment(gate);
    };
  }

  /** A stage that failed by itself waits for no answer; one that goes on again is not ours. */
  private Answered answerNobody(Gate gate) {
    CarrierLook look = look(gate);
    return look instanceof CarrierLook.FailedStage
        ? new Answered.Done("stage " + gate.id().gate().stage() + " had failed already")
        : new Answered.Overtaken(look);
  }

  /** A deployment waits for no answer; its lever stops it. */
  private Answered answerDeployment(Gate gate) {
    CarrierLook look = look(gate);
    return look instanceof CarrierLook.Gone
        ? new Answered.Overtaken(look)
        : new Answered.Done("stage " + gate.id().gate().stage() + " is deploying");
  }

  private static String summary(Gate gate, Verdict verdict) {
    String said =
        "Wavegate " + verdict.word() + " " + gate.id().gate().wave() + ": " + verdict.reason();
    return Texts.line(said, SUMMARY);
  }

  /** Whether the action was let go on as the gate opened, or has ended otherwise. */
  public boolean isLetGo(Gate gate) {
    return looks.isLetGo(gate, gates.load(gate.id()).wave())
        && !(look(gate) instanceof CarrierLook.Holding);
  }

  private Answered answerApproval(Gate gate, Verdict verdict) {
    CarrierLook look = look(gate);
    return switch (look) {
      case CarrierLook.Holding holding -> sendApproval(gate, verdict);
      case CarrierLook.Answered answered ->
          answered.summary().contains(summary(gate, verdict))
              ? new Answered.Done(effect(gate, verdict))
              : new Answered.Overtaken(answered);
      case CarrierLook.TimedOut late -> new Answered.Overtaken(late);
      case CarrierLook.Gone gone -> new Answered.Overtaken(gone);
      case CarrierLook.FailedStage failed -> new Answered.Overtaken(failed);
    };
  }

  private Answered sendApproval(Gate gate, Verdict verdict) {
    GateId id = gate.id().gate();
    Sent sent =
        ports
            .pipelines()
            .answerApproval(
                new ApprovalAnswer(
                    id.pipeline(),
                    id.stage(),
                    gate.action(),
                    books.secrets().approval(gate.id()),
                    verdict.letsGoOn(),
                    summary(gate, verdict)));
    return switch (sent) {
      case Sent.Done done -> new Answered.Done(effect(gate, verdict));
      case Sent.Refused refused ->
          throw new IllegalStateException(
              "the approval was refused: " + refused.code() + ": " + refused.message());
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the approval was answered is not known: " + unsure.why());
    };
  }

  private Answered answerJob(Gate gate, Verdict verdict) {
    Optional<Kept<JobSlot>> kept = books.secrets().job(gate.id());
    if (kept.isEmpty()) {
      return fromStage(gate, verdict);
    }
    return switch (kept.get().value()) {
      case JobSlot.Live live -> sendJob(gate, verdict, kept.get(), live);
      case JobSlot.Continuing continuing -> betweenJobs(gate, verdict);
      case JobSlot.Awaiting awaiting -> betweenJobs(gate, verdict);
      case JobSlot.Answering answering -> resume(gate, verdict, answering);
      case JobSlot.Answered answered -> fromStage(gate, verdict);
    };
  }

  /** Between two jobs the action is in progress; one that is not will get no further job. */
  private Answered betweenJobs(Gate gate, Verdict verdict) {
    return look(gate) instanceof CarrierLook.Holding
        ? new Answered.Away()
        : fromStage(gate, verdict);
  }

  private Answered sendJob(Gate gate, Verdict verdict, Kept<JobSlot> kept, JobSlot.Live live) {
    JobSlot.Answering intent = new JobSlot.Answering(live.job(), ports.time().now(), live.first());
    if (!books.secrets().move(kept, intent)) {
      return new Answered.Away();
    }
    return send(gate, verdict, live.job());
  }

  private Answered send(Gate gate, Verdict verdict, String job) {
    Sent sent =
        verdict.letsGoOn()
            ? ports.pipelines().succeedJob(job, summary(gate, verdict))
            : ports.pipelines().failJob(job, JobFailure.JOB_FAILED, summary(gate, verdict));
    return switch (sent) {
      case Sent.Done done -> {
        books
            .secrets()
            .job(gate.id())
            .ifPresent(now -> books.secrets().move(now, new JobSlot.Answered(ports.time().now())));
        yield new Answered.Done(effect(gate, verdict));
      }
      case Sent.Refused refused -> {
        Refusals.jobIsOver(refused, "the answer to the job");
        yield fromStage(gate, verdict);
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the job was answered is not known: " + unsure.why());
    };
  }

  /** After a crash the action itself says whether the answer arrived. */
  private Answered resume(Gate gate, Verdict verdict, JobSlot.Answering answering) {
    return look(gate) instanceof CarrierLook.Holding
        ? send(gate, verdict, answering.job())
        : fromStage(gate, verdict);
  }

  /** Whether the action ended as the verdict wants it. */
  private Answered fromStage(Gate gate, Verdict verdict) {
    if (looks.isTakenOver(gate)) {
      return new Answered.Overtaken(look(gate));
    }
    String wanted = verdict.letsGoOn() ? "Succeeded" : "Failed";
    return run(gate).filter(action -> action.status().equals(wanted)).isPresent()
        ? new Answered.Done(effect(gate, verdict))
        : overtaken(gate);
  }

  /** How the action stands; from the history where another release stands in its stage. */
  private Optional<ActionFacts> run(Gate gate) {
    GateId id = gate.id().gate();
    return switch (ports.pipelines().stage(id.pipeline(), id.stage())) {
      case Unread<StageFacts> unread ->
          throw new IllegalStateException("the stage was not read: " + unread.why());
      case Read<StageFacts> stage when stage.value().execution().equals(id.execution()) ->
          stage.value().action(gate.action());
      case Read<StageFacts> other ->
          switch (ports.pipelines().runs(id.release(), id.stage(), gate.action())) {
            case Unread<List<ActionFacts>> unread ->
                throw new IllegalStateException(
                    "how action " + gate.action() + " ended was not read: " + unread.why());
            case Read<List<ActionFacts>> runs -> runs.value().stream().findFirst();
          };
    };
  }

  private Answered overtaken(Gate gate) {
    CarrierLook look = look(gate);
    return look instanceof CarrierLook.Holding ? new Answered.Away() : new Answered.Overtaken(look);
  }

  /** What became of what the gate is about: of the stage itself where its action was let go on. */
  public CarrierLook held(Gate gate) {
    Reading<CarrierLook> look = looks.carrier(gate, gates.load(gate.id()).wave());
    return look instanceof Read<CarrierLook> read ? read.value() : look(gate);
  }

  /**
   * What became of the carrier.
   *
   * @throws IllegalStateException if the stage was not read
   */
  public CarrierLook look(Gate gate) {
    return switch (looks.action(gate, gates.load(gate.id()).wave())) {
      case Read<CarrierLook> read -> read.value();
      case Unread<CarrierLook> unread ->
          throw new IllegalStateException("the stage was not read: " + unread.why());
    };
  }

  private static String effect(Gate gate, Verdict verdict) {
    String did = verdict.letsGoOn() ? "let go on" : "failed";
    return gate.carrier().word() + " action " + gate.action() + " " + did;
  }
}
