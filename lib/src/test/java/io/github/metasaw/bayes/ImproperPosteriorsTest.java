package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Which priors of several variances leave a posterior, and predictions from one. */
class ImproperPosteriorsTest {

  private static final BayesOptions FEW =
      BayesOptions.defaults().withChains(1).withWarmup(100).withDraws(50);

  private static final String TWO = "yi ~ 1 + (1 | study) + meta_V(V = v)\n";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "sigma = flat()|sd(study) = flat()",
        "sigma = flat()|sd(study) = half_cauchy(1)",
        "sigma^2 = flat()|sd(study) = half_normal(sd = 1)",
        "sigma = fixed(0)|sd(study) = flat()",
      })
  void enoughLevels(String priors) {
    String text = TWO + "prior " + priors.strip().replace("|", "\nprior ");
    BayesFit fit = Meta.bayes(ClusteredRows.withPredictors(), text, FEW);
    assertTrue(Double.isFinite(fit.mean("sd(study)")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "(1 | lab)|sigma = half_normal(sd = 1)|sd(lab)^2 = flat() => prior sd(lab)^2 = flat() may leave no posterior: with 3 effects and 1 flat coefficients large sd(lab) can keep infinite mass; write a prior that integrates, such as prior sd(lab) = half_normal(sd = 0.5)",
        "(1 | study)|sigma = half_normal(sd = 1)|log(sd(study)) = flat() => prior log(sd(study)) = flat() gives no posterior: the data can never rule out sd(study) = 0, and this prior has infinite mass near it; use for example prior sd(study) = half_cauchy(0.5)",
      })
  void tooFew(String model, String message) {
    String text = "yi ~ 1 + " + model.strip().replaceAll("\\|(?=[a-z])", "\nprior ");
    MetaException fault =
        assertThrows(
            MetaException.class,
            () -> Meta.bayes(ClusteredRows.withPredictors(), withV(text), FEW));
    assertEquals(message.strip(), fault.getMessage());
  }

  /** A coefficient of a proper prior keeps its moments; those of flat priors are named as shown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"flat()|3|(Intercept), the SD of beta[tau2]", "normal(0, sd = 1)|2|beta[tau2]"})
  void namesCoefficientsWithoutMoments(String prior, int k, String names) {
    Table rows =
        Table.create(
            "data",
            DoubleColumn.create("yi", -.8, -.2, .3),
            DoubleColumn.create("vi", .05, .02, .03),
            DoubleColumn.create("tau2", 1, 2, 4));
    String text = "yi ~ 1 + tau2\nprior mu = " + prior + "\nprior tau = half_cauchy(0.5)";
    BayesFit fit = Meta.bayes(Meta.studies(rows.first(k)), text, Map.of(), BayesOptions.defaults());
    String said =
        fit.checkList().stream()
            .filter(check -> check.name().equals("heavy_tail"))
            .findFirst()
            .orElseThrow()
            .message();
    assertTrue(said.contains("the SD of theta_new, the SD of " + names + ". They"), said);
    assertEquals(Double.POSITIVE_INFINITY, fit.sd("beta[tau2]"));
    assertEquals(prior.equals("flat()"), Double.isInfinite(fit.sd("(Intercept)")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9", "1e-9", "1e300"})
  void etaOfAllCorrelationsHasTheLimitsOfAShape(String eta) {
    String text =
        "yi ~ 1 + (1 + w | lab) + meta_V(V = v)\nprior sd(lab:(Intercept)) = half_normal(sd = 1)\n"
            + "prior sd(lab:w) = half_normal(sd = 0.1)\nprior cor(lab) = lkj("
            + eta
            + ")";
    MetaException fault =
        assertThrows(
            MetaException.class, () -> Meta.bayes(ClusteredRows.withPredictors(), text, FEW));
    String message = fault.getMessage();
    assertTrue(message.startsWith("eta of lkj must lie between "), message);
    assertTrue(message.contains("not " + eta + " (line 4, column "), message);
  }

  private static String withV(String text) {
    return text.replaceFirst("\n", " + meta_V(V = v)\n");
  }

  @Test
  void predictionsTakeSigmaFromItsPredictors() {
    Table dat = ClusteredRows.withPredictors();
    BayesFit fit =
        Meta.bayes(
            dat,
            """
            yi ~ type + (1 | study) + meta_V(V = v)
            sigma ~ type
            prior sigma = fixed(0.2)
            prior sigma:typey = fixed(1)
            prior sd(study) = fixed(0.1)
            """,
            BayesOptions.defaults());
    Table at = fit.predict();
    for (int i : new int[] {0, 1}) {
      double sigma = dat.stringColumn("type").get(i).equals("y") ? 0.2 * Math.E : 0.2;
      double variance = Math.pow(at.doubleColumn("sd").getDouble(i), 2) + sigma * sigma + 0.01;
      double width =
          at.doubleColumn("piUpper").getDouble(i) - at.doubleColumn("piLower").getDouble(i);
      assertEquals(2 * 1.959964 * Math.sqrt(variance), width, 0.06 * width);
    }
    assertTrue(Arrays.stream(fit.weights()).allMatch(w -> w > 0));
    assertEquals(12, fit.shrinkage().rowCount());
  }

  @Test
  void twoOutcomesPredictTheirOwnRows() {
    BayesFit fit =
        Meta.bayes(
            ClusteredRows.withPredictors(),
            """
            mu1 = yi ~ 1 + meta_V(V = v)
            mu2 = y2 ~ 1 + meta_V(V = v)
            prior sigma1 = half_normal(sd = 1)
            prior sigma2 = half_normal(sd = 1)
            """,
            FEW);
    assertEquals("lkj(1)", fit.priors().stringColumn("prior").get(4));
    Table at = fit.predict();
    assertEquals(24, at.rowCount());
    int[] outcome = fit.studies().table().intColumn(OutcomeColumns.OUTCOME).asIntArray();
    for (int i = 0; i < outcome.length; i++) {
      assertEquals(outcome[i], at.intColumn("outcome").getInt(i));
      assertEquals(fit.mean("mu" + outcome[i]), at.doubleColumn("estimate").getDouble(i), 1e-12);
    }
  }
}
