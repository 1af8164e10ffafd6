package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.WildBootstrap;
import io.github.metasaw.fit.WildBootstrap.Multiplier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Against dense matrices and new data for every pattern of signs, and by simulated size. */
class WildBootstrapTestsTest {

  /** Eight districts, so that there are 256 patterns; the year is about 0. */
  private static Table schools() {
    Table all = Dataset.KONSTANTOPOULOS2011.table();
    Table some = all.where(all.numberColumn("district").isLessThan(91));
    DoubleColumn z = DoubleColumn.create("z");
    DoubleColumn decade = some.numberColumn("year").subtract(1990).divide(10).setName("decade");
    Random random = new Random(3);
    IntStream.range(0, some.rowCount()).forEach(i -> z.append(random.nextGaussian()));
    return some.addColumns(z, decade);
  }

  private static FrequentistFit fit() {
    return Meta.fit(schools(), "yi ~ decade + z + (1 | district) + meta_V(V = vi)");
  }

  /** All that a test needs as whole matrices. */
  private record Dense(RealMatrix x, RealMatrix m, RealVector y, List<int[]> clusters) {

    static Dense of(FrequentistFit fit) {
      int n = fit.studies().k();
      double[] district = fit.studies().table().numberColumn("district").asDoubleArray();
      double rows = fit.components().doubleColumn("variance").getDouble(0);
      double between = fit.components().doubleColumn("variance").getDouble(1);
      RealMatrix x = new Array2DRowRealMatrix(n, 3);
      RealMatrix m = new Array2DRowRealMatrix(n, n);
      Map<Double, List<Integer>> groups = new TreeMap<>();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < 3; j++) {
          x.setEntry(i, j, fit.design().x()[i * 3 + j]);
        }
        for (int j = 0; j < n; j++) {
          double own = i == j ? fit.studies().vi()[i] + rows : 0;
          m.setEntry(i, j, own + (district[i] == district[j] ? between : 0));
        }
        groups.computeIfAbsent(district[i], key -> new ArrayList<>()).add(i);
      }
      return new Dense(
          x,
          m,
          MatrixUtils.createRealVector(fit.studies().yi()),
          groups.values().stream()
              .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
              .toList());
    }

    RealMatrix columns(int... kept) {
      return x.getSubMatrix(IntStream.range(0, x.getRowDimension()).toArray(), kept);
    }

    RealMatrix bread(RealMatrix design) {
      return MatrixUtils.inverse(
          design.transpose().multiply(MatrixUtils.inverse(m)).multiply(design));
    }

    RealVector coefficients(RealMatrix design, RealVector data) {
      return bread(design)
          .multiply(design.transpose())
          .multiply(MatrixUtils.inverse(m))
          .operate(data);
    }

    /** CR2's matrix of each cluster, in one block-diagonal matrix. */
    RealMatrix adjustments(RealMatrix design) {
      int n = m.getRowDimension();
      RealMatrix all = new Array2DRowRealMatrix(n, n);
      RealMatrix left = m.subtract(design.multiply(bread(design)).multiply(design.transpose()));
      for (int[] rows : clusters) {
        RealMatrix d = new CholeskyDecomposition(m.getSubMatrix(rows, rows)).getL().transpose();
        RealMatrix b = d.multiply(left.getSubMatrix(rows, rows)).multiply(d.transpose());
        EigenDecomposition eigen = new EigenDecomposition(b.add(b.transpose()).scalarMultiply(0.5));
        double[] roots =
            Arrays.stream(eigen.getRealEigenvalues())
                .map(v -> v > 1e-10 ? 1 / Math.sqrt(v) : 0)
                .toArray();
        RealMatrix root =
            eigen
                .getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(roots))
                .multiply(eigen.getVT());
        RealMatrix a = d.transpose().multiply(root).multiply(d);
        for (int i = 0; i < rows.length; i++) {
          for (int j = 0; j < rows.length; j++) {
            all.setEntry(rows[i], rows[j], a.getEntry(i, j));
          }
        }
      }
      return all;
    }

    /** Wald's statistic of some coefficients for data. */
    double statistic(RealVector data, RealMatrix adjustment, int... tested) {
      RealVector b = coefficients(x, data);
      RealVector e = adjustment.operate(data.subtract(x.operate(b)));
      RealMatrix scores = bread(x).multiply(x.transpose()).multiply(MatrixUtils.inverse(m));
      RealMatrix v = new Array2DRowRealMatrix(3, 3);
      for (int[] rows : clusters) {
        RealVector score = new Array2DRowRealMatrix(3, 1).getColumnVector(0);
        for (int i : rows) {
          score = score.add(scores.getColumnVector(i).mapMultiply(e.getEntry(i)));
        }
        v = v.add(score.outerProduct(score));
      }
      RealVector c = MatrixUtils.createRealVector(new double[tested.length]);
      for (int s = 0; s < tested.length; s++) {
        c.setEntry(s, b.getEntry(tested[s]));
      }
      return c.dotProduct(MatrixUtils.inverse(v.getSubMatrix(tested, tested)).operate(c));
    }

    /** The share of sign patterns whose statistic is no less than that of the data. */
    double p(boolean isAdjusted, int... tested) {
      int[] kept =
          IntStream.range(0, 3).filter(j -> Arrays.stream(tested).noneMatch(t -> t == j)).toArray();
      RealMatrix none = MatrixUtils.createRealIdentityMatrix(m.getRowDimension());
      RealMatrix of = isAdjusted ? adjustments(x) : none;
      RealMatrix fewer = columns(kept);
      RealVector mean = fewer.operate(coefficients(fewer, y));
      RealVector e = (isAdjusted ? adjustments(fewer) : none).operate(y.subtract(mean));
      double observed = statistic(y, of, tested);
      int count = 0;
      for (int pattern = 0; pattern < 1 << clusters.size(); pattern++) {
        RealVector data = mean.copy();
        for (int g = 0; g < clusters.size(); g++) {
          int sign = (pattern >> g & 1) == 0 ? 1 : -1;
          for (int i : clusters.get(g)) {
            data.addToEntry(i, sign * e.getEntry(i));
          }
        }
        count += statistic(data, of, tested) >= observed * (1 - 1e-7) ? 1 : 0;
      }
      return count / (double) (1 << clusters.size());
    }
  }

  @ParameterizedTest
  @CsvSource({"CR0", "CR1", "CR2"})
  void allPatternsOfSignsGiveTheSameShare(String type) {
    FrequentistFit fit = fit();
    Dense dense = Dense.of(fit);
    RobustInference robust = fit.robustInference("district", type);
    Table table = robust.bootstrap(WildBootstrap.of(1999, 1), "decade", "z");
    boolean isAdjusted = type.equals("CR2");
    assertEquals(List.of("decade", "z", "decade, z"), table.stringColumn("terms").asList());
    assertEquals(dense.p(isAdjusted, 1), table.doubleColumn("p").getDouble(0), 1e-12);
    assertEquals(dense.p(isAdjusted, 2), table.doubleColumn("p").getDouble(1), 1e-12);
    assertEquals(dense.p(isAdjusted, 1, 2), table.doubleColumn("p").getDouble(2), 1e-12);
    assertEquals(256, table.intColumn("draws").get(0));
    assertTrue(table.booleanColumn("exact").get(0));
    double t = robust.coefficients().doubleColumn("statistic").getDouble(1);
    assertEquals(t * t, table.doubleColumn("statistic").getDouble(0), 1e-9 * t * t);
  }

  @Test
  void drawsApproachTheShareOfAllPatterns() {
    RobustInference robust = fit().robustInference("district", "CR2");
    double exact = robust.bootstrap(WildBootstrap.of(256, 1), "z").doubleColumn("p").getDouble(0);
    Table drawn = robust.bootstrap(WildBootstrap.of(255, 1), "z");
    assertFalse(drawn.booleanColumn("exact").get(0));
    double sd = Math.sqrt(exact * (1 - exact) / 255);
    assertEquals(exact, drawn.doubleColumn("p").getDouble(0), 4 * sd + 1.0 / 256);
    assertEquals(
        drawn.print(), robust.bootstrap(WildBootstrap.of(255, 1), "z").print(), "the same seed");
    WildBootstrap webb = new WildBootstrap(4000, 2, Multiplier.WEBB);
    double six = robust.bootstrap(webb, "z").doubleColumn("p").getDouble(0);
    assertEquals(exact, six, 0.1, "six points");
    assertFalse(robust.bootstrap(webb, "z").booleanColumn("exact").get(0));
  }

  @Test
  void withoutTermsEachCoefficientIsTested() {
    List<Long> reports = new ArrayList<>();
    Table table =
        fit()
            .robustInference("district", "CR1")
            .bootstrap(WildBootstrap.of(300, 1), (done, total) -> reports.add(done));
    assertEquals(List.of("(Intercept)", "decade", "z"), table.stringColumn("terms").asList());
    assertEquals(3 * 256, reports.get(reports.size() - 1));
    assertThrows(MetaException.class, () -> WildBootstrap.of(18, 1));
    assertThrows(MetaException.class, () -> Multiplier.parse("normal"));
  }

  /** A cluster-level moderator in 3 of 12 clusters, and no effect of it: size near 0.05. */
  @Test
  @Tag("slow")
  void theSizeIsNearNominalWithFewClusters() {
    Random random = new Random(11);
    int rejected = 0;
    int trials = 1000;
    for (int trial = 0; trial < trials; trial++) {
      Table table = simulated(random);
      RobustInference robust =
          Meta.fit(table, "yi ~ x + (1 | study) + meta_V(V = vi)").robustInference("study", "CR2");
      double p = robust.bootstrap(WildBootstrap.of(399, trial), "x").doubleColumn("p").getDouble(0);
      rejected += p <= 0.05 ? 1 : 0;
    }
    double size = rejected / (double) trials;
    assertTrue(size > 0.02 && size < 0.075, "size " + size);
  }

  private static Table simulated(Random random) {
    StringColumn study = StringColumn.create("study");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    for (int g = 0; g < 12; g++) {
      double effect = 0.3 + 0.3 * random.nextGaussian();
      double shared = random.nextGaussian();
      for (int i = 0; i < 1 + g % 4; i++) {
        double v = 0.02 + 0.08 * random.nextDouble();
        double error = Math.sqrt(0.6) * shared + Math.sqrt(0.4) * random.nextGaussian();
        study.append("s" + g);
        x.append(g < 3 ? 1 : 0);
        vi.append(v);
        yi.append(effect + Math.sqrt(v) * error);
      }
    }
    return Table.create("simulated", study, x, yi, vi);
  }
}
