package io.wavegate.handlers.store;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import java.util.Locale;

/** The keys of everything in the store. What is read together shares a partition. */
final class Keys {
  static final String TIME = "TIME/";
  static final String GATE = "GATE/";
  static final String WATCH = "WATCH/";
  static final String ROLLBACK = "ROLLBACK/";
  static final String RECALL = "RECALL/";
  static final String ANNOUNCED = "RELEASE";

  private Keys() {}

  static String release(ReleaseId release) {
    return "RELEASE/" + release.key();
  }

  static String time(int number) {
    return TIME + String.format(Locale.ROOT, "%06d", number);
  }

  static String gate(AttemptId id) {
    return attempts(id.gate()) + String.format(Locale.ROOT, "%04d", id.number());
  }

  static String attempts(GateId gate) {
    return GATE + gate.wave() + "/" + gate.kind().word() + "/";
  }

  static String watch(String wave) {
    return WATCH + wave;
  }

  static String tests(AttemptId id) {
    return "TEST/" + id.gate().wave() + "/" + id.number() + "/";
  }

  static String tries(AttemptId id) {
    return "TRY/" + id.gate().wave() + "/" + id.number() + "/";
  }

  static String posted(AttemptId id) {
    return "POST/" + id.gate().wave() + "/" + id.number() + "/";
  }

  static String evidence(AttemptId id) {
    return "EVIDENCE/" + id.gate().wave() + "/" + id.gate().kind().word() + "/" + id.number();
  }

  static String rollback(String wave) {
    return ROLLBACK + wave;
  }

  static String recall(String wave) {
    return RECALL + wave;
  }

  static String returning(String stage) {
    return "RETURNS/" + stage;
  }

  static String net(String wave) {
    return "NET/" + wave;
  }

  static String brought(String wave) {
    return "BROUGHT/" + wave;
  }

  /** Bearer secrets: an item of their own, never beside what is shown to people. */
  static String secret(AttemptId id) {
    return "SECRET/" + id.key();
  }

  static String refused(GateId gate) {
    return "REFUSED/" + gate.wave() + "/" + gate.kind().word() + "/";
  }

  /** What somebody else answers, beside the token that the answer wakes. */
  static String question(String test) {
    return "QUESTION/" + test;
  }

  static String reference(String digest) {
    return "REFERENCE/" + digest;
  }

  static String policies(String service) {
    return "POLICY/" + service;
  }

  static String pipeline(PipelineRef pipeline) {
    return pipeline.account() + "/" + pipeline.region() + "/" + pipeline.name();
  }

  static String holds(String service) {
    return "HOLDS/" + service;
  }

  static String quarantine(String service) {
    return "QUARANTINE/" + service;
  }

  static String orders(AttemptId id) {
    GateId gate = id.gate();
    return "ORDER/" + gate.wave() + "/" + gate.kind().word() + "/" + id.number() + "/";
  }

  static String reopened(GateId gate) {
    return "REOPENED/" + gate.wave() + "/" + gate.kind().word() + "/";
  }

  static String exemptions(String service) {
    return "EXEMPT/" + service;
  }

  static String asked(String service) {
    return "ASKED/" + service;
  }

  static String acts(String service) {
    return "ACTS/" + service;
  }

  static String drills(String wave) {
    return "DRILL/" + wave + "/";
  }

  static String drill(AttemptId id) {
    return drills(id.gate().wave()) + id.number();
  }

  static String safe(String service) {
    return "SAFE/" + service;
  }

  static String leases(String partOf) {
    return "LEASES/" + partOf;
  }

  static String starts(String team) {
    return "STARTS/" + team;
  }

  static String closures(String service) {
    return "CLOSED/" + service;
  }

  static String stopped(String stage) {
    return "STOPPED/" + stage;
  }

  static String service(String service) {
    return "SERVICE/" + service;
  }
}
