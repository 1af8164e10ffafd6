package io.github.metasaw.freq.counts;

import static io.github.metasaw.reference.ReferenceFile.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.Quadrature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mixed model of {@code reference/metafor_other}, by the rule that R used. */
class MixedModelReferenceTest {

  /** R's optimisers stop early; its reference for UM.FS of tables warns of it. */
  private static final double TOLERANCE = 1e-3;

  private static final CountData PRITZ =
      new OneGroupProportions(
          new double[] {16, 10, 4, 43, 10, 25, 13, 12, 22, 4, 5, 18, 58, 6},
          new double[] {17, 12, 8, 58, 10, 42, 14, 12, 41, 5, 6, 23, 68, 10});

  @ParameterizedTest
  @CsvSource({
    "glmm_nielweise2007_OR, UM.FS, UM_FS, OR, 7",
    "glmm_nielweise2007_OR, UM.RS, UM_RS, OR, laplace",
    "glmm_nielweise2007_OR, CM.AL, CM_AL, OR, 7",
    "glmm_nielweise2007_OR, CM.EL, CM_EL, OR, exact",
    "glmm_nielweise2007_OR, UM.FS_FE, UM_FS, OR, 7",
    "glmm_nielweise2007_OR, CM.EL_FE, CM_EL, OR, exact",
    "glmm_nielweise2008_IRR, UM.FS, UM_FS, IRR, 7",
    "glmm_nielweise2008_IRR, UM.RS, UM_RS, IRR, laplace",
    "glmm_nielweise2008_IRR, CM.EL, CM_EL, IRR, 7",
    "glmm_pritz1997_PLO, PLO, GLMM, PLO, 7",
    "glmm_pritz1997_PLO, PLO_FE, GLMM, PLO, 7"
  })
  void agreesWithMetafor(
      String file, String name, CountsMethod method, EffectMeasure measure, String quadrature) {
    JsonNode expected = CountTables.file(file).get("results").get(name);
    MixedModel model = MixedModel.of(method, measure).withQuadrature(Quadrature.parse(quadrature));
    CountsSolution fit =
        (name.endsWith("_FE") ? model.withoutHeterogeneity() : model).fit(data(file));
    assertTrue(fit.search().converged());
    assertLikelihood(expected.get("fit_stats_ML"), fit, isConditional(name, quadrature));
    assertNear(number(expected.get("b")), fit.estimate(), "b");
    // R stopped early for UM.RS of rates; lme4 with tight tolerances has these.
    boolean isEarly = method == CountsMethod.UM_RS && measure == EffectMeasure.IRR;
    assertNear(isEarly ? 0.226348993768 : number(expected.get("se")), fit.se(), "se");
    assertNear(number(expected.get("tau2")), fit.spread().tau2(), "tau2");
    double sigma2 = number(expected.get("sigma2"));
    if (!Double.isNaN(sigma2)) {
      assertNear(sigma2, fit.spread().sigma2(), "sigma2");
    }
    assertNear(number(expected.get("I2")), 100 * fit.spread().I2(), "I2");
    assertNear(number(expected.get("H2")), fit.spread().H2(), "H2");
    ChiSquareTest wald = fit.test(CountsTest.HETEROGENEITY);
    ChiSquareTest ratio = fit.test(CountsTest.LIKELIHOOD_RATIO);
    assertEquals(number(expected.get("QE_df")), wald.df());
    double statistic = isEarly ? 10.5489881956 : number(expected.get("QE_Wld"));
    assertNear(statistic, wald.statistic(), "QE_Wld");
    assertNear(ChiSquareTest.of(statistic, wald.df()).p(), wald.p(), "QEp_Wld");
    assertNear(number(expected.get("QE_LRT")), ratio.statistic(), "QE_LRT");
    assertNear(number(expected.get("QEp_LRT")), ratio.p(), "QEp_LRT");
  }

  /**
   * With several points metafor computes its log-likelihood from lme4's deviance, which is that
   * given the modes of the random effects and not the marginal one.
   */
  private static boolean isConditional(String name, String quadrature) {
    return quadrature.equals("7") && !name.endsWith("_FE");
  }

  private static void assertLikelihood(JsonNode expected, CountsSolution fit, boolean conditional) {
    double logLik = number(expected.get("ll"));
    double gap = conditional ? fit.fit().criteria().logLik() - logLik : 0;
    assertTrue(conditional || gap >= -1e-6, logLik + " is above " + fit.fit().criteria().logLik());
    assertNear(logLik + gap, fit.fit().criteria().logLik(), "ll");
    assertNear(number(expected.get("dev")) - 2 * gap, fit.fit().deviance(), "deviance");
    assertNear(number(expected.get("AIC")) - 2 * gap, fit.fit().criteria().aic(), "AIC");
    assertNear(number(expected.get("BIC")) - 2 * gap, fit.fit().criteria().bic(), "BIC");
    assertNear(number(expected.get("AICc")) - 2 * gap, fit.fit().criteria().aicc(), "AICc");
  }

  private static CountData data(String file) {
    return switch (file) {
      case "glmm_nielweise2007_OR" -> CountTables.tables("mh_peto_nielweise2007");
      case "glmm_nielweise2008_IRR" -> CountTables.personTime("mh_person_time_nielweise2008");
      default -> PRITZ;
    };
  }

  private static void assertNear(double expected, double actual, String what) {
    assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)), what);
  }
}
