package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.mean;
import static io.github.metasaw.exercise.ByHand.sd;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.ChiSquared;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The checks on the spread itself and on draws of it within lesson 04, numbers 36, 37 and 39. */
final class SpreadChecks {

  private SpreadChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(36, SpreadChecks::grid);
    all.put(37, SpreadChecks::atTheEdge);
    all.put(39, SpreadChecks::chains);
  }

  private static Task grid() {
    double[] tau = {0.001, 0.003, 0.005};
    double[] logs = {800, 799, 797};
    double[] height = map(logs, log -> Math.exp(log - logs[0]));
    double first = first(height);
    return Task.of(
            36,
            "Three points of a grid",
            "Subtract the largest log height first, and say on which scale the prior is flat.",
            NumberQuestion.of(
                    "first",
                    "the probability of the first point",
                    first,
                    "Take exp of each log height less the largest, then divide by the sum.")
                .mistake(first(logs), "These are logarithms: take exp of differences.")
                .mistake(1 / 3.0, "The three points have different heights.")
                .mistake(
                    first(map(logs, log -> Math.pow(10, log - logs[0]))), "Natural logarithms.")
                .mistake(1, "Divide by the sum of the three heights."),
            NumberQuestion.of(
                    "mean",
                    "the mean of τ",
                    mean(tau, height),
                    "Weight the three points by their probabilities.")
                .mistake(mean(tau), "The points have different probabilities.")
                .mistake(tau[0], "This is the highest point.")
                .mistake(sum(height, tau), "Divide by the sum of the heights.")
                .mistake(
                    Math.sqrt(mean(map(tau, t -> t * t), height)),
                    "This is the root of the mean τ²."),
            NumberQuestion.of(
                    "flatVariance",
                    "the probability of the first point if the prior is flat on τ² instead",
                    first(times(height, tau)),
                    "A density that is flat on τ² is proportional to τ on τ.")
                .mistake(first, "This is the prior flat on τ.")
                .mistake(
                    first(times(height, map(tau, t -> 1 / t))),
                    "d(τ²) = 2τ dτ: multiply by τ, do not divide.")
                .mistake(first(times(height, map(tau, t -> t * t))), "Multiply by τ, not by τ²."))
        .asking(
            "With a flat prior on τ the posterior has the log heights 800, 799 and 797 at τ ="
                + " 0.001, 0.003 and 0.005. (exp(800) is too large for a double.)")
        .on(
            Table.create(
                "grid", DoubleColumn.create("tau", tau), DoubleColumn.create("log", logs)));
  }

  private static double first(double[] height) {
    return height[0] / sum(height);
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = a.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= b[i];
    }
    return product;
  }

  private static Task atTheEdge() {
    double variance = 100;
    double squares = 7 * 81;
    double upper = upper(squares, 0.025);
    return Task.of(
            37,
            "Eight equal studies at the edge",
            "The same data allow a standard error nearly twice as large as the one at τ = 0.",
            NumberQuestion.of(
                    "tau2",
                    "τ² by REML, which for equal standard errors is the variance of the estimates"
                        + " less the sampling variance, if that is positive",
                    0,
                    "Compare 9² with 10².")
                .mistake(81 - variance, "A variance cannot be negative: the top is at the edge.")
                .mistake(81, "This is the variance of the estimates, sampling error included.")
                .mistake(variance, "This is the sampling variance."),
            NumberQuestion.of(
                    "upper",
                    "the upper end of the 95 % Q-profile interval of τ: there Q equals the 2.5 %"
                        + " quantile of χ² with 7 df",
                    upper,
                    "Q = 7 · 9²/(10² + τ²). The quantile is 1.690.")
                .mistake(upper * upper, "This is the end for τ².")
                .mistake(upper(squares, 0.05), "This is a 90 % interval.")
                .mistake(upper(8 * 81, 0.025), "The sum of squares is 7 times the variance."),
            NumberQuestion.of(
                    "se",
                    "the standard error of μ at this τ",
                    Math.sqrt((variance + upper * upper) / 8),
                    "Each study has the variance σ² + τ², and there are eight.")
                .mistake(Math.sqrt(variance / 8), "This is at τ = 0.")
                .mistake(Math.sqrt(variance + upper * upper), "Divide the variance by eight.")
                .mistake(upper / Math.sqrt(8), "The sampling error is missing.")
                .mistake((Math.sqrt(variance) + upper) / Math.sqrt(8), "Add variances, not SDs."))
        .asking("Eight studies have the standard error 10. The SD of their estimates is 9.")
        .on(Meta.dataset("eight_schools"));
  }

  private static double upper(double squares, double tail) {
    return Math.sqrt(squares / ChiSquared.quantile(tail, 7) - 100);
  }

  private static Task chains() {
    double[] means = {2, 3, 3, 4};
    double within = 4;
    double between = Math.pow(sd(means), 2);
    double rhat = Math.sqrt((within + between) / within);
    double sd = 3;
    double ess = 36;
    double goal = 0.05;
    double mcse = sd / Math.sqrt(ess);
    return Task.of(
            39,
            "R-hat and the Monte Carlo error by hand",
            "A longer run of a stuck sampler is dear, and need not help: change the parameters.",
            NumberQuestion.of(
                    "rhat",
                    "R-hat of four long chains with the means 2, 3, 3 and 4 and the SD 2 in each",
                    rhat,
                    "It is √((W + B)/W): W the variance within, B that of the means.")
                .mistake(rhat * rhat, "Take the root.")
                .mistake(Math.sqrt((2 + between) / 2), "W is a variance, the square of the SD.")
                .mistake(
                    Math.sqrt((within + between * 3 / 4) / within),
                    "The variance of four means has the divisor 3.")
                .mistake(between / within, "This is B/W."),
            NumberQuestion.of(
                    "mcse",
                    "the Monte Carlo standard error of a mean with posterior SD 3, whose 4,000 draws"
                        + " are worth 36 independent ones",
                    mcse,
                    "Divide the SD by the root of the effective sample size.")
                .mistake(sd / Math.sqrt(4000), "The draws are not independent.")
                .mistake(sd / ess, "Divide by the root.")
                .mistake(sd * sd / ess, "This is its square."),
            NumberQuestion.of(
                    "times",
                    "how many times as many draws this sampler needs to bring it to 0.05",
                    Math.pow(mcse / goal, 2),
                    "The error falls with the root of the number of draws.")
                .mistake(mcse / goal, "The error falls with the root of the number of draws.")
                .mistake(Math.pow(sd / goal, 2), "This is the effective sample size needed."))
        .on(
            Table.create(
                "chains",
                DoubleColumn.create("mean", means),
                DoubleColumn.create("sd", 2, 2, 2, 2)));
  }
}
