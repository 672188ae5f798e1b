package io.wavegate.core.policy;

import io.wavegate.core.model.Place;
import io.wavegate.core.people.Act;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a service team asked for. A gate pins one version of it when it opens and is judged by that
 * version to its end.
 *
 * @param service the service's name
 * @param pipeline the name of the pipeline that deploys it
 * @param waves in the order of the pipeline's stages, at least one
 * @param watchAfter how long the last wave's watch goes on after its promotion
 * @param afterRollback whether the line stays stopped after a rollback
 * @param secondPerson the acts of people that count only if two of them ask for the same
 * @param sources what kind of change each source artefact brings; one that is not named brings code
 * @param calendars change calendars that must all be open before any wave starts, as Systems
 *     Manager takes their names
 * @param starting what every start is asked besides its wave's rules; none if nothing is
 */
public record Policy(
    String service,
    String pipeline,
    List<WavePolicy> waves,
    Duration watchAfter,
    AfterRollback afterRollback,
    Set<Act> secondPerson,
    Map<String, ChangeKind> sources,
    List<String> calendars,
    Optional<StartRule> starting) {
  /** Copies the collections. */
  public Policy {
    waves = List.copyOf(waves);
    secondPerson = Collections.unmodifiableSortedSet(new TreeSet<>(secondPerson));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    calendars = List.copyOf(calendars);
  }

  /** What every start is asked besides its wave's rules. */
  public StartRule startRule() {
    return starting.orElse(StartRule.NONE);
  }

  /** What the service is a part of: services of the same are one thing to their users. */
  public String partOf() {
    return startRule().partOf().orElse(service);
  }

  /**
   * The policy as gates see it from where Wavegate is installed, with every alarm and metric by
   * name and place. It is made of the policy as its team wrote it, and not of one that was seen
   * already.
   *
   * @param hub the account and Region of the pipeline, and of Wavegate
   */
  public Policy seenFrom(Place hub) {
    List<WavePolicy> seen = waves.stream().map(wave -> wave.seenFrom(hub)).toList();
    return new Policy(
        service,
        pipeline,
        seen,
        watchAfter,
        afterRollback,
        secondPerson,
        sources,
        calendars,
        starting);
  }

  /** The wave of that name. */
  public Optional<WavePolicy> wave(String name) {
    return waves.stream().filter(wave -> wave.name().equals(name)).findFirst();
  }

  /** The wave that the stage deploys. */
  public Optional<WavePolicy> ofStage(String stage) {
    return waves.stream().filter(wave -> wave.stage().equals(stage)).findFirst();
  }

  /** Every account and Region that is deployed to, each once, in the order of the waves. */
  public List<Place> places() {
    return waves.stream()
        .flatMap(wave -> wave.targets().stream())
        .map(Target::place)
        .distinct()
        .toList();
  }

  /** The waves before the one of that name, first to last. */
  public List<WavePolicy> before(String name) {
    return waves.stream().takeWhile(wave -> !wave.name().equals(name)).toList();
  }

  /** Whether no wave follows the one of that name. */
  public boolean isLast(String name) {
    return waves.getLast().name().equals(name);
  }
}
