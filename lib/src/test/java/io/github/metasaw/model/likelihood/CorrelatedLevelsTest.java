package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Dense;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.covariance.CorrelatedEffects;
import io.github.metasaw.model.covariance.CorrelatedRows;
import io.github.metasaw.model.covariance.EffectCovariance;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.LevelCorrelation;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.OneEffect;
import io.github.metasaw.model.covariance.ResidualHeterogeneity;
import io.github.metasaw.model.covariance.ScaleDesign;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models {@code (1 | species, R = A)}, {@code (x | species, R = A)} and {@code sd(species) ~ z} of
 * related species, against the same likelihood with every matrix written out.
 */
class CorrelatedLevelsTest {

  private static final int ROWS = 24;
  private static final int SPECIES = 7;

  /** Five species of one tree, of which two pairs are close, and two species apart. */
  private static final double[][] A = {
    {1, 0.8, 0.3, 0.3, 0.3, 0, 0},
    {0.8, 1, 0.3, 0.3, 0.3, 0, 0},
    {0.3, 0.3, 1, 0.7, 0.5, 0, 0},
    {0.3, 0.3, 0.7, 1, 0.5, 0, 0},
    {0.3, 0.3, 0.5, 0.5, 1, 0, 0},
    {0, 0, 0, 0, 0, 1, 0},
    {0, 0, 0, 0, 0, 0, 1}
  };

  private static final double[] YI = RRandom.setSeed(1).rnorm(ROWS);
  private static final double[] VI = RRandom.setSeed(2).runif(ROWS, 0.05, 0.4);
  private static final double[] MODERATOR = RRandom.setSeed(3).rnorm(ROWS);
  private static final double[] BY_SPECIES = RRandom.setSeed(4).rnorm(SPECIES);

  /** Species of each row; the last has none. */
  private static final int[] SPECIES_OF =
      IntStream.range(0, ROWS).map(i -> i == ROWS - 1 ? -1 : i * 5 % SPECIES).toArray();

  /** A model, with theta as coefficients of the columns as written. */
  private enum Kind {
    ONE(1, -1.1, -0.4) {
      @Override
      EffectCovariance covariance() {
        return new OneEffect(ScaleDesign.constant(SPECIES));
      }

      @Override
      double[][] root(double[] theta, int g) {
        return new double[][] {{Math.exp(theta[1])}};
      }
    },
    MODELLED(1, -1.1, -0.4, 0.3) {
      @Override
      EffectCovariance covariance() {
        return new OneEffect(
            ScaleDesign.of(withOnes(BY_SPECIES), SPECIES, List.of("(Intercept)", "z")));
      }

      @Override
      double[][] root(double[] theta, int g) {
        return new double[][] {{Math.exp(theta[1] + theta[2] * BY_SPECIES[g])}};
      }
    },
    TWO(2, -1.1, -0.4, -0.9, 0.5) {
      @Override
      EffectCovariance covariance() {
        return new CorrelatedEffects(2);
      }

      @Override
      double[][] root(double[] theta, int g) {
        double second = Math.exp(theta[2]);
        return new double[][] {
          {Math.exp(theta[1]), 0},
          {second * Math.tanh(theta[3]), second / Math.cosh(theta[3])}
        };
      }
    };

    private final int m;
    private final double[] theta;

    Kind(int m, double... theta) {
      this.m = m;
      this.theta = theta;
    }

    abstract EffectCovariance covariance();

    abstract double[][] root(double[] theta, int g);

    /** Z of the rows, row-major [rows x m]. */
    double[] z() {
      double[] z = withOnes(MODERATOR);
      return m == 2 ? z : IntStream.range(0, ROWS).mapToDouble(i -> z[2 * i]).toArray();
    }
  }

  private static double[] withOnes(double[] x) {
    double[] out = new double[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      out[2 * i] = 1;
      out[2 * i + 1] = x[i];
    }
    return out;
  }

  private static MarginalCovariance structure(Kind kind, LevelCorrelation between) {
    GroupEffect group =
        new GroupEffect(
            "species",
            IntStream.range(0, SPECIES).mapToObj(g -> "s" + g).toList(),
            List.of("(Intercept)", "x").subList(0, kind.m),
            new GroupEffect.Rows(SPECIES_OF, kind.z()),
            kind.covariance(),
            false);
    ResidualHeterogeneity sigma =
        new ResidualHeterogeneity(
            new Target.Sigma(0),
            IntStream.range(0, ROWS).toArray(),
            ScaleDesign.constant(ROWS),
            false);
    return new MarginalCovariance(
        Diagonal.of(VI.clone()), List.of(sigma), null, null, List.of(group.with(between)));
  }

