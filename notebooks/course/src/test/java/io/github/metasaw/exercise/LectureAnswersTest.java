package io.github.metasaw.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of the lesson on Bayesian meta-analysis against metafor 3.8-1 and sums by hand. */
class LectureAnswersTest {

  @ParameterizedTest
  @CsvSource({
    "19, people, 3516.4835",
    "20, average, 0.1981928",
    "20, se, 0.030245108",
    "20, efficiency, 0.78487514",
    "21, i2, 95.260522",
    "21, zeta2, 0.014430896",
    "22, share, 22.317176",
    "22, limit, 20",
    "23, third, 0.625",
    "23, second, 0.5",
    "24, below, 0.15851942",
    "24, factor, 1.8360197",
    "25, meanBelow, 0.0012886876",
    "25, nextBelow, 0.087600079",
    "26, sets, 63",
    "26, two, 0.33333333",
    "27, z2, 21.473166",
    "27, share, 16.477217",
  })
  void rightNumbers(int number, String name, double answer) {
    Judged.right(number, name, answer);
  }

  @ParameterizedTest
  @CsvSource({"23, exchangeable, no", "27, smallest, average"})
  void rightWords(int number, String name, String answer) {
    Judged.right(number, name, answer);
  }

  @ParameterizedTest
  @CsvSource({
    "19, people, 7032.967, two alleles",
    "19, people, 87.912, Square the standard error",
    "19, people, 2285.714, factor 1 - p",
    "20, average, 0.176161, by precision",
    "20, average, 0.990964, the sum",
    "20, se, 0.026795, precision-weighted",
    "20, se, 0.15122554, Divide by 5",
    "20, se, 0.06763, squared in the variance",
    "20, efficiency, 0.885932, standard errors",
    "20, efficiency, 1.274088, on top",
    "21, i2, 81.0421, as it is",
    "21, i2, 90.521, not twice",
    "21, i2, 0.95260522, per cent",
    "21, zeta2, 0.012277, as it is",
    "21, zeta2, 0.0577236, new weights",
    "21, zeta2, 0.0151487, not been taken off",
    "21, zeta2, 0.1201287, This is ζ",
    "22, share, 32.5856, τ² = 0",
    "22, share, 20, equal weights",
    "22, share, 21.97, not SDs",
    "22, limit, 32.5856, other limit",
    "22, limit, 0, Weights are shares",
    "22, limit, 100, same large variance",
    "23, third, 0.25, Divide it",
    "23, third, 0.4, without any condition",
    "23, third, 0.5, z₂ = 1",
    "23, second, 0.2, Divide it",
    "23, second, 0.4, without any condition",
    "23, second, 0.625, z₃ = 1",
    "24, below, 0.07925971, Both fold",
    "24, below, 0.57925971, negative half",
    "24, below, 0.8414806, P(τ > 0.1)",
    "24, below, 0.2, not flat",
    "24, factor, 0.6076, log scale",
    "24, factor, 1.355, one end",
    "24, factor, 1.16766, one SD",
    "25, meanBelow, 0.0025774, two-sided",
    "25, meanBelow, 0.9987113, P(μ > 0)",
    "25, meanBelow, 0.0876, next effect",
    "25, nextBelow, 0.0012887, about the mean",
    "25, nextBelow, 0.06453, μ as known",
    "25, nextBelow, 0.1752, two-sided",
    "26, sets, 64, At least one",
    "26, sets, 6, more than one",
    "26, sets, 203, all partitions",
    "26, two, 0.25, sum to 1",
    "26, two, 0.5, one cluster",
    "26, two, 0.2666667, five studies",
    "27, z2, 3.53818, part of the differences",
    "27, z2, 17.934986, part of the average",
    "27, z2, 9.9899, without being squared",
    "27, share, 83.5228, share of the average",
    "27, share, 19.7278, divided by",
    "27, share, 32.8028, S1",
  })
  void wrongNumbers(int number, String name, double answer, String words) {
    Judged.wrong(number, name, answer, words);
  }

  @ParameterizedTest
  @CsvSource({
    "23, exchangeable, yes, the same of",
    "27, smallest, difference, degrees of freedom",
    "27, smallest, all, four degrees",
  })
  void wrongWords(int number, String name, String answer, String words) {
    Judged.wrong(number, name, answer, words);
  }
}
