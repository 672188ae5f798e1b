package io.wavegate.handlers.desk;

import io.wavegate.core.admission.Hold;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Said;
import io.wavegate.core.people.Act;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.people.Exemption.Kind;
import io.wavegate.core.people.Wish;
import io.wavegate.core.people.Word;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Holds;
import io.wavegate.handlers.store.Holds.Quarantine;
import io.wavegate.handlers.store.Persons.Done;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people ask of a whole service: holds, quarantines, exemptions of its releases. */
final class ServiceActs {
  /** A pipeline execution id is a UUID (API reference, PipelineExecution). */
  private static final int EXECUTION_ID = 36;

  private final Books books;
  private final Waiting waiting;
  private final LineActs lines;

  ServiceActs(Ports ports, Books books) {
    this.books = books;
    this.waiting = new Waiting(ports, books);
    this.lines = new LineActs(ports, books);
  }

  Reply hold(String service, Wish.Hold wish, Word word) {
    Optional<Instant> until = wish.lasts().map(word.at()::plus);
    Hold hold = new Hold(word.who(), word.reason(), word.at(), until);
    String what =
        "%s held%s".formatted(named(service), until.map(at -> " until " + Said.day(at)).orElse(""));
    return done(service, Act.HOLD, what, word, List.of(books.holds().holding(service, hold)));
  }

  Reply lift(String service, Wish.Lift wish, Word word) {
    if (wish.line().isPresent()) {
      return start(service, wish.line().get(), word);
    }
    return wish.revision().isPresent()
        ? release(service, wish.revision().get(), word)
        : lift(service, wish.owner().orElse(word.who()), word);
  }

  private Reply lift(String service, String owner, Word word) {
    Optional<Write> write = books.holds().lifting(service, owner);
    if (write.isEmpty()) {
      // Lifted before, perhaps, by a call that could not wake who waits.
      waiting.rouse(service, "hold of " + owner + " on " + named(service) + " is lifted");
    }
    return write.isEmpty()
        ? Reply.absent(owner + " does not hold " + named(service) + "; " + held(service))
        : done(
            service,
            Act.LIFT,
            "hold of " + owner + " on " + named(service) + " lifted",
            word,
            List.of(write.get()));
  }

  private Reply release(String service, String revision, Word word) {
    Optional<Write> write = books.holds().releasing(service, revision);
    if (write.isEmpty() && !lines.isStopped(service, revision)) {
      return Reply.absent(
          "revision " + revision + " is not in quarantine; " + quarantined(service));
    }
    String what =
        write.isPresent()
            ? "revision " + revision + " let out of quarantine"
            : "the line goes on that was stopped for revision " + revision;
    return done(service, Act.LIFT, what, word, write.stream().toList())
        .with(() -> lines.startFor(service, revision, word));
  }

  private Reply start(String service, String line, Word word) {
    if (!lines.isStoppedAt(service, line)) {
      return Reply.absent(
          "Wavegate has disabled no transition into "
              + (line.equals(Wish.Lift.WHOLE_LINE) ? "a stage of " + service : line)
              + "; "
              + lines.said(service));
    }
    String what = line.equals(Wish.Lift.WHOLE_LINE) ? "the line goes on" : line + " is opened";
    return done(service, Act.LIFT, what, word, List.of())
        .with(() -> lines.start(service, line, word));
  }

