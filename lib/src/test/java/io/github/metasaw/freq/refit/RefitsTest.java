package io.github.metasaw.freq.refit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** A refit to changed data is a fit to a table that has been changed so, by either solver. */
class RefitsTest {

  private static final int[] ORDER = {3, 0, 12, 7, 1, 10, 2, 9, 5, 11, 4, 6, 8};

  /** The line of sigma makes the same model one with a structure of the covariance. */
  private static FrequentistFit fit(Table table, String mean, String sigma) {
    return Meta.fit(table, "yi ~ %s + meta_V(V = vi)%s".formatted(mean, sigma));
  }

  private static Table bcg() {
    return Meta.dataset("bcg");
  }

  private static Table with(double[] yi, double[] vi) {
    return Table.create("d", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
  }

  private static double[] column(Table table, String name) {
    return table.numberColumn(name).asDoubleArray();
  }

  private static void assertSame(FrequentistFit expected, Solution refit) {
    for (int j = 0; j < refit.p(); j++) {
      double se = expected.standardErrors()[j];
      assertEquals(expected.beta()[j], refit.estimate(j), 1e-6 * se);
      assertEquals(se, refit.se(j), 1e-6 * se);
    }
    assertEquals(expected.tau2(), refit.tau2(), 1e-6 * expected.tau2() + 1e-9);
    assertEquals(expected.logLik(), refit.logLik(), 1e-8);
    assertEquals(expected.Q(), refit.q(), 1e-9 * expected.Q());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\nsigma ~ 1"})
  void aPermutationTakesTheModeratorsOfOtherRows(String sigma) {
    Table table = bcg();
    double[] ablat = column(table, "ablat");
    double[] permuted = Arrays.stream(ORDER).mapToDouble(i -> ablat[i]).toArray();
    Table other = bcg().replaceColumn("ablat", DoubleColumn.create("ablat", permuted));
    Solution refit = fit(table, "ablat", sigma).refit(DataChange.all(13).withModeratorsOf(ORDER));
    assertSame(fit(other, "ablat", sigma), refit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\nsigma ~ 1"})
  void anIdentityPermutationIsTheFit(String sigma) {
    FrequentistFit fit = fit(bcg(), "ablat", sigma);
    assertSame(fit, fit.refit(DataChange.all(13)));
  }

  @Test
  void anAddedStudyIsARowMore() {
    Table table = bcg();
    double[] yi = Arrays.copyOf(column(table, "yi"), 15);
    double[] vi = Arrays.copyOf(column(table, "vi"), 15);
    double[] addedYi = {-1.9, 0.4};
    double[] addedVi = {0.3, 0.02};
    System.arraycopy(addedYi, 0, yi, 13, 2);
    System.arraycopy(addedVi, 0, vi, 13, 2);
    Solution refit = fit(table, "1", "").refit(DataChange.all(13).adding(addedYi, addedVi));
    assertEquals(15, refit.rows());
    assertSame(fit(with(yi, vi), "1", ""), refit);
  }

  @Test
  void aResampleRepeatsRows() {
    Table table = bcg();
    int[] drawn = {0, 0, 3, 4, 4, 4, 7, 8, 9, 10, 11, 12, 12};
    double[] yi = column(table, "yi");
    double[] vi = column(table, "vi");
    Table other =
        with(
            Arrays.stream(drawn).mapToDouble(i -> yi[i]).toArray(),
            Arrays.stream(drawn).mapToDouble(i -> vi[i]).toArray());
    assertSame(fit(other, "1", ""), fit(table, "1", "").refit(DataChange.rows(drawn)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\nsigma ~ 1"})
  void otherEstimatesGiveAnotherFit(String sigma) {
    Table table = bcg();
    double[] flipped = Arrays.stream(column(table, "yi")).map(y -> -y).toArray();
    Solution refit = fit(table, "1", sigma).refit(DataChange.all(13).withEstimates(flipped));
    assertSame(fit(with(flipped, column(table, "vi")), "1", sigma), refit);
    assertEquals(-fit(table, "1", sigma).estimate(), refit.estimate(0), 1e-7);
  }

  /** All 2^8 signs: the exact permutation test of a mean, on the refits alone. */
  @Test
  void aPermutationTestOfTheMeanCountsSigns() {
    Table table = bcg().first(8);
    FrequentistFit fit = fit(table, "1", "");
    double[] yi = column(table, "yi");
    double observed = Math.abs(fit.statistic());
    long extreme =
        IntStream.range(0, 1 << 8)
            .filter(
                signs -> {
                  double[] y = yi.clone();
                  for (int i = 0; i < y.length; i++) {
                    y[i] *= (signs >> i & 1) == 0 ? 1 : -1;
                  }
                  Solution refit = fit.refit(DataChange.all(8).withEstimates(y));
                  return Math.abs(refit.estimate(0) / refit.se(0)) >= observed - 1e-9;
                })
            .count();
    assertTrue(extreme >= 2 && extreme % 2 == 0, "signs come in pairs: " + extreme);
    assertTrue(extreme < 1 << 8);
  }

  @Test
  void whatAModelDoesNotTakeIsRefused() {
    DataChange added = DataChange.all(13).adding(new double[] {0}, new double[] {1});
    FrequentistFit moderated = fit(bcg(), "ablat", "");
    assertThrows(MetaException.class, () -> moderated.refit(added));
    FrequentistFit structured = fit(bcg(), "1", "\nsigma ~ 1");
    assertThrows(MetaException.class, () -> structured.refit(added));
    assertThrows(MetaException.class, () -> structured.refit(0, 0, 1, 2, 3, 4));
    assertThrows(MetaException.class, () -> moderated.refit(0, 1));
  }
}
