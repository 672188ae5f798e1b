package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.policy.PolicyJson;
import io.wavegate.core.model.Digest;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.handlers.Clients;
import io.wavegate.handlers.Settings;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.kit.Books;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.Site;
import io.wavegate.standins.http.StandInHttpClient;
import io.wavegate.standins.model.JoinedTable;
import io.wavegate.standins.sns.Published;
import io.wavegate.standins.sns.SnsStandIn;
import io.wavegate.standins.ssm.DocumentsStandIn;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The shipped handlers and SDK clients over services in memory, a strict store and a test clock.
 */
public final class Bench {
  private static final JsonNode EMPTY = JsonNodeFactory.instance.arrayNode();
  private static final String KEY = "AKIDTEST";
  private static final String STATES = "arn:aws:states:eu-west-1:111122223333:stateMachine:";

  /** The state machine of gates. */
  public static final String WAVE_GATE = STATES + "wavegate-wave-gate";

  /** The state machine of rollbacks. */
  public static final String ROLLBACK = STATES + "wavegate-rollback";

  private final TestTime time = new TestTime();
  private final StrictItemStore store = new StrictItemStore();
  private final RecordingStates states = new RecordingStates();
  private final RecordingTelemetry telemetry = new RecordingTelemetry();
  private final Faults faults = new Faults();
  private final TestAlarms alarms = new TestAlarms(time, TestPipeline.REF.place());
  private final SnsStandIn sns =
      new SnsStandIn(time, TestPipeline.REF.account(), TestPipeline.REF.region());
  private final TestParameters parameters = new TestParameters(time, TestPipeline.REF.place());
  private final DocumentsStandIn documents =
      new DocumentsStandIn(time, TestPipeline.REF.account(), TestPipeline.REF.region());
  private final TestPipeline pipeline;
  private final Directory directory;
  private final Clients clients;
  private final Wiring wiring;

