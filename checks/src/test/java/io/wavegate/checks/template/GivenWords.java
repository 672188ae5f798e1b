package io.wavegate.checks.template;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.wavegate.checks.JavaSource;
import io.wavegate.checks.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that a handler's flow can give to its state machine, read from the sources: from one
 * method on, through the methods that it calls in its own class and in the named others.
 */
final class GivenWords {
  private static final Path HANDLERS =
      Repository.path("functions/handlers/src/main/java/io/wavegate/handlers");

  /** Fields whose class is followed. */
  private static final Map<String, String> FOLLOWED =
      Map.of(
          "bakes", "Bakes", "waits", "EntryWaits", "waves", "WaveJudging", "deciding", "Deciding");

  private final String result;
  private final Set<String> given = new TreeSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Map<String, Map<String, List<MethodTree>>> parsed = new LinkedHashMap<>();

  private GivenWords(String result) {
    this.result = result;
  }

  /**
   * What is given by the methods that are reached.
   *
   * @param type the class, in any room of the handlers
   * @param method where to begin
   * @param result the type that makes words by its static methods, such as {@code Next}
   * @return literals as they are, and the names of factory methods behind a dot: {@code .judge}
   */
  static Set<String> from(String type, String method, String result) {
    GivenWords words = new GivenWords(result);
    words.follow(type, method);
    if (words.given.isEmpty()) {
      throw new IllegalArgumentException("no word is given by " + type + "." + method);
    }
    return words.given;
  }

  private void follow(String type, String method) {
    if (!seen.add(type + "." + method)) {
      return;
    }
    parsed
        .computeIfAbsent(type, GivenWords::methods)
        .getOrDefault(method, List.of())
        .forEach(body -> body.accept(new Calls(type), null));
  }

  /** All methods of a class of the handlers, by name. */
  static Map<String, List<MethodTree>> methods(String type) {
    Map<String, List<MethodTree>> methods = new LinkedHashMap<>();
    JavaSource.parse(source(type))
        .scan(
            new TreeScanner<>() {
              @Override
              public Void visitMethod(MethodTree method, Void nothing) {
                methods
                    .computeIfAbsent(method.getName().toString(), name -> new ArrayList<>())
                    .add(method);
                return super.visitMethod(method, null);
              }
            });
    return methods;
  }

  private static Path source(String type) {
    return Repository.files(HANDLERS).stream()
        .filter(file -> file.endsWith(type + ".java"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the handlers have no class " + type));
  }

  /** The texts in a method or an expression. */
  static Set<String> literals(Tree tree) {
    Set<String> texts = new LinkedHashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String text) {
          texts.add(text);
        }
        return null;
      }
    }.scan(tree, null);
    return texts;
  }

  private final class Calls extends TreeVisitorOfCalls {
    private final String type;

    Calls(String type) {
      this.type = type;
    }

    @Override
    void call(String receiver, String method, List<? extends ExpressionTree> arguments) {
      if (receiver.isEmpty()) {
        follow(type, method);
      } else if (receiver.equals(result)) {
        add(method, arguments);
      } else if (FOLLOWED.containsKey(receiver)) {
        follow(FOLLOWED.getOrDefault(receiver, ""), method);
      }
    }

    @Override
    void constant(String receiver, String name) {
      if (receiver.equals(result)) {
        given.add(name);
      }
    }

    @Override
    void made(String name, List<? extends ExpressionTree> arguments) {
      if (name.equals(result)) {
        add(name, arguments);
      }
    }

    /** The texts in the first argument, or the name of what was called. */
    private void add(String method, List<? extends ExpressionTree> arguments) {
      Set<String> texts = arguments.isEmpty() ? Set.of() : literals(arguments.getFirst());
      given.addAll(texts.isEmpty() ? Set.of("." + method) : texts);
    }
  }

  /** Calls, constants and creations, with what stands before the dot. */
  private abstract static class TreeVisitorOfCalls extends TreeScanner<Void, Void> {
    abstract void call(String receiver, String method, List<? extends ExpressionTree> arguments);

    abstract void constant(String receiver, String name);

    abstract void made(String type, List<? extends ExpressionTree> arguments);

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree select) {
        call(
            select.getExpression().toString(),
            select.getIdentifier().toString(),
            call.getArguments());
      } else if (call.getMethodSelect() instanceof IdentifierTree name) {
        call("", name.getName().toString(), call.getArguments());
      }
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
      String name = select.getIdentifier().toString();
      if (name.equals(name.toUpperCase(Locale.ROOT))) {
        constant(select.getExpression().toString(), name);
      }
      return super.visitMemberSelect(select, null);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      made(made.getIdentifier().toString(), made.getArguments());
      return super.visitNewClass(made, null);
    }
  }

  /** The constants of an enum. */
  static Set<String> of(Class<? extends Enum<?>> type) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(type.getEnumConstants()).forEach(constant -> names.add(constant.name()));
    return names;
  }
}
