package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.random.RRandom;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Generalised least squares, against the formulas on whole matrices. */
class FittedMeanTest {

  private static final int N = 24;
  private static final double[] THETA = {-0.7, 0.3, -1.1};

  private final GaussianLikelihood likelihood = likelihood();
  private final FittedMean mean = likelihood.mean();
  private final RealMatrix x;
  private final double[] y;
  private final RealMatrix inverse;
  private final RealMatrix c;
  private final RealMatrix projection;

  FittedMeanTest() {
    Studies studies = studies();
    y = studies.yi();
    x = new Array2DRowRealMatrix(N, 2);
    double[] moderator = studies.table().doubleColumn("x").asDoubleArray();
    for (int i = 0; i < N; i++) {
      x.setEntry(i, 0, 1);
      x.setEntry(i, 1, moderator[i]);
    }
    likelihood.at(THETA);
    double[] all = likelihood.dispersion().covarianceOf(IntStream.range(0, N).toArray());
    RealMatrix m = new Array2DRowRealMatrix(N, N);
    for (int i = 0; i < N * N; i++) {
      m.setEntry(i / N, i % N, all[i]);
    }
    inverse = new LUDecomposition(m).getSolver().getInverse();
    RealMatrix cross = x.transpose().multiply(inverse).multiply(x);
    c = new LUDecomposition(cross).getSolver().getInverse();
    RealMatrix explained = inverse.multiply(x).multiply(c).multiply(x.transpose());
    projection = inverse.subtract(explained.multiply(inverse));
  }

  private static Studies studies() {
    RRandom r = RRandom.setSeed(4);
    Table table =
        Table.create(
            "dat",
            IntColumn.create("lab", IntStream.range(0, N).map(i -> i / 4).toArray()),
            DoubleColumn.create("x", r.rnorm(N, 50, 3)),
            DoubleColumn.create("yi", r.rnorm(N, 0.3, 0.8)),
            DoubleColumn.create("vi", r.runif(N, 0.02, 0.2)));
    return StudyReader.of(table).read();
  }

  private static GaussianLikelihood likelihood() {
    GaussianModel model =
        ModelBuilder.build(ModelSpec.parse("yi ~ x + (1 | lab)\nsigma ~ x", Map.of()), studies());
    return new GaussianLikelihood(
        model.studies().yi(), model.mean().x(), 2, model.structure(), true, null);
  }

  private RealVector beta() {
    return c.multiply(x.transpose())
        .multiply(inverse)
        .operate(new Array2DRowRealMatrix(y).getColumnVector(0));
  }

  private static void agree(double[] expected, double[] found) {
    double scale = 0;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertArrayEquals(expected, found, 1e-9 * scale);
  }

  @Test
  void coefficientsAreThoseOfGeneralisedLeastSquares() {
    agree(beta().toArray(), mean.beta());
    double[] rowMajor = new double[4];
    for (int i = 0; i < 4; i++) {
      rowMajor[i] = c.getEntry(i / 2, i % 2);
    }
    agree(rowMajor, mean.covariance());
  }

  @Test
  void residualsAndTheirSquaresFollow() {
    RealVector fitted = x.operate(beta());
    double[] r = new double[N];
    for (int i = 0; i < N; i++) {
      r[i] = y[i] - fitted.getEntry(i);
    }
    double[] scaled = inverse.operate(r);
    agree(r, mean.residuals());
    agree(scaled, mean.scaledResiduals());
    double squares = 0;
    for (int i = 0; i < N; i++) {
      squares += r[i] * scaled[i];
    }
    assertEquals(squares, mean.squares(), 1e-9 * squares);
    agree(projection.operate(y), mean.scaledResiduals());
  }

  @Test
  void projectionsAreThoseOfTheWholeMatrix() {
    double[] b = RRandom.setSeed(9).rnorm(N);
    agree(inverse.operate(b), mean.solve(b));
    agree(projection.operate(b), mean.project(b));
    double[] diagonal = new double[N];
    double[] ofInverse = new double[N];
    for (int i = 0; i < N; i++) {
      diagonal[i] = projection.getEntry(i, i);
      ofInverse[i] = inverse.getEntry(i, i);
    }
    agree(diagonal, mean.projectionDiagonal());
    agree(ofInverse, mean.inverseDiagonal());
  }

  /** Ordinary least squares do not depend on theta. */
  @Test
  void leastSquaresResidualsAreOrthogonalToTheDesign() {
    double[] before = mean.leastSquaresResiduals();
    assertArrayEquals(new double[2], x.transpose().operate(before), 1e-9);
    likelihood.at(new double[] {0.2, -0.1, 0.4});
    assertArrayEquals(before, mean.leastSquaresResiduals());
  }

  @Test
  void slopesAreThoseOfFiniteDifferences() {
    double[][] slopes = mean.coefficientSlopes();
    double h = 1e-5;
    for (int t = 0; t < THETA.length; t++) {
      double[] above = THETA.clone();
      double[] below = THETA.clone();
      above[t] += h;
      below[t] -= h;
      likelihood.at(above);
      double[] high = mean.beta();
      likelihood.at(below);
      double[] low = mean.beta();
      for (int j = 0; j < 2; j++) {
        double difference = (high[j] - low[j]) / (2 * h);
        assertEquals(difference, slopes[t][j], 1e-6 * Math.max(1e-3, Math.abs(difference)));
      }
    }
  }

  /** Drawn coefficients have the mean and the covariance of their normal distribution. */
  @Test
  void drawsHaveTheMomentsOfTheCoefficients() {
    RRandom r = RRandom.setSeed(1);
    int draws = 4000;
    double[] normal = r.rnorm(2 * draws);
    int[] next = {0};
    double[] drawn = new double[2];
    double[] sum = new double[2];
    double squares = 0;
    double[] beta = mean.beta();
    for (int s = 0; s < draws; s++) {
      double[] left = mean.drawCoefficients(() -> normal[next[0]++], drawn);
      assertEquals(y[0] - drawn[0] - drawn[1] * x.getEntry(0, 1), left[0], 1e-9);
      for (int j = 0; j < 2; j++) {
        sum[j] += drawn[j] - beta[j];
      }
      squares += (drawn[1] - beta[1]) * (drawn[1] - beta[1]);
    }
    for (int j = 0; j < 2; j++) {
      assertEquals(0, sum[j] / draws, 4 * Math.sqrt(c.getEntry(j, j) / draws));
    }
    assertEquals(1, squares / draws / c.getEntry(1, 1), 0.1);
  }
}
