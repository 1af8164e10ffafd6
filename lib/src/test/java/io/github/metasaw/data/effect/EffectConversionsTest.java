package io.github.metasaw.data.effect;

import static io.github.metasaw.data.effect.EffectConversions.clesToD;
import static io.github.metasaw.data.effect.EffectConversions.dToBiserial;
import static io.github.metasaw.data.effect.EffectConversions.dToCles;
import static io.github.metasaw.data.effect.EffectConversions.dToMd;
import static io.github.metasaw.data.effect.EffectConversions.dToMeanCles;
import static io.github.metasaw.data.effect.EffectConversions.dToPointBiserial;
import static io.github.metasaw.data.effect.EffectConversions.logOddsRatioToRiskDifference;
import static io.github.metasaw.data.effect.EffectConversions.logOddsRatioToRiskRatio;
import static io.github.metasaw.data.effect.EffectConversions.pointBiserialToD;
import static io.github.metasaw.data.effect.EffectConversions.pointBiserialToR;
import static io.github.metasaw.data.effect.EffectConversions.rToD;
import static io.github.metasaw.data.effect.EffectConversions.rToPointBiserial;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Against metafor's {@code transf} functions, and that each way back leads back. */
class EffectConversionsTest {

  private static final JsonNode ROOT = ReferenceFile.of("transf/transf").root();

  private static double[] numbers(String name) {
    return ReferenceFile.numbers(ROOT.get(name));
  }

  private static void agree(String name, double[] at, DoubleUnaryOperator function) {
    agree(name, at.length, i -> function.applyAsDouble(at[i]), 1e-12);
  }

  private static void agree(String name, int n, IntToDoubleFunction function, double tolerance) {
    double[] actual = new double[n];
    Arrays.setAll(actual, function);
    ReferenceFile.assertClose(ROOT.get("results").get(name), actual, tolerance, name);
  }

  @Test
  void backTransformationsAgree() {
    double[] x = numbers("x");
    agree("tanh", x, Transformation.TANH::apply);
    agree("tanh_squared", x, v -> Transformation.TANH_SQUARED.apply(Math.abs(v)));
    agree("logistic", x, Transformation.LOGISTIC::apply);
    agree("probit", x, Transformation.PROBIT::apply);
    agree("arcsine", x, Transformation.ARCSINE::apply);
    agree("square", x, Transformation.SQUARE::apply);
    agree("alpha_cube", x, Transformation.ALPHA_CUBE::apply);
    agree("alpha_exp", x, Transformation.ALPHA_EXP::apply);
    agree("ipft", x, Transformation.freemanTukey(17)::apply);
    agree("iirft", x, Transformation.freemanTukeyRate(7.5)::apply);
    agree("ipft_hm", x, Transformation.freemanTukey(3 / (1 / 10.0 + 1 / 40.0 + 1 / 25.0))::apply);
  }

  @Test
  void averagesAgree() {
    double[] x = numbers("x");
    agree("exp_int", x, v -> Transformation.EXP.mean(v, 0.3));
    // R's integrals have about eight digits.
    agree("tanh_int", 6, i -> Transformation.TANH.mean(x[i], 0.3), 1e-7);
    agree("logistic_int", 6, i -> Transformation.LOGISTIC.mean(x[i], 0.3), 1e-7);
    agree("probit_int", 6, i -> Transformation.PROBIT.mean(x[i], 0.3), 1e-7);
    agree("dtocles_int", 6, i -> dToMeanCles(x[i], 0.3), 1e-7);
    // Where most of the normal distribution lies within the range of the scale.
    double[] inside = {0.25, 0.8, 1.4};
    for (int i = 0; i < inside.length; i++) {
      double[] arcsine = ReferenceFile.numbers(ROOT.get("results").get("arcsine_int"));
      assertEquals(arcsine[i + 3], Transformation.ARCSINE.mean(inside[i], 0.05), 1e-7);
      double[] exp = ReferenceFile.numbers(ROOT.get("results").get("alpha_exp_int"));
      assertEquals(exp[i + 3], Transformation.ALPHA_EXP.mean(inside[i], 0.3), 1e-7);
    }
    double[] cube = ReferenceFile.numbers(ROOT.get("results").get("alpha_cube_int"));
    assertEquals(cube[3], Transformation.ALPHA_CUBE.mean(0.25, 0.05), 1e-7);
    assertEquals(Transformation.TANH.apply(0.4), Transformation.TANH.mean(0.4, 0));
  }

