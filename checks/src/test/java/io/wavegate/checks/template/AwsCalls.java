package io.wavegate.checks.template;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.wavegate.core.port.Levers;
import io.wavegate.core.port.Parameters;
import io.wavegate.core.port.Workflows.Machine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The AWS operations that a function's code can come to, read from the byte code: from the handler
 * on, method by method, through the ports into the adapters that the wiring puts behind them.
 */
final class AwsCalls {
  private static final String SDK = "software.amazon.awssdk.services.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.wavegate.core", "io.wavegate.codec", "io.wavegate.handlers");

  /** IAM's service prefix by the SDK's package. */
  private static final Map<String, String> PREFIX =
      Map.of(
          "codepipeline", "codepipeline",
          "cloudwatch", "cloudwatch",
          "sfn", "states",
          "sns", "sns",
          "ssm", "ssm",
          "sts", "sts",
          "dynamodb", "dynamodb");

  /** A transaction is allowed by the actions of its parts. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "dynamodb:TransactWriteItems",
          List.of("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"));

  /** The operations behind Powertools' reader of parameters. */
  private static final Map<String, String> PARAMETERS =
      Map.of("get", "ssm:GetParameter", "getMultiple", "ssm:GetParametersByPath");

  private static final Map<String, Found> KNOWN = new LinkedHashMap<>();

  private final Set<JavaCodeUnit> seen = new LinkedHashSet<>();
  private final Deque<JavaCodeUnit> open = new ArrayDeque<>();
  private final Set<String> actions = new TreeSet<>();
  private final Set<String> machines = new TreeSet<>();
  private final Set<String> levers = new TreeSet<>();

  private AwsCalls() {}

  /**
   * What a handler can come to.
   *
   * @param actions the IAM actions behind its calls
   * @param machines the state machines that it names, such as {@code ROLLBACK}
   * @param levers what it does with levers in targets: {@code look}, {@code pull}
   */
  record Found(Set<String> actions, Set<String> machines, Set<String> levers) {}

  /**
   * What a handler can come to.
   *
   * @param handlerClass the handler's name
   */
  static Found of(String handlerClass) {
    return KNOWN.computeIfAbsent(handlerClass, AwsCalls::found);
  }

  private static Found found(String handlerClass) {
    AwsCalls calls = new AwsCalls();
    calls.reach(CLASSES.get(handlerClass).getMethods().stream().toList());
    while (!calls.open.isEmpty()) {
      calls.open.pop().getAccessesFromSelf().forEach(calls::follow);
    }
    return new Found(calls.actions, calls.machines, calls.levers);
  }

  private void reach(Iterable<? extends JavaCodeUnit> units) {
    for (JavaCodeUnit unit : units) {
      if (seen.add(unit)) {
        open.push(unit);
      }
    }
  }

  private void follow(JavaAccess<?> access) {
    if (access instanceof JavaFieldAccess field
        && field.getTargetOwner().isEquivalentTo(Machine.class)) {
      machines.add(field.getName());
    } else if (access instanceof JavaCodeUnitAccess<?> call) {
      follow(call);
    }
  }

  private void follow(JavaCodeUnitAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    if (owner.getPackageName().startsWith(SDK)) {
      sdk(owner, access.getName());
      return;
    }
    if (owner.isEquivalentTo(Levers.class)) {
      levers.add(access.getName().equals("pull") ? "pull" : "look");
    }
    if (owner.isEquivalentTo(Parameters.class) && access.getName().equals("value")) {
      // Systems Manager passes a secret on by its caller's permission.
      actions.add("secretsmanager:GetSecretValue");
    }
    if (owner.getSimpleName().equals("SSMProvider") && PARAMETERS.containsKey(access.getName())) {
      actions.add(PARAMETERS.getOrDefault(access.getName(), ""));
    }
    access.getTarget().resolveMember().ifPresent(member -> reach(List.of(member)));
    if (owner.isInterface() && owner.getPackageName().startsWith("io.wavegate.")) {
      for (JavaClass adapter : owner.getAllSubclasses()) {
        reach(
            adapter.getMethods().stream()
                .filter(method -> method.getName().equals(access.getName()))
                .toList());
      }
    }
  }

  private void sdk(JavaClass owner, String method) {
    // A client that is made calls nobody yet.
    if (!owner.getSimpleName().endsWith("Client") || method.equals("builder")) {
      return;
    }
    String service = owner.getPackageName().substring(SDK.length());
    String prefix = PREFIX.get(service);
    if (prefix == null) {
      throw new IllegalStateException("which IAM prefix has the SDK's package " + service + "?");
    }
    String action = prefix + ":" + Character.toUpperCase(method.charAt(0)) + method.substring(1);
    actions.addAll(PARTS.getOrDefault(action, List.of(action)));
  }
}
