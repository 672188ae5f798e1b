package io.wavegate.checks.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import io.wavegate.checks.JavaSource;
import io.wavegate.checks.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No regular expression of what runs in AWS repeats a group without bound: Java's matcher calls
 * itself once for each turn, so that a text from outside ends it with a stack overflow, and where a
 * repeated group repeats inside it may never end (attack 24).
 */
final class RegularExpressionsTest {
  private static final Set<String> TAKE_ONE =
      Set.of("compile", "matches", "replaceAll", "replaceFirst", "split");
  private static final Pattern REPEATED = Pattern.compile("\\)([*+]|\\{[0-9]+,})");

  /** An expression and where it stands. */
  private record Found(String expression, String place) {}

  private static List<Path> shipped() {
    return Repository.mainSources().stream()
        .filter(file -> Repository.name(file).startsWith("functions/"))
        .toList();
  }

  @Test
  void noExpressionRepeatsAGroupWithoutBound() {
    List<Found> all = new ArrayList<>();
    for (JavaSource source : JavaSource.parse(shipped())) {
      source.scan(
          new TreeScanner<>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
              String method = call.getMethodSelect().toString().replaceAll("(?s).*\\.", "");
              if (TAKE_ONE.contains(method)) {
                all.addAll(texts(call, source));
              }
              return super.visitMethodInvocation(call, null);
            }
          });
    }
    assertThat(all).hasSizeGreaterThan(30);
    assertThat(all).filteredOn(found -> repeatsAGroup(found.expression())).isEmpty();
  }

  /** Why it is a rule: a text of a few thousand characters is enough. */
  @Test
  void aGroupThatIsRepeatedWithoutBoundOverflowsTheStack() {
    String text = "aa" + "-a".repeat(100_000) + "-1";
    assertThatThrownBy(() -> Pattern.matches("[a-z]{2}(-[a-z]+)+-[0-9]", text))
        .isInstanceOf(StackOverflowError.class);
  }

  /** The texts in a call's arguments; those of one expression that is put together are joined. */
  private static List<Found> texts(MethodInvocationTree call, JavaSource source) {
    List<Found> found = new ArrayList<>();
    call.getArguments()
        .forEach(
            argument -> {
              StringBuilder text = new StringBuilder();
              new TreeScanner<Void, Void>() {
                @Override
                public Void visitLiteral(LiteralTree literal, Void nothing) {
                  if (literal.getValue() instanceof String part) {
                    text.append(part);
                  }
                  return null;
                }
              }.scan(argument, null);
              if (!text.isEmpty()) {
                found.add(new Found(text.toString(), source.place(call)));
              }
            });
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "(a+)+ true",
        "(a|b)* true",
        "(?:[0-9]{2}){3,} true",
        "((x)+|z){2} true",
        "(\\(x\\))* true",
        "(a+){1,4} false",
        "([a+])?[)*]+ false",
        "(x)\\)* false",
        "[a-z]+(-[a-z]{1,5}){0,9} false",
      })
  void theRuleSeesIt(String expression, boolean repeats) {
    assertThat(repeatsAGroup(expression)).isEqualTo(repeats);
  }

  private static boolean repeatsAGroup(String expression) {
    String plain = expression.replaceAll("\\\\.", "x").replaceAll("\\[\\^?]?[^]]*]", "x");
    return REPEATED.matcher(plain).find();
  }
}
