package io.github.metasaw.freq.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

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
        var other = fit.refit(DataChange.all(5).withModeratorsOf(order.clone()));
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
    assertTrue(refused.getMessage().contains("use random exchanges"), refused.getMessage());
    FrequentistFit groups = Meta.fit(SmallStudies.of(30), "yi ~ 1 + (1 | x)\nsd(x) ~ 1");
    assertThrows(MetaException.class, () -> Permutation.random(groups, 10, 1));
  }

  private static Table sixStudies(double... x) {
    return Table.create(
        "six",
        DoubleColumn.create("yi", 0.1, 0.5, -0.2, 0.9, 0.3, 1.4),
        DoubleColumn.create("vi", 0.02, 0.03, 0.02, 0.04, 0.03, 0.05),
        DoubleColumn.create("x", x));
  }

  private static FrequentistFit locationScale(double... x) {
    return Meta.fit(sixStudies(x), "yi ~ 1 + meta_V(V = vi)\nsigma ~ x");
  }

  /**
   * metafor 5.1-12: {@code permutest(rma(yi, vi, scale = ~ x), exact = TRUE)}. Its p of the mean,
   * 30/64, rests on standard errors that take tau2 as known; ours do not.
   */
  @Test
  void moderatorsOfTau2AgreeWithMetafor() {
    Permutation exact = Permutation.exact(locationScale(0, 1, 0, 1, 0, 1));
    double[] z = exact.table().doubleColumn("statistic").asDoubleArray();
    assertEquals(-1.876275, z[1], 2e-5);
    assertEquals(1.383672, z[2], 2e-5);
    assertArrayEquals(new double[] {0.1, 0.1}, Arrays.copyOfRange(exact.pValues(), 1, 3), 1e-12);
    FrequentistFit fit = locationScale(0, 1, 0, 1, 0, 1);
    double[] yi = fit.studies().yi();
    double observed = Math.abs(fit.beta()[0] / fit.standardErrors()[0]);
    int atLeast = 0;
    for (int bits = 0; bits < 64; bits++) {
      double[] flipped = new double[6];
      for (int i = 0; i < 6; i++) {
        flipped[i] = (bits >> i & 1) == 1 ? -yi[i] : yi[i];
      }
      var other = fit.refit(DataChange.all(6).withEstimates(flipped));
      atLeast += Math.abs(other.estimate(0) / other.se(0)) >= observed - 1e-6 ? 1 : 0;
    }
    assertEquals(atLeast / 64.0, exact.p(), 1e-12);
    assertEquals(0.1, exact.scaleOmnibusP(), 1e-12);
    assertEquals(64, exact.count());
    assertTrue(exact.toString().contains("64 and 720 exchanges, all"), exact.toString());
  }

  @Test
  void exchangedScalesAreThoseOfATableWithExchangedRows() {
    FrequentistFit fit = locationScale(0, 1, 3, 1, 2, 5);
    int[] order = {3, 5, 0, 2, 4, 1};
    var other = fit.refit(DataChange.all(6).withScalesOf(order));
    FrequentistFit again = locationScale(1, 5, 0, 3, 2, 1);
    for (int j = 0; j < 3; j++) {
      assertEquals(again.beta()[j], other.estimate(j), 1e-5, "coefficient " + j);
    }
  }

  @Test
  void drawnExchangesOfScalesApproachTheExactTest() {
    FrequentistFit fit = locationScale(0, 1, 0, 1, 0, 1);
    Permutation drawn = Permutation.random(fit, 1000, 1);
    assertEquals(0.1, drawn.pValues()[2], 4 * Math.sqrt(0.1 * 0.9 / 1000));
    assertArrayEquals(drawn.pValues(), Permutation.random(fit, 1000, 1).pValues());
  }
}