  private static LevelCorrelation related() {
    return LevelCorrelation.known(Dense.of(SPECIES, (i, j, zero) -> A[i][j]));
  }

  private static GaussianLikelihood likelihood(Kind kind, boolean reml, LevelCorrelation between) {
    return new GaussianLikelihood(YI, withOnes(MODERATOR), 2, structure(kind, between), reml, null);
  }

  /** At the values of the kind. */
  private static GaussianLikelihood there(Kind kind, boolean reml) {
    GaussianLikelihood likelihood = likelihood(kind, reml, related());
    likelihood.at(likelihood.structure().theta(kind.theta));
    return likelihood;
  }

  /** Covariance of all effects, [species x m]. */
  private static RealMatrix effects(Kind kind, double[] theta) {
    int m = kind.m;
    RealMatrix out = new Array2DRowRealMatrix(SPECIES * m, SPECIES * m);
    for (int g = 0; g < SPECIES; g++) {
      for (int h = 0; h < SPECIES; h++) {
        RealMatrix left = new Array2DRowRealMatrix(kind.root(theta, g));
        RealMatrix right = new Array2DRowRealMatrix(kind.root(theta, h));
        RealMatrix block = left.multiply(right.transpose()).scalarMultiply(A[g][h]);
        out.setSubMatrix(block.getData(), g * m, h * m);
      }
    }
    return out;
  }

  private static RealMatrix incidence(Kind kind) {
    RealMatrix out = new Array2DRowRealMatrix(ROWS, SPECIES * kind.m);
    for (int i = 0; i < ROWS; i++) {
      for (int a = 0; a < kind.m && SPECIES_OF[i] >= 0; a++) {
        out.setEntry(i, SPECIES_OF[i] * kind.m + a, kind.z()[i * kind.m + a]);
      }
    }
    return out;
  }

  private static RealMatrix marginal(Kind kind, double[] theta) {
    RealMatrix z = incidence(kind);
    double[] own = Arrays.stream(VI).map(v -> v + Math.exp(2 * theta[0])).toArray();
    return z.multiply(effects(kind, theta))
        .multiply(z.transpose())
        .add(MatrixUtils.createRealDiagonalMatrix(own));
  }

  private static double logDet(RealMatrix a) {
    return Math.log(new LUDecomposition(a).getDeterminant());
  }

  private static RealMatrix x() {
    RealMatrix x = new Array2DRowRealMatrix(ROWS, 2);
    for (int i = 0; i < ROWS; i++) {
      x.setRow(i, new double[] {1, MODERATOR[i]});
    }
    return x;
  }

