package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.covariance.StartingValues;
import io.github.metasaw.random.RRandom;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The likelihood and its derivatives, against a dense matrix and finite differences. */
class GaussianLikelihoodTest {

  private static final int N = 90;

  /** Rows in 6 labs, 30 studies within them, 7 species across. */
  private static Table table() {
    RRandom r = RRandom.setSeed(11);
    return Table.create(
        "dat",
        IntColumn.create("lab", IntStream.range(0, N).map(i -> i / 15).toArray()),
        IntColumn.create("study", IntStream.range(0, N).map(i -> i / 3).toArray()),
        IntColumn.create("species", IntStream.range(0, N).map(i -> i % 7).toArray()),
        DoubleColumn.create("x", r.rnorm(N)),
        DoubleColumn.create("z", IntStream.range(0, N).mapToDouble(i -> i / 3 % 4).toArray()),
        DoubleColumn.create("yi", r.rnorm(N, 0.3, 0.8)),
        DoubleColumn.create("vi", r.runif(N, 0.02, 0.2)));
  }

  private static GaussianLikelihood likelihood(String text, boolean reml, boolean correlated) {
    Table table = table();
    ModelSpec spec = ModelSpec.parse(text.replace(";", "\n"), Map.of());
    StudyReader reader = StudyReader.of(table);
    Studies studies =
        spec.read(correlated ? reader.V(KnownV.blocks(table, "vi", "study", 0.4)) : reader);
    GaussianModel model = ModelBuilder.build(spec, studies);
    return new GaussianLikelihood(
        studies.yi(), model.mean().x(), model.mean().columns(), model.structure(), reml, null);
  }