  private Bench(CodePipelineSettings settings) {
    String account = TestPipeline.REF.account();
    String region = TestPipeline.REF.region();
    this.pipeline = new TestPipeline(time, settings);
    this.directory = directory();
    this.clients =
        new Clients(
            new StandInHttpClient(directory, faults, time::uuid, time::now),
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "test")),
            Region.of(region),
            false);
    String topic = sns.createTopic("wavegate-pages");
    Settings all =
        new Settings(
            account,
            region,
            "wavegate",
            WAVE_GATE + ":live",
            ROLLBACK + ":live",
            topic,
            TestSpokes.REGISTRY);
    this.wiring = Wiring.over(all, clients, sources(time), store, telemetry);
  }

  /** A clock, and what is as good as random where nobody guesses. */
  public Wiring.Sources sources(TimeSource clock) {
    return new Wiring.Sources(
        clock, count -> Arrays.copyOf(HexFormat.of().parseHex(Digest.sha256(time.uuid())), count));
  }

  private Directory directory() {
    String account = TestPipeline.REF.account();
    String region = TestPipeline.REF.region();
    String role = "arn:aws:sts::" + account + ":assumed-role/wavegate/gate";
    return new Directory(new Caller(account, region, "anyone"))
        .caller(KEY, new Caller(account, region, role))
        .table(account, region, pipeline.service())
        .table(account, region, alarms.service())
        .table(account, region, sns)
        .table(account, region, new JoinedTable(parameters.service(), documents))
        .table(account, region, states)
        .site("checkout.example.com", call -> HttpAnswer.of(200, "text/plain", "fine"));
  }

  /** A service with a policy, and a release that went through its waves before Wavegate came. */
  public static Bench open() {
    Bench bench = bare(CodePipelineSettings.DEFAULTS);
    bench.deployEarlierRelease();
    return bench;
  }

  /** A service with a policy that was never deployed. */
  public static Bench bare(CodePipelineSettings settings) {
    Bench bench = new Bench(settings);
    bench.install(policy());
    bench.putParameter("/wavegate/policies/checkout", policyText());
    return bench;
  }

  /** Makes a policy the current one. */
  public void install(Policy policy) {
    books().policies().put(TestPipeline.REF, policy, PolicyJson.digest(policy));
  }

  /** The policy of the test service, as its team wrote it. */
  public static String policyText() {
    return TestPolicies.text();
  }

  /** The policy of the test service. */
  public static Policy policy() {
    return TestPolicies.read(policyText());
  }

  /** The policy of the test service, with one text in place of another wherever it stands. */
  public static Policy policy(String text, String instead) {
    return TestPolicies.with(text, instead);
  }

  /** A team puts a parameter; the event that tells of it. */
  public String putParameter(String name, String value) {
    return parameters.put(name, value);
  }

  /** A team deletes a parameter; the event that tells of it. */
  public String deleteParameter(String name) {
    return parameters.delete(name);
  }

  /** A team keeps a secret, in Parameter Store or by its reference in Secrets Manager. */
  public void putSecret(String name, String value) {
    parameters.putSecret(name, value);
  }

  /** From now on a host answers so. */
  public void site(String host, Site site) {
    directory.site(host, site);
  }

  /** From now on the list of parameters is empty, although each is there by its name. */
  public void hideParameters() {
    Rewrites.before(this, parameters.service())
        .answer(
            "GetParametersByPath",
            (input, answer) -> ((ObjectNode) answer).set("Parameters", EMPTY));
  }

  private void deployEarlierRelease() {
    pipeline.push("1111111111111111111111111111111111111111");
    succeedJob();
    time.pass(TestPipeline.DEPLOYMENT);
    pipeline.answer("Prod-OneBox", "PromotionGate", true, "before Wavegate");
    time.settle();
    pipeline.answer("Prod-Wave-1", "EntryGate", true, "before Wavegate");
    time.pass(TestPipeline.DEPLOYMENT);
    succeedJob();
    pipeline.answer("Prod-Wave-1", "Afterwards", true, "before Wavegate");
    time.passUntil(TestTime.MONDAY.plusSeconds(3_600));
    faults.forget();
  }

  private void succeedJob() {
    pipeline.succeedLastJob();
    time.settle();
  }

  /** Where requests find services. */
  Directory reached() {
    return directory;
  }

  /** From now on this table stands where one of its service stood. */
  void put(ServiceTable table) {
    directory.table(TestPipeline.REF.account(), TestPipeline.REF.region(), table);
  }

  /** The clock. */
  public TestTime time() {
    return time;
  }

  /** The store. */
  public StrictItemStore store() {
    return store;
  }

  /** Step Functions. */
  public RecordingStates states() {
    return states;
  }

  /** What the handlers told about themselves. */
  public RecordingTelemetry telemetry() {
    return telemetry;
  }

  /** What stands between handlers and services. */
  public Faults faults() {
    return faults;
  }

  /** CloudWatch. */
  public TestAlarms alarms() {
    return alarms;
  }

  /** CodePipeline. */
  public TestPipeline pipeline() {
    return pipeline;
  }

  /** The SDK clients. */
  public Clients clients() {
    return clients;
  }

  /** The documents of Systems Manager: change calendars. */
  public DocumentsStandIn documents() {
    return documents;
  }

  /** A change calendar that is closed from an instant on and up to another. */
  public void closeCalendar(String nameOrArn, Instant from, Instant until) {
    documents.putCalendar(nameOrArn, TestCalendars.closed(from, until));
  }

  /** The wiring of the handlers. */
  public Wiring wiring() {
    return wiring;
  }

  /** All repositories. */
  public Books books() {
    return wiring.books();
  }

  /** What people were told. */
  public List<Published> pages() {
    return sns.published();
  }

  /** The subjects of the pages. */
  public List<String> pageSubjects() {
    return sns.published().stream().map(page -> page.subject().orElse("")).toList();
  }

  /** The timeline of a release, as lines. */
  public List<String> timeline(String execution) {
    return entries(execution).stream().map(entry -> entry.kind() + " " + entry.text()).toList();
  }

  /** The timeline of a release. */
  public List<TimelineEntry> entries(String execution) {
    return books().journal().read(new ReleaseId(TestPipeline.REF, execution));
  }
}
