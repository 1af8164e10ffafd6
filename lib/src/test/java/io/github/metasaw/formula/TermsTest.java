package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The algebra of terms as R's {@code terms()} expands it: {@code attr(terms(f), "term.labels")}.
 */
class TermsTest {

  private static String labels(String right) {
    ModelLine line = ModelText.parse("y ~ " + right).mean();
    List<String> labels = line.effects().stream().map(Term.Effect::code).toList();
    return String.join(" ", labels);
  }

  @ParameterizedTest
  @CsvSource({
    "a + b, a b",
    "a:b, a:b",
    "a*b, a b a:b",
    "b*a, b a b:a",
    "a*b*c, a b c a:b a:c b:c a:b:c",
    "(a + b)^2, a b a:b",
    "(a + b + c)^2, a b c a:b a:c b:c",
    "(a + b + c)^3, a b c a:b a:c b:c a:b:c",
    "a*b - a, b a:b",
    "a*b*c - a:b:c, a b c a:b a:c b:c",
    "a:b + a + b, a b a:b",
    "a + a, a",
    "b:a + a:b, b:a",
    "a:a, a",
    "a*(b + c), a b c a:b a:c",
    "(a + b):c, a:c b:c",
    "c + b:a + a, c a b:a",
    "a:b + b:a:c + c, c a:b a:b:c"
  })
  void termsExpandAsInR(String right, String expected) {
    assertEquals(expected, labels(right));
  }

  @ParameterizedTest
  @CsvSource({
    "a, true",
    "a - 1, false",
    "0 + a, false",
    "-1 + a, false",
    "a + 0, false",
    "1, true",
    "a - 1 + 1, true"
  })
  void theInterceptIsSwitchedAsInR(String right, boolean intercept) {
    assertEquals(intercept, ModelText.parse("y ~ " + right).mean().intercept());
  }
}