  private static double[] somewhere(GaussianLikelihood likelihood) {
    double[] theta = new StartingValues(likelihood.structure()).usual(0.3);
    double[] shift = RRandom.setSeed(3).rnorm(theta.length, 0, 0.3);
    for (int t = 0; t < theta.length; t++) {
      theta[t] += shift[t];
    }
    return theta;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ x",
        "yi ~ x; sigma ~ x + z",
        "yi ~ x + (1 | study); sigma ~ z; sd(study) ~ z",
        "yi ~ x + (1 | lab/study)",
        "yi ~ x + (1 | species) + (1 | study)",
        "yi ~ x + (x | lab); sigma ~ x",
        "yi ~ 1 + (0 + x | study) + (1 | lab)",
        "yi ~ 1 + (1 + x + z | lab)",
        "yi ~ 1 + (1 + x || lab)",
      })
  void gradientIsThatOfFiniteDifferences(String text) {
    for (int variant = 0; variant < 4; variant++) {
      GaussianLikelihood likelihood = likelihood(text, variant % 2 == 1, variant > 1);
      double[] theta = somewhere(likelihood);
      likelihood.at(theta);
      double[] gradient = likelihood.gradient();
      for (int t = 0; t < theta.length; t++) {
        double h = 1e-5;
        double kept = theta[t];
        theta[t] = kept + h;
        double up = likelihood.at(theta);
        theta[t] = kept - h;
        double down = likelihood.at(theta);
        theta[t] = kept;
        assertEquals((up - down) / (2 * h), gradient[t], 1e-6 * (1 + Math.abs(gradient[t])), text);
      }
    }
  }

  /** What is kept of the last theta is what would be computed again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ x; sigma ~ x + z",
        "yi ~ x + (1 | study); sigma ~ z; sd(study) ~ z",
        "yi ~ x + (1 | species) + (1 | study)",
        "yi ~ x + (x | lab); sigma ~ x",
      })
  void theSameThetaHasTheSameValueAndGradient(String text) {
    for (boolean correlated : new boolean[] {false, true}) {
      GaussianLikelihood likelihood = likelihood(text, true, correlated);
      double[] theta = somewhere(likelihood);
      double value = likelihood.at(theta);
      double[] gradient = likelihood.gradient();
      assertEquals(value, likelihood.at(theta));
      assertArrayEquals(gradient, likelihood.gradient());
      double[] other = theta.clone();
      other[0] += 0.1;
      assertNotEquals(value, likelihood.at(other));
      assertEquals(value, likelihood.at(theta), 1e-12 * Math.abs(value));
      assertArrayEquals(gradient, likelihood.gradient(), 1e-10);
    }
  }

  /** Gibbs sampling and NUTS draw the precision of a Student prior between two evaluations. */
  @Test
  void aChangedPrecisionOfThePriorChangesTheValueAtOnce() {
    Table table = table();
    ModelSpec spec = ModelSpec.parse("yi ~ x\nsigma ~ z", Map.of());
    Studies studies = spec.read(StudyReader.of(table));
    GaussianModel model = ModelBuilder.build(spec, studies);
    CoefficientPrior prior = new CoefficientPrior(new double[2], new double[] {1, 4});
    GaussianLikelihood likelihood =
        GaussianLikelihood.withPrior(
            studies.yi(), model.mean().x(), model.mean().columns(), model.structure(), prior);
    double[] theta = somewhere(likelihood);
    double before = likelihood.at(theta);
    prior.setPrecision(1, 100);
    double after = likelihood.at(theta);
    assertNotEquals(before, after);
    GaussianLikelihood fresh =
        GaussianLikelihood.withPrior(
            studies.yi(),
            model.mean().x(),
            model.mean().columns(),
            model.structure(),
            new CoefficientPrior(new double[2], new double[] {1, 100}));
    assertEquals(fresh.at(theta), after);
  }

  /** -(n log 2 pi + log |M| + r'M^-1 r)/2 by elimination on the whole matrix. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ x; sigma ~ x + z",
        "yi ~ x + (1 | study); sigma ~ z; sd(study) ~ z",
        "yi ~ x + (1 | species) + (1 | lab/study)",
        "yi ~ x + (x | lab); sigma ~ x",
      })
  void likelihoodIsThatOfTheWholeMatrix(String text) {
    for (boolean correlated : new boolean[] {false, true}) {
      GaussianLikelihood likelihood = likelihood(text, false, correlated);
      double value = likelihood.at(somewhere(likelihood));
      double[] r = likelihood.mean().residuals();
      double[][] m = new double[N][];
      for (int i = 0; i < N; i++) {
        m[i] = likelihood.dispersion().covarianceRow(i);
      }
      double sum = N * Math.log(2 * Math.PI);
      for (int k = 0; k < N; k++) {
        sum += Math.log(m[k][k]) + r[k] * r[k] / m[k][k];
        for (int i = k + 1; i < N; i++) {
          double f = m[i][k] / m[k][k];
          r[i] -= f * r[k];
          for (int j = k; j < N; j++) {
            m[i][j] -= f * m[k][j];
          }
        }
      }
      assertEquals(-sum / 2, value, 1e-9, text + " stored as " + likelihood.storage());
    }
  }

  /** Draws of y have covariance M. */
  @ParameterizedTest
  @ValueSource(strings = {"yi ~ x; sigma ~ x", "yi ~ x + (1 | lab); sigma ~ 1"})
  void drawsHaveTheCovariance(String text) {
    GaussianLikelihood likelihood = likelihood(text, false, true);
    likelihood.at(somewhere(likelihood));
    RRandom random = RRandom.setSeed(5);
    double[] expected = likelihood.dispersion().covarianceRow(4);
    double[] sum = new double[N];
    int draws = 40_000;
    for (int d = 0; d < draws; d++) {
      double[] e = likelihood.draw(() -> random.rnorm(1)[0]);
      for (int i = 0; i < N; i++) {
        sum[i] += e[4] * e[i] / draws;
      }
    }
    for (int i = 0; i < N; i++) {
      double se = Math.sqrt(2 * expected[4] * likelihood.dispersion().covarianceRow(i)[i] / draws);
      assertEquals(expected[i], sum[i], 5 * se, "row " + i);
    }
  }
}
