package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.linalg.Cholesky;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Posteriors of models whose effects within a level have a structure. */
class StructuredEffectsPosteriorTest {

  private static final int STUDIES = 12;
  private static final int WAVES = 3;
  private static final int ROWS = STUDIES * WAVES;
  private static final double VARIANCE = 0.04;

  private static final double[] YI = estimates();

  /** Effects of waves with SD 0.4 and the correlation 0.7 between neighbours. */
  private static double[] estimates() {
    Random random = new Random(5);
    double[] yi = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double before = i % WAVES == 0 ? 0 : yi[i - 1];
      double share = i % WAVES == 0 ? 0 : 0.7;
      yi[i] = share * before + 0.4 * Math.sqrt(1 - share * share) * random.nextGaussian();
    }
    for (int i = 0; i < ROWS; i++) {
      yi[i] += 0.2 + Math.sqrt(VARIANCE) * random.nextGaussian();
    }
    return yi;
  }

  private static Table table() {
    StringColumn study = StringColumn.create("study");
    StringColumn wave = StringColumn.create("wave");
    DoubleColumn vi = DoubleColumn.create("vi");
    for (int i = 0; i < ROWS; i++) {
      study.append("S" + i / WAVES);
      wave.append("w" + i % WAVES);
      vi.append(VARIANCE);
    }
    return Table.create("waves", study, wave, DoubleColumn.create("yi", YI), vi);
  }

  private static BayesFit fit(String structure) {
    return Meta.bayes(
        table(),
        "yi ~ 1 + (0 + wave | study, cov = "
            + structure
            + ") + meta_V(V = vi)\nprior sd(study) = half_normal(sd = 1)\nprior mu = normal(0, sd = 2)",
        BayesOptions.defaults().withSeed(3));
  }

  /** Means of the SD and of rho by summation over a grid, mu integrated in closed form. */
  @Test
  void autoregressiveEffectsAgreeWithSummationOverAGrid() {
    double sum = 0;
    double sd = 0;
    double rho = 0;
    for (int i = 0; i < 100; i++) {
      double s = 0.015 * (i + 0.5);
      for (int j = 0; j < 100; j++) {
        double r = -1 + 0.02 * (j + 0.5);
        double weight = Math.exp(logLikelihood(s, r) - 0.5 * s * s);
        sum += weight;
        sd += weight * s;
        rho += weight * r;
      }
    }
    BayesFit fit = fit("ar");
    assertEquals(sd / sum, fit.mean("sd(study)"), 0.01);
    assertEquals(rho / sum, fit.mean("rho(study)"), 0.02);
  }

  /** log p(y | sd, rho) up to a constant: mu ~ N(0, 4) adds 4 to every covariance. */
  private static double logLikelihood(double sd, double rho) {
    double[] m = new double[ROWS * ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < ROWS; j++) {
        boolean together = i / WAVES == j / WAVES;
        double own = together ? sd * sd * Math.pow(rho, Math.abs(i - j)) : 0;
        m[i * ROWS + j] = 4 + own + (i == j ? VARIANCE : 0);
      }
    }
    Cholesky factor = Cholesky.ofSize(ROWS);
    assertTrue(factor.factor(m));
    double[] half = YI.clone();
    factor.halfSolve(half);
    double squares = 0;
    for (double value : half) {
      squares += value * value;
    }
    return -0.5 * (factor.logDet() + squares);
  }

  @Test
  void aCorrelationThatDoesNotReachMinusOneIsRefused() {
    String message = assertThrows(MetaException.class, () -> fit("cs")).getMessage();
    assertTrue(message.contains("rho(study) ranges from -0.5000 to 1"), message);
  }
}
