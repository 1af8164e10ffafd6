package io.github.metasaw.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.exercise.Verdict.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ten exercises against answers that were not computed by them: R, the documents, by hand. */
class AnswersTest {

  /** By metafor, drmTMB, the documents or by hand, to the digits that they print. */
  @ParameterizedTest
  @CsvSource({
    "1, estimate, 0.2457824592",
    "1, se, 0.0464945460",
    "1, q, 5.431636842",
    "2, p, 0.6074420557",
    "2, raw, -0.00397149",
    "2, tau2, 0",
    "3, ratio, 0.4894",
    "3, meanUpper, 0.6962",
    "3, nextUpper, 1.549",
    "4, zF2, 43.22282",
    "4, z2, 64.32236",
    "4, pAll, 1.548932e-12",
    "4, zeta2, 0.01227697",
    "5, density, 0.0002",
    "5, below, 0.00001",
    "5, posterior, 0.0555",
    "6, three, 0.133333",
    "6, partition, 0.106667",
    "6, several, 0.99212",
    "7, sdRatio, 2.743838",
    "7, varianceRatio, 7.52867",
    "7, sdForest, 0.3786562",
    "7, upper, 5.7410",
    "8, seMean, 0.17733",
    "8, seBcg, 0.1727",
    "9, w, 0.1",
    "9, mu, 7.850983",
    "9, theta, 9.865885",
    "9, sd, 4.743416",
  })
  void rightNumbers(int number, String name, double answer) {
    assertEquals(Status.RIGHT, Judged.verdict(number, name, answer).status());
  }

  @ParameterizedTest
  @CsvSource({
    "2, a, common", "2, b, fixed", "2, c, random", "2, c, ' Random '",
    "3, narrows, mean", "5, excludes, L1", "9, most, H", "10, missing, small",
    "10, remedy, noncentred",
  })
  void rightWords(int number, String name, String answer) {
    assertEquals(Status.RIGHT, Judged.verdict(number, name, answer).status());
  }

  /** Typical wrong answers, by hand; the words must go to the root of each. */
  @ParameterizedTest
  @CsvSource({
    "1, estimate, 0.2875, same say",
    "1, estimate, 0.2654, not standard errors",
    "1, se, 0.0021617, variance of the mean",
    "1, se, 0.0512195, equal weights",
    "1, q, 0.77595, degrees of freedom",
    "1, q, 0.6074, p value",
    "1, q, 33.3766, Subtract",
    "2, p, 0.3926, other tail",
    "2, p, 0.7106, One is spent",
    "2, p, 0.7851, Two tails",
    "2, raw, 0, cutting off",
    "2, raw, -0.0033904, ζ²",
    "2, raw, -0.0065038, k - 1",
    "2, tau2, -0.00397149, variance be that",
    "3, ratio, -0.7145, log scale",
    "3, ratio, 2.0432, other way round",
    "3, meanUpper, -0.3622, log scale",
    "3, meanUpper, 0.3441, other end",
    "3, meanUpper, 0.8418, too early",
    "3, meanUpper, 0.6577, 1.645",
    "3, nextUpper, 0.6962, interval of the mean",
    "3, nextUpper, 0.4376, log scale",
    "3, nextUpper, 1.466, mean as known",
    "4, zF2, 245.36, misprint",
    "4, zF2, 6.574407, not yet squared",
    "4, zF2, 21.09953, disagreement",
    "4, pAll, 0, 1 - cdf",
    "4, pAll, 0.0003026, equal effects",
    "4, zeta2, 0.01615691, DerSimonian",
    "4, zeta2, 0.1108015, ζ. Asked",
    "5, density, 0.001, density of τ²",
    "5, density, 0.005, upside down",
    "5, below, 0.0001, τ² below",
    "5, posterior, 0.523, τ² below 0.01",
    "6, three, 0.125, do not sum to 1",
    "6, partition, 0.02666667, one pair",
    "6, partition, 0.16, Not every pair",
    "6, several, 0.5528, logarithms",
    "6, several, 0.8909, base of 10",
    "6, several, 125.89, odds",
    "6, several, 0.99603, whole model",
    "7, sdRatio, 1.009357, log SDs",
    "7, sdRatio, 7.52867, variances",
    "7, sdRatio, 1.29989, of the mean",
    "7, varianceRatio, 5.4877, done twice",
    "7, sdForest, 0.1380024, reference",
    "7, sdForest, 0.14338, variance",
    "7, upper, 3.4821, Go back after adding",
    "7, upper, 1.7476, log scale",
    "8, seMean, 0.15, as much as two apart",
    "8, seMean, 0.031444, variance",
    "8, seBcg, 0.01931, too small",
    "8, seBcg, 0.02024, how often",
    "8, seBcg, 0.1798, REML",
    "9, w, 0.9, pulled away",
    "9, w, 0.25, Compare variances",
    "9, mu, 7.6856, left out",
    "9, mu, 8.75, same say",
    "9, theta, 2.8, towards 0",
    "9, theta, 28, No pooling",
    "9, sd, 22.5, variance",
    "9, sd, 6.23257, mu as uncertain",
  })
  void wrongNumbers(int number, String name, double answer, String words) {
    Verdict verdict = Judged.verdict(number, name, answer);
    assertEquals(Status.RECONSIDER, verdict.status());
    assertTrue(verdict.words().contains(words), verdict.words());
  }

