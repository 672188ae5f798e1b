package io.wavegate.core.admission;

import io.wavegate.core.admission.Blocker.AlarmFiring;
import io.wavegate.core.admission.Blocker.EarlierWaveAlarmed;
import io.wavegate.core.admission.Blocker.EarlierWaveOpen;
import io.wavegate.core.admission.Blocker.Held;
import io.wavegate.core.admission.Blocker.LeverNotThere;
import io.wavegate.core.admission.Blocker.NoWayBack;
import io.wavegate.core.admission.Blocker.Unknown;
import io.wavegate.core.admission.Blocker.WindowClosed;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.Window;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.core.rollback.NetLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What one look found to stand against a start. */
final class Blockers {
  private Blockers() {}

  /** All of it; empty where nothing does. */
  static List<Blocker> in(EntryLook look) {
    List<Blocker> blockers = new ArrayList<>();
    if (look.carrier() instanceof Unread<CarrierLook> unread) {
      blockers.add(new Unknown("the stage was not read: " + unread.why()));
    } else if (look.inFront() instanceof Unread<Optional<InFront>> unread) {
      blockers.add(new Unknown("what waits in front of the stage was not read: " + unread.why()));
    }
    window(look, blockers);
    look.holds().stream()
        .filter(hold -> hold.isInForce(look.now()))
        .map(hold -> new Held(hold.owner(), hold.reason(), hold.since(), hold.until()))
        .forEach(blockers::add);
    alarms(look, blockers);
    look.earlier().stream()
        .filter(wave -> !isObservedStill(look, wave))
        .forEach(wave -> earlier(wave, blockers));
    if (mending(look).isPresent()) {
      blockers.removeIf(AlarmFiring.class::isInstance);
    }
    look.quarantine().ifPresent(blockers::add);
    net(look, blockers);
    Structures.against(look).ifPresent(blockers::add);
    look.calendars().stream().flatMap(c -> CalendarRule.blocker(c).stream()).forEach(blockers::add);
    blockers.addAll(Others.blockers(look));
    return blockers;
  }

  /** Where nothing is held, the wave before is judged while this one begins. */
  private static boolean isObservedStill(EntryLook look, EarlierWave wave) {
    return look.policy().conduct().mode() == Mode.OBSERVE
        && wave instanceof EarlierWave.NotPromoted open
        && !open.isOver();
  }

  private static void net(EntryLook look, List<Blocker> blockers) {
    switch (look.wayBack()) {
      case NetLook.Net net -> {
        // Nothing stands against the start.
      }
      case NetLook.Way way -> {
        // Nothing stands against the start.
      }
      case NetLook.NoNet none -> {
        if (look.policy().rollback().required()) {
          blockers.add(new NoWayBack(none.why()));
        }
      }
      case NetLook.Unknown unknown ->
          blockers.add(
              new Unknown("whether a rollback is possible was not read: " + unknown.why()));
    }
    leverIsThere(look, blockers);
  }

  /** As a wave is deployed for the first time, what its lever names may not be there yet. */
  private static void leverIsThere(EntryLook look, List<Blocker> blockers) {
    if (look.net() instanceof NetLook.Net) {
      look.levers().map(LeverLooks::absent).orElse(List.of()).stream()
          .map(LeverNotThere::new)
          .forEach(blockers::add);
    }
  }

  private static void window(EntryLook look, List<Blocker> blockers) {
    boolean skipped = look.spoken().exempt(Exemption.Kind.CLOSED_WINDOW, look.now()).isPresent();
    if (!isOpen(look) && !skipped) {
      look.policy().windows().stream()
          .map(w -> w.nextOpening(look.now()))
          .min(Instant::compareTo)
          .ifPresent(opens -> blockers.add(new WindowClosed(opens)));
    }
  }

  static boolean isOpen(EntryLook look) {
    List<Window> windows = look.policy().windows();
    return windows.isEmpty() || windows.stream().anyMatch(w -> w.isOpen(look.now()));
  }

  /** What was not read for the same reason is one blocker: one role that is denied hides many. */
  private static void alarms(EntryLook look, List<Blocker> blockers) {
    List<String> names = look.policy().alarms().all();
    if (names.size() != look.alarms().size()) {
      blockers.add(new Unknown(look.alarms().size() + " of " + names.size() + " alarms were read"));
    }
    SequencedMap<String, List<String>> unread = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.size(), look.alarms().size()); i++) {
      switch (look.alarms().get(i)) {
        case Unread<AlarmFacts> none ->
            unread.computeIfAbsent(none.why(), why -> new ArrayList<>()).add(names.get(i));
        case Read<AlarmFacts> read -> alarm(read.value(), blockers);
      }
    }
    unread.forEach(
        (why, which) ->
            blockers.add(
                new Unknown(
                    String.join(", ", which)
                        + (which.size() == 1 ? " was not read: " : " were not read: ")
                        + why)));
  }

  /** A child in ALARM is the composite's to weigh. */
  private static void alarm(AlarmFacts alarm, List<Blocker> blockers) {
    if (alarm.state() == AlarmState.ALARM) {
      blockers.add(new AlarmFiring(alarm.name(), alarm.since()));
    }
    Blindness.in(alarm).stream().map(Unknown::new).forEach(blockers::add);
  }

  private static void earlier(EarlierWave wave, List<Blocker> blockers) {
    switch (wave) {
      case EarlierWave.Promoted promoted -> {
        // Nothing stands against the start.
      }
      case EarlierWave.AlarmedSince alarmed ->
          blockers.add(new EarlierWaveAlarmed(alarmed.wave(), alarmed.what()));
      case EarlierWave.Firing firing -> {
        Blocker same = new AlarmFiring(firing.alarm(), firing.since());
        if (!blockers.contains(same)) {
          blockers.add(same);
        }
      }
      case EarlierWave.Unread unread -> {
        // An alarm that both waves watch is said once.
        if (!blockers.contains(new Unknown(unread.why()))) {
          blockers.add(
              new Unknown(
                  "whether " + unread.wave() + " alarmed since is not known: " + unread.why()));
        }
      }
      case EarlierWave.NotPromoted open ->
          blockers.add(new EarlierWaveOpen(open.wave(), open.stands(), open.isOver()));
    }
  }

  /** The word by which the release may start although alarms fire. */
  static Optional<Word> mending(EntryLook look) {
    return look.spoken().exempt(Exemption.Kind.FIRING_ALARM, look.now());
  }
}
