package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.mean;
import static io.github.metasaw.exercise.ByHand.sd;
import static io.github.metasaw.exercise.ByHand.squares;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import tech.tablesaw.api.Table;

/** The common effect with its standard error, and Cochran's Q. */
final class CommonEffect {

  private final Table table = Meta.dataset("eight_studies");
  private final double[] yi = table.numberColumn("yi").asDoubleArray();
  private final double[] sei = table.numberColumn("sei").asDoubleArray();
  private final double[] vi = map(sei, s -> s * s);
  private final double[] w = map(vi, v -> 1 / v);
  private final double[] root = map(sei, s -> 1 / s);
  private final double[] equal = map(yi, y -> 1);
  private final FrequentistFit fit = Models.fit(table, "common");
  private final double theta = fit.estimate();
  private final int k = yi.length;

  private CommonEffect() {}

  static Task task() {
    return new CommonEffect().build();
  }

  private Task build() {
    return Task.of(
            1,
            "A common effect by hand",
            "In one line: %meta dat --method common",
            estimate(),
            se(),
            q())
        .asking(
            "By hand, without %meta: pool the eight studies as if all of them estimated one "
                + "effect.")
        .on(table);
  }

  private NumberQuestion estimate() {
    return NumberQuestion.of(
            "estimate",
            "the mean of yi weighted by precision",
            theta,
            "Multiply each estimate by its weight, add up, and divide by the sum of weights.")
        .mistake(
            mean(yi), "Every study has the same say here. Should the one with the largest sei?")
        .mistake(
            mean(yi, root),
            "These weights are 1/sei. Precision is about variances, not standard errors.")
        .mistake(mean(yi, vi), "The least precise study weighs most here.")
        .mistake(mean(yi, sei), "The least precise study weighs most here.")
        .mistake(sum(w, yi), "Not yet divided by the sum of the weights.");
  }

  private NumberQuestion se() {
    return NumberQuestion.of(
            "se",
            "the standard error of that mean",
            fit.se(),
            "Precisions add up. What does their sum say of the variance of the mean?")
        .mistake(1 / sum(w), "This is the variance of the mean, not yet its SE.")
        .mistake(
            Math.sqrt(sum(vi)) / k,
            "This is the SE of the mean with equal weights. Yours has others.")
        .mistake(
            sd(yi) / Math.sqrt(k),
            "This judges by the scatter of yi. The model takes every sei as known.")
        .mistake(mean(sei), "Averaging the SEs forgets that eight studies know more than one.")
        .mistake(1 / sum(root), "Precisions add up; the inverse standard errors do not.")
        .mistake(Math.sqrt(sum(w)), "Upside down: this grows when the studies tell more.");
  }

  private NumberQuestion q() {
    return NumberQuestion.of(
            "q",
            "Cochran's Q, the weighted sum of squared deviations from the estimate",
            fit.Q(),
            "Square each deviation from your estimate, weight it, and add up.")
        .mistake(squares(yi, equal, theta), "Deviations count alike here. Weight each of them.")
        .mistake(squares(yi, equal, mean(yi)), "Deviations count alike here. Weight each of them.")
        .mistake(
            squares(yi, w, mean(yi)),
            "These deviations are from the plain mean. Take them from your estimate.")
        .mistake(squares(yi, root, theta), "Divided by sei: divide by the sampling variances.")
        .mistake(squares(yi, w, 0), "These squares are of yi itself. Subtract the estimate first.")
        .mistake(fit.Q() / fit.df(), "This is Q divided by its degrees of freedom, H².")
        .mistake(fit.Qp(), "This is the p value of Q. Asked is Q.");
  }
}