  /** Which release is meant has to be known: an exemption of whatever comes next is none. */
  Reply exempt(String service, Wish.Exempt wish, Word word) {
    List<String> releases = waitingReleases(service);
    Optional<String> release = meant(service, wish, releases);
    if (release.isEmpty()) {
      return Reply.impossible(
          "name the release: "
              + (releases.isEmpty()
                  ? "none of " + service + " waits"
                  : "these wait: " + String.join(", ", releases)));
    }
    Optional<String> unclear = unclear(wish.release().orElse(""), release.get(), releases);
    if (unclear.isPresent()) {
      return Reply.impossible(unclear.get());
    }
    Instant until = word.at().plus(wish.lasts());
    Kind kind = wish.act() == Act.FIX_FORWARD ? Kind.FIRING_ALARM : Kind.CLOSED_WINDOW;
    String what =
        "release %s may start %s until %s"
            .formatted(
                release.get(),
                switch (kind) {
                  case FIRING_ALARM -> "although alarms fire";
                  case CLOSED_WINDOW -> "outside of its windows";
                },
                Said.day(until));
    Exemption exemption = new Exemption(kind, release.get(), word, until);
    Reply reply =
        done(
            service,
            wish.act(),
            what,
            word,
            List.of(books.persons().exempting(service, exemption)));
    return kind == Kind.FIRING_ALARM
        ? reply.with(() -> lines.startForFix(service, release.get(), word))
        : reply;
  }

  private List<String> waitingReleases(String service) {
    return waiting.of(service).stream()
        .map(gate -> gate.id().gate().execution())
        .distinct()
        .toList();
  }

  private Optional<String> meant(String service, Wish.Exempt wish, List<String> releases) {
    return wish.release()
        .map(
            named -> releases.stream().filter(id -> id.startsWith(named)).findFirst().orElse(named))
        .or(() -> releases.size() == 1 ? Optional.of(releases.getFirst()) : Optional.empty())
        .map(known -> inFront(service, wish, known).orElse(known))
        .or(() -> releases.isEmpty() ? inFront(service, wish, "") : Optional.empty());
  }

  /** The wish with the whole name of the one release that it can mean at this moment. */
  Wish.Exempt resolved(String service, Wish.Exempt wish) {
    List<String> releases = waitingReleases(service);
    return meant(service, wish, releases)
        .filter(id -> unclear(wish.release().orElse(""), id, releases).isEmpty())
        .map(id -> new Wish.Exempt(wish.act(), Optional.of(id), wish.lasts()))
        .orElse(wish);
  }

  /**
   * What is kept is looked for by the whole id: a part of one that is not there yet helps nobody.
   */
  private static Optional<String> unclear(String typed, String meant, List<String> releases) {
    List<String> fitting = releases.stream().filter(id -> id.startsWith(typed)).toList();
    if (!typed.isEmpty() && fitting.size() > 1) {
      return Optional.of("more than one release waits, name it: " + String.join(", ", fitting));
    }
    return releases.contains(meant) || meant.length() >= EXECUTION_ID
        ? Optional.empty()
        : Optional.of(
            "no release that waits begins with \"%s\"; name the whole execution id of one to come; %s"
                .formatted(
                    Checks.shown(meant),
                    releases.isEmpty()
                        ? "none waits"
                        : "these wait: " + String.join(", ", releases)));
  }

  /** A fix that waits in front of a stopped line has no gate that is open. */
  private Optional<String> inFront(String service, Wish.Exempt wish, String named) {
    return wish.act() == Act.FIX_FORWARD
        ? lines.waiting(service, named.isEmpty() ? Optional.empty() : Optional.of(named))
        : Optional.empty();
  }

  private Reply done(String service, Act act, String what, Word word, List<Write> writes) {
    List<Write> all = new ArrayList<>(writes);
    all.add(books.persons().doing(service, new Done(act.word(), what, word)));
    if (!books.persons().commit(all)) {
      return Reply.raced();
    }
    waiting.tell(service, act.word() + " by " + word.said() + " (" + what + ")", word.at());
    return Reply.done(what);
  }

  private String held(String service) {
    List<Hold> holds = books.holds().on(service);
    return holds.isEmpty()
        ? "nobody does"
        : "held by "
            + holds.stream()
                .map(hold -> hold.owner() + " (" + hold.reason() + ")")
                .collect(Collectors.joining(", "));
  }

  private String quarantined(String service) {
    List<Quarantine> all = books.holds().quarantined(service);
    return all.isEmpty()
        ? "none is"
        : "these are: " + all.stream().map(Quarantine::revision).collect(Collectors.joining(", "));
  }

  private static String named(String service) {
    return service.equals(Holds.ALL) ? "every service" : service;
  }
}