  @ParameterizedTest
  @CsvSource({
    "2, a, random, population", "2, b, common, nothing is left",
    "3, narrows, next, τ stays", "5, excludes, L9, down to 0",
    "9, most, A, most points", "9, most, B, one column",
    "10, remedy, draws, surer", "10, missing, large, quantiles",
    "10, remedy, burnin, One of these words",
  })
  void wrongWords(int number, String name, String answer, String words) {
    Verdict verdict = Judged.verdict(number, name, answer);
    assertEquals(Status.RECONSIDER, verdict.status());
    assertTrue(verdict.words().contains(words), verdict.words());
  }

  @Test
  void theMatrixOfTheVignette() {
    double c1 = 0.4 * Math.sqrt(0.04 * 0.05);
    double c2 = 0.2 * Math.sqrt(0.03 * 0.02);
    double[][] v = {{0.04, c1, 0, 0}, {c1, 0.05, 0, 0}, {0, 0, 0.03, c2}, {0, 0, c2, 0.02}};
    assertEquals(Status.RIGHT, Judged.verdict(8, "V", v).status());
    v[0][1] = 0;
    v[2][3] = 0;
    assertEquals(Status.RECONSIDER, Judged.verdict(8, "V", v).status());
    double[][] byOutcome = {{0.04, 0, c1, 0}, {0, 0.03, 0, c2}, {c1, 0, 0.05, 0}, {0, c2, 0, 0.02}};
    assertTrue(Judged.verdict(8, "V", byOutcome).words().contains("both y1"));
    double[][] correlations = {
      {0.04, 0.4, 0, 0}, {0.4, 0.05, 0, 0}, {0, 0, 0.03, 0.2}, {0, 0, 0.2, 0.02}
    };
    assertTrue(Judged.verdict(8, "V", correlations).words().contains("are correlations"));
    assertTrue(Judged.verdict(8, "V", new double[2][2]).words().contains("4 rows"));
    assertEquals(Status.EMPTY, Judged.verdict(8, "V", new double[0][0]).status());
  }

  /** What the sampler gives is read from its own fit, as a student does. */
  @Test
  void theTraceIsRead() {
    List<Question> questions = Judged.exercise(10).questions();
    double share = ((NumberQuestion) questions.get(0)).right();
    assertTrue(share > 0 && share < 0.2, "share " + share);
    assertEquals(Status.RIGHT, Judged.verdict(10, "divergent", share).status());
    assertTrue(Judged.verdict(10, "divergent", 4000 * share).words().contains("number"));
    double mcse = ((NumberQuestion) questions.get(1)).right();
    assertEquals(Status.RIGHT, Judged.verdict(10, "mcse", mcse).status());
  }
}
