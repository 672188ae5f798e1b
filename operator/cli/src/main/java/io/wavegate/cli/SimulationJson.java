package io.wavegate.cli;

import io.wavegate.codec.CoreJson;
import io.wavegate.local.simulate.run.Finding;
import io.wavegate.local.simulate.run.Report;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What came of simulated runs, as {@code simulate --json} prints it. */
final class SimulationJson {
  private SimulationJson() {}

  static String of(Report report, PlantedHunts hunts) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("schedules", report.schedules());
    members.put("seed", report.seed());
    members.put("good", report.isGood());
    members.put("violations", report.findings().stream().map(SimulationJson::of).toList());
    SequencedMap<String, Object> healthy = new LinkedHashMap<>();
    healthy.put("runs", report.healthy().runs());
    healthy.put("promoted", report.healthy().promoted());
    healthy.put("missed", report.healthy().missed());
    members.put("healthy", healthy);
    members.put("planted", hunts.json());
    members.put("struck", report.struck());
    members.put("strikes", report.strikes());
    members.put("digest", report.digest());
    return CoreJson.writePretty(members);
  }

  private static SequencedMap<String, Object> of(Finding finding) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("seed", finding.seed());
    members.put("rule", finding.breach().rule());
    members.put("at", finding.breach().at());
    members.put("what", finding.breach().what());
    members.put("policy", finding.smallest().plan().said());
    members.put("world", finding.smallest().courseSaid());
    members.put("faults", finding.smallest().faultsSaid());
    members.put("others", finding.others());
    return members;
  }
}