  @Test
  void differencesOfMeansAgree() {
    double[] x = numbers("x");
    double[] n1 = numbers("n1");
    double[] n2 = numbers("n2");
    agree("dtou1", x, EffectConversions::dToU1);
    agree("dtou2", x, EffectConversions::dToU2);
    agree("dtou3", x, EffectConversions::dToU3);
    agree("dtoovl", x, EffectConversions::dToOverlap);
    agree("dtocles", x, EffectConversions::dToCles);
    agree("dtocliffd", x, EffectConversions::dToCliff);
    agree("dtobesd", x, EffectConversions::dToBesd);
    agree("dtomd", x, d -> dToMd(d, 2.5));
    agree("clestod", numbers("p"), EffectConversions::clesToD);
    agree("dtorpb", x, EffectConversions::dToPointBiserial);
    agree("dtorpb_n", 6, i -> dToPointBiserial(x[i], n1[i], n2[i]), 1e-12);
    agree("dtorbis", x, EffectConversions::dToBiserial);
    agree("dtorbis_n", 6, i -> dToBiserial(x[i], n1[i], n2[i]), 1e-12);
  }

  @Test
  void correlationsAgree() {
    double[] r = numbers("r");
    double[] share = numbers("pc");
    double[] n1 = numbers("n1");
    double[] n2 = numbers("n2");
    agree("rpbtorbis", 6, i -> pointBiserialToR(r[i], share[i]), 1e-12);
    agree("rtorpb", 6, i -> rToPointBiserial(r[i], share[i]), 1e-12);
    agree("rtod", r, EffectConversions::rToD);
    agree("rtod_n", 6, i -> rToD(r[i], n1[i], n2[i]), 1e-12);
    agree("rpbtod", r, EffectConversions::pointBiserialToD);
    agree("rpbtod_n", 6, i -> pointBiserialToD(r[i], n1[i], n2[i]), 1e-12);
  }

  @Test
  void oddsRatiosAgree() {
    double[] x = numbers("x");
    double[] risk = numbers("pc");
    agree("lnortord", 6, i -> logOddsRatioToRiskDifference(x[i], risk[i]), 1e-12);
    agree("lnortorr", 6, i -> logOddsRatioToRiskRatio(x[i], risk[i]), 1e-12);
    agree("lnortod_norm", x, EffectConversions::logOddsRatioToNormalD);
    agree("lnortod_logis", x, EffectConversions::logOddsRatioToLogisticD);
    agree("dtolnor_norm", x, EffectConversions::normalDToLogOddsRatio);
    agree("dtolnor_logis", x, EffectConversions::logisticDToLogOddsRatio);
    agree("lnortortet_pearson", x, EffectConversions::logOddsRatioToTetrachoricPearson);
    agree("lnortortet_digby", x, EffectConversions::logOddsRatioToTetrachoricDigby);
  }

  @Test
  void waysBackLeadBack() {
    assertEquals(0.4, clesToD(dToCles(0.4)), 1e-14);
    assertEquals(0.4, pointBiserialToD(dToPointBiserial(0.4, 12, 30), 12, 30), 1e-14);
    assertEquals(0.4, pointBiserialToR(rToPointBiserial(0.4, 0.2), 0.2), 1e-14);
    double risk = 0.3 + logOddsRatioToRiskDifference(0.7, 0.3);
    assertEquals(0.7, Math.log(risk / (1 - risk) / (0.3 / 0.7)), 1e-14);
    assertEquals(risk / 0.3, logOddsRatioToRiskRatio(0.7, 0.3), 1e-14);
  }
}