  /** P = M^-1 - M^-1 X (X'M^-1 X)^-1 X'M^-1. */
  private static RealMatrix projection(RealMatrix m) {
    RealMatrix inverse = MatrixUtils.inverse(m);
    RealMatrix wx = inverse.multiply(x());
    RealMatrix information = x().transpose().multiply(wx);
    return inverse.subtract(wx.multiply(MatrixUtils.inverse(information)).multiply(wx.transpose()));
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double dense(Kind kind, boolean reml, double[] theta) {
    RealMatrix m = marginal(kind, theta);
    double value = logDet(m) + dot(YI, projection(m).operate(YI)) + ROWS * Math.log(2 * Math.PI);
    if (reml) {
      RealMatrix x = x();
      value += logDet(x.transpose().multiply(MatrixUtils.inverse(m)).multiply(x));
      value -= logDet(x.transpose().multiply(x)) + 2 * Math.log(2 * Math.PI);
    }
    return -value / 2;
  }

  /** The coefficients of theta with one element moved. */
  private static double[] moved(MarginalCovariance structure, double[] theta, int t, double by) {
    double[] out = theta.clone();
    out[t] += by;
    return structure.coefficients(out);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theLikelihoodAndItsGradientAreThoseOfTheMatricesWrittenOut(Kind kind) {
    for (boolean reml : new boolean[] {false, true}) {
      GaussianLikelihood likelihood = likelihood(kind, reml, related());
      MarginalCovariance structure = likelihood.structure();
      double[] theta = structure.theta(kind.theta);
      assertEquals(dense(kind, reml, kind.theta), likelihood.at(theta), 1e-11);
      double[] gradient = likelihood.gradient();
      for (int t = 0; t < theta.length; t++) {
        double rise =
            dense(kind, reml, moved(structure, theta, t, 1e-5))
                - dense(kind, reml, moved(structure, theta, t, -1e-5));
        assertEquals(rise / 2e-5, gradient[t], 1e-7, "parameter " + t);
      }
    }
  }

  /** (M_s u)'P(M_t u) / 2, with numerical derivatives of M. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void theAverageInformationIsThatOfTheMatricesWrittenOut(Kind kind) {
    GaussianLikelihood likelihood = there(kind, true);
    MarginalCovariance structure = likelihood.structure();
    double[] theta = structure.theta(kind.theta);
    RealMatrix p = projection(marginal(kind, kind.theta));
    double[] u = p.operate(YI);
    double[][] f = new double[theta.length][];
    for (int t = 0; t < f.length; t++) {
      f[t] =
          marginal(kind, moved(structure, theta, t, 1e-5))
              .subtract(marginal(kind, moved(structure, theta, t, -1e-5)))
              .scalarMultiply(1 / 2e-5)
              .operate(u);
    }
    double[] found = likelihood.information();
    for (int s = 0; s < f.length; s++) {
      for (int t = 0; t < f.length; t++) {
        assertEquals(dot(f[s], p.operate(f[t])) / 2, found[s * f.length + t], 1e-7);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void predictionsAreThoseOfTheMatricesWrittenOut(Kind kind) {
    double[][] found = there(kind, true).groupEffects(0);
    RealMatrix own = effects(kind, kind.theta);
    RealMatrix weights =
        own.multiply(incidence(kind).transpose()).multiply(projection(marginal(kind, kind.theta)));
    double[] predicted = weights.operate(YI);
    RealMatrix error = own.subtract(weights.multiply(incidence(kind)).multiply(own));
    for (int e = 0; e < predicted.length; e++) {
      assertEquals(predicted[e], found[e][0], 1e-12);
      assertEquals(error.getEntry(e, e), found[e][1], 1e-12);
    }
  }

  /** The one row without a species is alone; so are the two unrelated species. */
  @Test
  void relatedSpeciesBelongTogether() {
    int[] membership = CorrelatedRows.membership(structure(Kind.ONE, related()));
    for (int i = 0; i < ROWS - 1; i++) {
      for (int j = 0; j < i; j++) {
        boolean together = A[SPECIES_OF[i]][SPECIES_OF[j]] != 0;
        assertEquals(together, membership[i] == membership[j], i + " and " + j);
      }
    }
    assertEquals(4, Arrays.stream(membership).distinct().count());
  }

  @Test
  void theIdentityIsTheModelWithoutRelationship() {
    LevelCorrelation identity =
        LevelCorrelation.known(Dense.of(SPECIES, (i, j, zero) -> i == j ? 1 : 0));
    GaussianLikelihood known = likelihood(Kind.TWO, true, identity);
    GaussianLikelihood none = likelihood(Kind.TWO, true, LevelCorrelation.independent(SPECIES));
    assertEquals(none.at(Kind.TWO.theta), known.at(Kind.TWO.theta), 1e-12);
    assertArrayEquals(none.gradient(), known.gradient(), 1e-12);
  }

  /** Draws of effects given the data have the mean and variance of their predictions. */
  @Test
  void drawsOfEffectsHaveTheMomentsOfTheirPredictions() {
    GaussianLikelihood likelihood = there(Kind.ONE, true);
    EffectsDraw draw = new EffectsDraw(likelihood);
    RRandom random = RRandom.setSeed(5);
    int draws = 20_000;
    double[] mean = new double[SPECIES];
    double[] square = new double[SPECIES];
    for (int d = 0; d < draws; d++) {
      draw.next(() -> random.rnorm(1)[0], new double[2]);
      for (int g = 0; g < SPECIES; g++) {
        mean[g] += draw.group(0)[g] / draws;
        square[g] += draw.group(0)[g] * draw.group(0)[g] / draws;
      }
    }
    double[][] expected = likelihood.groupEffects(0);
    for (int g = 0; g < SPECIES; g++) {
      double variance = square[g] - mean[g] * mean[g];
      // Five standard errors of a mean, and of a variance.
      assertEquals(expected[g][0], mean[g], 5 * Math.sqrt(expected[g][1] / draws));
      assertEquals(expected[g][1], variance, 5 * expected[g][1] * Math.sqrt(2.0 / draws));
    }
  }
}
