package io.github.metasaw.freq.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermutationTest {

  @ParameterizedTest
  @CsvSource({"normand1999_SMD, DL", "normand1999_SMD, FE", "hine1989_RD, DL", "hine1989_RD, FE"})
  void agreesWithMetafor(String name, String method) {
    ReferenceFile file = ReferenceFile.of("metafor_uni/" + name + "_gosh_permutest");
    FrequentistFit fit =
        Meta.fit(
            StudyReader.of(file.table()).vi("vi").read(),
            FreqOptions.defaults().withMethod(method));
    JsonNode r = file.root().get("permutest_exact_" + method);
    Permutation exact = Permutation.exact(fit);
    assertEquals(r.get("pval").get(0).asDouble(), exact.p(), 1e-12);
    assertEquals(1 << fit.studies().k(), exact.count());
  }

  /** All orders of five studies by hand, against the exact test of the slope. */
  @Test
  void exchangesTheRowsOfModerators() {
    FrequentistFit fit = Meta.fit(SmallStudies.of(5), "yi ~ x");
    Permutation exact = Permutation.exact(fit);
    assertEquals(120, exact.count());
    double observed = Math.abs(fit.beta()[1] / fit.standardErrors()[1]);
    int atLeast = 0;
    int[] order = new int[5];
    for (int code = 0; code < 3125; code++) {
      int rest = code;
      int seen = 0;
      for (int i = 0; i < 5; i++) {
        order[i] = rest % 5;
        seen |= 1 << order[i];
        rest /= 5;
      }
      if (seen == 31) {
        var other =
            fit.refit(io.github.metasaw.fit.DataChange.all(5).withModeratorsOf(order.clone()));
        atLeast += Math.abs(other.estimate(1) / other.se(1)) >= observed * (1 - 1e-8) ? 1 : 0;
      }
    }
    assertEquals(atLeast / 120.0, exact.pValues()[1], 1e-12);
    assertEquals(exact.pValues()[1], exact.omnibusP(), 1e-12, "one moderator is all of them");
  }

  @Test
  void drawsExchangesThatApproachTheExactTest() {
    FrequentistFit fit = Meta.fit(Meta.studies(SmallStudies.of(10)).read());
    double exact = Permutation.exact(fit).p();
    Permutation drawn = Permutation.random(fit, 4000, 1);
    assertEquals(exact, drawn.p(), 4 * Math.sqrt(exact * (1 - exact) / 4000) + 1e-3);
    assertArrayEquals(drawn.pValues(), Permutation.random(fit, 4000, 1).pValues());
    assertTrue(Permutation.random(fit, 1, 1).p() == 1, "the data themselves are one exchange");
  }

  @Test
  void refusesTooManyExchanges() {
    FrequentistFit fit = Meta.fit(Meta.studies(SmallStudies.of(30)).read());
    MetaException refused = assertThrows(MetaException.class, () -> Permutation.exact(fit));
    assertTrue(refused.getMessage().contains("draw some at random"), refused.getMessage());
    FrequentistFit scale = Meta.fit(SmallStudies.of(30), "yi ~ 1\nsigma ~ x");
    assertThrows(MetaException.class, () -> Permutation.random(scale, 10, 1));
  }
}
