package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.model.counts.TwoByTwoTables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountsSolutionTest {

  private static final double[] EVENTS_1 = {4, 6, 0, 3, 5, 2};
  private static final double[] OTHERS_1 = {119, 300, 40, 228, 5033, 61};
  private static final double[] EVENTS_2 = {11, 29, 0, 11, 47, 3};
  private static final double[] OTHERS_2 = {128, 274, 40, 209, 5006, 58};

  /** The third study has no events, and those after it keep their places when it is left out. */
  @ParameterizedTest
  @EnumSource(
      value = CountsMethod.class,
      names = {"MH", "PETO", "UM_FS", "CM_EL", "CM_AL", "BB", "FIRTH"})
  void residualsStandBesideTheirStudies(CountsMethod method) {
    TwoByTwoTables data = new TwoByTwoTables(EVENTS_1, OTHERS_1, EVENTS_2, OTHERS_2);
    ZeroCells zeros = ZeroCells.HALF_TO_ZEROS.withDrop00(true);
    CountsSolution solution =
        switch (method) {
          case MH ->
              MantelHaenszel.of(EffectMeasure.OR)
                  .withStudyZeros(zeros)
                  .withPooledZeros(zeros)
                  .fit(data);
          case PETO -> Peto.of().withStudyZeros(zeros).withPooledZeros(zeros).fit(data);
          case BB -> BetaBinomialModel.of(EffectMeasure.OR).withZeros(zeros).fit(data);
          case FIRTH -> FirthModel.of(EffectMeasure.OR).withZeros(zeros).fit(data);
          default -> MixedModel.of(method, EffectMeasure.OR).withZeros(zeros).fit(data);
        };
    double[] residuals = solution.residuals();
    assertEquals(6, residuals.length);
    assertTrue(Double.isNaN(residuals[2]), "a study without events has no estimate");
    for (int i : new int[] {0, 1, 3, 4, 5}) {
      double own = method == CountsMethod.PETO ? peto(i) : logOddsRatio(i);
      assertEquals(own - solution.estimate(), residuals[i], 1e-12);
    }
  }

  private static double logOddsRatio(int i) {
    return Math.log(EVENTS_1[i] * OTHERS_2[i] / (OTHERS_1[i] * EVENTS_2[i]));
  }

  /** (O - E)/V of one table (Yusuf and others 1985). */
  private static double peto(int i) {
    double n1 = EVENTS_1[i] + OTHERS_1[i];
    double n2 = EVENTS_2[i] + OTHERS_2[i];
    double events = EVENTS_1[i] + EVENTS_2[i];
    double n = n1 + n2;
    double variance = n1 * n2 * events * (n - events) / (n * n * (n - 1));
    return (EVENTS_1[i] - n1 * events / n) / variance;
  }
}
