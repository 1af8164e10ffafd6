package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.check.Check;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.fit.BayesFit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Posteriors of models with several variances, against quadrature that shares no code with them.
 */
class GaussianPosteriorTest {

  /** Largest difference in Monte Carlo standard errors, over some hundred comparisons. */
  private static final double ERRORS = 4.5;

  private static final BayesOptions OPTIONS = BayesOptions.defaults().withDraws(5000).withSeed(3);

  private static final String[] STUDY = {
    "a", "a", "a", "b", "b", "c", "d", "d", "d", "d", "e", "e"
  };
  private static final double[] YI = {
    0.42, 0.31, 0.65, -0.12, 0.08, 0.55, 0.91, 0.70, 1.24, 0.78, 0.2, -0.1
  };
  private static final double[] VI = {
    0.02, 0.03, 0.05, 0.02, 0.04, 0.03, 0.06, 0.02, 0.08, 0.03, 0.02, 0.05
  };

  static Table rows() {
    return Table.create(
        "dat",
        StringColumn.create("study", STUDY),
        DoubleColumn.create("yi", YI),
        DoubleColumn.create("vi", VI));
  }

  private static BayesFit fit(Table table, String model, BayesOptions options) {
    return Meta.bayes(table, model, options);
  }

  private static void assertMean(BayesFit fit, String variable, double expected) {
    double[][] draws = fit.sample().byIteration(fit.canonical(variable));
    double error = Mcse.mean(draws);
    assertEquals(expected, fit.mean(variable), ERRORS * error, variable + ", mcse " + error);
  }

  private static void assertSd(BayesFit fit, String variable, double expected) {
    double error = Mcse.sd(fit.sample().byIteration(fit.canonical(variable)));
    assertEquals(expected, fit.sd(variable), ERRORS * error, "sd of " + variable);
  }

  @ParameterizedTest
  @EnumSource(
      value = Sampler.class,
      names = {"NUTS", "GIBBS"})
  void twoVariancesAsByQuadrature(Sampler sampler) {
    BayesFit fit =
        fit(
            rows(),
            """
            yi ~ 1 + (1 | study) + meta_V(V = vi)
            prior mu = normal(0.2, sd = 0.8)
            prior sigma = half_normal(sd = 0.3)
            prior sd(study) = half_normal(sd = 0.5)
            """,
            OPTIONS.withSampler(sampler));
    DenseGrid grid = new DenseGrid(YI, VI, STUDY, 0.2, 0.8);
    for (int v = 0; v < DenseGrid.NAMES.size(); v++) {
      assertMean(fit, DenseGrid.NAMES.get(v), grid.mean(v));
      assertSd(fit, DenseGrid.NAMES.get(v), grid.sd(v));
    }
    assertEquals(
        List.of(),
        fit.checkList().stream().filter(check -> check.status() == Check.Status.ERROR).toList());
  }
}
