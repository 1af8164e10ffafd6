package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yi ~ a*b ; yi ~ 1 + a + b + a:b",
        "yi ~ a:b + a - 1 ; yi ~ 0 + a + a:b",
        "yi ~ (a + b + c)^2 - a:c ; yi ~ 1 + a + b + c + a:b + b:c",
        "yi ~ log(dose) + I( dose ^2 ) # comment ; yi ~ 1 + log(dose) + I(dose^2)",
        "yi ~ `a b` + factor(year) ; yi ~ 1 + `a b` + factor(year)",
        "yi ~ 1 + (1 | lab/study) + meta_known_V(V = vi) ; yi ~ 1 + (1 | lab/study) + meta_V(V = vi)",
        "yi ~ 0 + (x | g) ; yi ~ 0 + (1 + x | g)",
        "yi ~ 1 + (x | p | a/b) ; yi ~ 1 + (1 + x | p | a/b)",
        "yi ~ 1 + (x || g) ; yi ~ 1 + (1 | g) + (0 + x | g)",
        "sd(`my lab`) ~ habitat ; sd(`my lab`) ~ 1 + habitat",
        "mu1 = y1 ~ habitat ; mu1 = y1 ~ 1 + habitat",
        "sigma1 = ~ habitat ; sigma1 ~ 1 + habitat",
        "`sigma` ~ x ; sigma ~ 1 + x",
        "効果 ~ 用量 ; 効果 ~ 1 + 用量"
      })
  void parsesAsR(String text, String printed) {
    assertEquals(printed.trim(), ModelText.parse(text).code());
  }

  @Test
  void linesAreCountedAndBlankOnesSkipped() {
    ModelText text = ModelText.parse("\n# model\nyi ~ x\n\nsigma ~ x\n");
    assertEquals(List.of(3, 5), text.lines().stream().map(line -> line.span().line()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "yi ~ a + => a column is expected, not the end of the line (line 1, column 9)",
        "~ a => a line begins with the column of estimates, as in yi ~ 1, not with '~' (line 1, column 1)",
        "yi a => '~' is expected after the left side, not 'a' (line 1, column 4)",
        "yi 2 ~ a => '~' is expected after the left side, not '2' (line 1, column 4)",
        "Effect size ~ a => '~' is expected after the left side, not 'size'; a name with blanks stands in backquotes, `Effect size` (line 1, column 8)",
        "log(OR) ~ a => the left side is a column as it stands, not log(...): add such a column, or read odds, risk and hazard ratios as logs with .ratios() (line 1, column 4)",
        "yi ~ a ? b => '?' has no meaning in a model (line 1, column 8)",
        "yi ~ 2*a => a number among the terms is 0 or 1, not 2 (line 1, column 6)",
        "yi ~ log(a => ')' is expected to close log(, not the end of the line (line 1, column 11)",
        "prior => a prior says of what and which, as in prior tau = half_cauchy(0.5), (line 1, column 6)",
        "prior = normal(0) => a prior says of what it is before '=', as in prior mu = flat(), (line 1, column 9)",
        "prior mu = normal(0, sd = x) => a number is expected, not 'x' (line 1, column 27)",
        "prior mu = normal(0, sd = 1 => ')' is expected to close normal(, not the end of the line (line 1, column 28)",
        "yi ~ a + meta_V(u = vi) => meta_V takes V = ..., or w = ... with scale = \"proportional\", and not 'u' (line 1, column 17)",
        "nu = y ~ a => no parameter 'nu' (line 1, column 1); Parameters: mu1, mu2, sigma1, sigma2, rho12",
        "yi = ablat => the estimates and what they depend on are joined by '~', not by '=', as in yi ~ ablat (line 1, column 1)"
      })
  void faultsNameThePlace(String text, String message) {
    assertEquals(
        message.trim(),
        assertThrows(MetaException.class, () -> ModelText.parse(text)).getMessage());
  }

  /** What is printed parses to the same, and prints the same, once main effects come first. */
  @Test
  void printingAndParsingAreInverse() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("yi ~ ").append(random.nextBoolean() ? "1" : "0");
      for (int t = random.nextInt(4); t >= 0; t--) {
        text.append(" + ").append(term(random, 2));
      }
      String once = ModelText.parse("yi ~ a + b + c + " + text.substring(5)).code();
      assertEquals(once, ModelText.parse(once).code(), text.toString());
    }
  }

  private static String term(Random random, int depth) {
    String[] atoms = {"a", "b", "c"};
    String[] alone = {"`d e`", "log(x)", "I(x^2 + 1)", "factor(n)", ".x", "`.5x`"};
    if (depth == 2 && random.nextBoolean()) {
      return alone[random.nextInt(alone.length)];
    }
    String atom = atoms[random.nextInt(atoms.length)];
    if (depth == 0 || random.nextBoolean()) {
      return atom;
    }
    String operator = random.nextBoolean() ? ":" : "*";
    String right = term(random, depth - 1);
    return atom + operator + right;
  }
}
