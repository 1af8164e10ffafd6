package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** Influence by its definitions: a line fitted by weighted least squares with and without a row. */
class InfluenceTableTest {

  private static Table random(int seed, int k) {
    Random random = new Random(seed);
    StringColumn study = StringColumn.create("study");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    DoubleColumn x = DoubleColumn.create("x");
    for (int i = 0; i < k; i++) {
      study.append("Study " + i);
      x.append(random.nextGaussian());
      vi.append(0.02 + 0.3 * random.nextDouble());
      yi.append(0.4 * x.get(i) + Math.sqrt(vi.get(i) + 0.15) * random.nextGaussian());
    }
    return Table.create("random", study, yi, vi, x);
  }

  /** Weighted least squares of a line at a given tau2: coefficients and their covariance. */
  private record Line(double[] beta, double[][] covariance) {

    static Line of(Table t, double tau2) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double t0 = 0;
      double t1 = 0;
      for (int i = 0; i < t.rowCount(); i++) {
        double w = weight(t, i, tau2);
        double x = t.doubleColumn("x").get(i);
        double y = t.doubleColumn("yi").get(i);
        s0 += w;
        s1 += w * x;
        s2 += w * x * x;
        t0 += w * y;
        t1 += w * x * y;
      }
      double det = s0 * s2 - s1 * s1;
      return new Line(
          new double[] {(s2 * t0 - s1 * t1) / det, (s0 * t1 - s1 * t0) / det},
          new double[][] {{s2 / det, -s1 / det}, {-s1 / det, s0 / det}});
    }

    static double weight(Table t, int i, double tau2) {
      return 1 / (t.doubleColumn("vi").get(i) + tau2);
    }

    double at(double x) {
      return beta[0] + beta[1] * x;
    }

    double variance(double x) {
      return covariance[0][0] + 2 * x * covariance[0][1] + x * x * covariance[1][1];
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 6, DL", "2, 9, DL", "3, 25, REML", "4, 60, PM", "5, 12, ML"})
  void aLineWithAndWithoutEachRow(int seed, int k, String method) {
    Table table = random(seed, k);
    FreqOptions options = FreqOptions.defaults().withMethod(method);
    FrequentistFit fit = Meta.fit(table, "yi ~ x + meta_V(V = vi)", options);
    Line all = Line.of(table, fit.tau2());
    Table influence = fit.influence();
    for (int i = 0; i < k; i++) {
      Table rest = table.dropWhere(Selection.with(i));
      double tau2 = Meta.fit(rest, "yi ~ x + meta_V(V = vi)", options).tau2();
      Line without = Line.of(rest, tau2);
      double x = table.doubleColumn("x").get(i);
      double y = table.doubleColumn("yi").get(i);
      double vi = table.doubleColumn("vi").get(i);
      double hat = Line.weight(table, i, fit.tau2()) * all.variance(x);
      double change = all.at(x) - without.at(x);
      double[] b = {all.beta[0] - without.beta[0], all.beta[1] - without.beta[1]};
      double[][] v = all.covariance;
      double det = v[0][0] * v[1][1] - v[0][1] * v[0][1];
      double cook =
          (b[0] * b[0] * v[1][1] - 2 * b[0] * b[1] * v[0][1] + b[1] * b[1] * v[0][0]) / det;
      double residual = (y - without.at(x)) / Math.sqrt(vi + tau2 + without.variance(x));
      same(hat, influence, "hat", i);
      same(cook, influence, "cook.d", i);
      same(change / Math.sqrt(hat * (vi + tau2)), influence, "dffits", i);
      same(residual, influence, "rstudent", i);
      same(tau2, influence, "tau2.del", i);
    }
    assertEquals(2, influence.doubleColumn("hat").sum(), 1e-12);
  }

  private static void same(double expected, Table influence, String column, int row) {
    double actual = influence.doubleColumn(column).get(row);
    assertEquals(expected, actual, 1e-8 * Math.max(1e-3, Math.abs(expected)), column + " " + row);
  }

  @ParameterizedTest
  @CsvSource({"1, yi ~ 1", "2, yi ~ x", "3, yi ~ x + I(x^2)", "4, yi ~ x + I(x^2) + vi"})
  void leveragesSumToTheNumberOfCoefficients(int p, String model) {
    FrequentistFit fit = Meta.fit(random(7, 30), model + " + meta_V(V = vi)");
    assertEquals(p, fit.influence().doubleColumn("hat").sum(), 1e-11);
  }

  @Test
  void theOrderOfACumulativeAnalysisMustBeKnown() {
    Table table = random(8, 5);
    table.doubleColumn("yi").setMissing(0);
    table.doubleColumn("x").setMissing(3);
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    assertEquals(
        "the order by 'x' is undefined: the value is missing for row 4 ('Study 3')",
        assertThrows(MetaException.class, () -> fit.cumulative("x")).getMessage());
    assertEquals(4, fit.cumulative().rowCount());
  }
}
