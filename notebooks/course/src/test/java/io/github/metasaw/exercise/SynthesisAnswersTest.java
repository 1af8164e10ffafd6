package io.github.metasaw.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of the lesson on evidence synthesis against metafor 3.8-1 and sums by hand. */
class SynthesisAnswersTest {

  @ParameterizedTest
  @CsvSource({
    "11, logRR, -0.693147",
    "11, se, 0.324037",
    "11, oddsRatio, 0.43181818",
    "12, shareC, 21.617428",
    "12, estimate, 0.18843217",
    "13, q, 21.726547",
    "13, i2, 67.781351",
    "13, tau2, 0.0093228253",
    "14, estimate, 0.28598836",
    "14, shift, 0.86474443",
    "15, own, 0.093679342",
    "15, theta, 0.27577627",
    "15, sd, 0.061214163",
    "16, lower, -0.019494692",
    "16, loses, 0.074611593",
    "18, bias, 0.0052559227",
    "17, equal, 0.15",
    "17, hierarchical, 0.12",
  })
  void rightNumbers(int number, String name, double answer) {
    Judged.right(number, name, answer);
  }

  @ParameterizedTest
  @CsvSource({"14, study, C", "18, interval, same", "17, never, hierarchical"})
  void rightWords(int number, String name, String answer) {
    Judged.right(number, name, answer);
  }

  @ParameterizedTest
  @CsvSource({
    "11, logRR, 0.5, This is the risk ratio",
    "11, logRR, -0.30103, base 10",
    "11, logRR, -0.839751, odds ratio",
    "11, logRR, -0.12, risk difference",
    "11, logRR, 0.6931, control against treated",
    "11, se, 0.105, variance",
    "11, se, 0.353553, not rates",
    "11, se, 0.38668, log odds ratio",
    "11, oddsRatio, 0.5, risk ratio",
    "11, oddsRatio, 2.3158, control against treated",
    "11, oddsRatio, -0.839751, logarithm",
    "12, shareC, 12.5, equal weights",
    "12, shareC, 16.81, Use the variances",
    "12, shareC, 5.851, their inverses",
    "12, shareC, 0.21617, per cent",
    "12, estimate, 0.245782, old weight",
    "12, estimate, 0.219, not half the variance",
    "12, estimate, 0.3107, new weights",
    "13, q, 5.4316, as it is",
    "13, q, 10.8633, more than twice",
    "13, q, 1.3579, not smaller",
    "13, i2, 0, degrees of freedom",
    "13, i2, 63.1787, one fewer than k",
    "13, i2, 32.2186, chance explains",
    "13, tau2, 0.0372913, old weights",
    "13, tau2, 0.0079586, not the sum",
    "13, tau2, -0.00397149, as they are",
    "14, estimate, 0.245782, All eight",
    "14, estimate, 0.3142857, equal weights",
    "14, estimate, 0.2241650, sum of the weights",
    "14, estimate, 0.2312587, Study G",
    "14, shift, 0.0402059, units of the effect",
    "14, shift, 0.765593, that of all eight",
    "15, own, 0.906321, weight of the mean",
    "15, own, 0.24328, not standard deviations",
    "15, own, 0.10336, odds",
    "15, theta, 0.5, without any pooling",
    "15, theta, 0.2526, some weight",
    "15, theta, 0.476824, exchanged",
    "15, theta, 0.04684, not towards 0",
    "15, sd, 0.0037472, variance",
    "15, sd, 0.2, own estimate alone",
    "15, sd, 0.210082, precisions",
    "16, lower, 0.014893, interval of the mean",
    "16, lower, -0.0138918, normal quantile",
    "16, lower, -0.0166644, mean as known",
    "16, lower, 0.0828496, upper end",
    "16, loses, 0.149223, Only one tail",
    "16, loses, 0.925388, share that gains",
    "16, loses, 0.0000163, about the mean",
    "18, bias, 0.02, other nine",
    "18, bias, 0.005, equal weights",
    "18, bias, 0.262796, Multiply",
    "17, equal, 0.0225, variance",
    "17, equal, 0.3, widths",
    "17, equal, 0, no error",
    "17, hierarchical, 0.175, not averaged",
    "17, hierarchical, 0.25, Variances were added",
    "17, hierarchical, 0.0144, mean squared",
  })
  void wrongNumbers(int number, String name, double answer, String words) {
    Judged.wrong(number, name, answer, words);
  }

  @ParameterizedTest
  @CsvSource({
    "14, study, G, weight is small",
    "14, study, A, close to the mean",
    "14, study, Z, One of these",
    "18, interval, wider, standard errors alone",
    "18, interval, narrower, standard errors alone",
    "17, never, global, large τ",
    "17, never, own, τ = 0",
  })
  void wrongWords(int number, String name, String answer, String words) {
    Judged.wrong(number, name, answer, words);
  }
}
