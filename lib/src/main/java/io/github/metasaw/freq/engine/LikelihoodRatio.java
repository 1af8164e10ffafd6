package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.InformationCriteria;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.covariance.MarginalCovariance;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Likelihood-ratio tests of two nested fits to the same estimates. */
final class LikelihoodRatio {

  private LikelihoodRatio() {}

  /** The larger model is the one with more parameters. */
  static Table table(ModelKind one, ModelKind other) {
    refuse(one.model(), other.model());
    StructuredSolution a = one.structured().solution();
    StructuredSolution b = other.structured().solution();
    boolean ordered = a.parameterCount() <= b.parameterCount();
    StructuredSolution small = ordered ? a : b;
    StructuredSolution large = ordered ? b : a;
    for (StructuredSolution fit : List.of(small, large)) {
      fit.refusePooling("a likelihood-ratio test compares maxima of the likelihood");
    }
    int df = large.parameterCount() - small.parameterCount();
    if (df == 0) {
      throw MetaException.of(
          "both models have %d parameters, so neither is within the other"
              .formatted(small.parameterCount()));
    }
    double statistic = Math.max(0, 2 * (large.logLik() - small.logLik()));
    double p = ChiSquared.survival(statistic, df);
    double nan = Double.NaN;
    InformationCriteria first = criteria(ordered ? one : other);
    InformationCriteria second = criteria(ordered ? other : one);
    Table table =
        Table.create(
            "likelihood-ratio test",
            StringColumn.create("model", "smaller", "larger"),
            IntColumn.create("parameters", small.parameterCount(), large.parameterCount()),
            DoubleColumn.create("logLik", first.logLik(), second.logLik()),
            DoubleColumn.create("aic", first.aic(), second.aic()),
            DoubleColumn.create("bic", first.bic(), second.bic()),
            DoubleColumn.create("statistic", nan, statistic),
            DoubleColumn.create("df", nan, df),
            DoubleColumn.create("p", nan, p));
    int variances = variances(large) - variances(small);
    if (variances > 0) {
      table.addColumns(StringColumn.create("remark", "", onBoundary(variances, df, p)));
    }
    return table;
  }

  /** Whether the two are by one likelihood of the same estimates. */
  private static void refuse(FittedModel one, FittedModel other) {
    Tau2Estimator method = one.options().method();
    boolean likelihood = method == Tau2Estimator.ML || method == Tau2Estimator.REML;
    if (!likelihood || method != other.options().method()) {
      throw MetaException.of(
          "a likelihood-ratio test compares two fits by ML, or two by REML, not %s and %s"
              .formatted(method.id(), other.options().method().id()));
    }
    if (!Arrays.equals(one.studies().yi(), other.studies().yi())) {
      throw MetaException.of("the two fits are not to the same estimates, so they have no test");
    }
    if (method == Tau2Estimator.REML && !one.design().names().equals(other.design().names())) {
      throw MetaException.of(
          "restricted likelihoods of different moderators of the mean cannot be compared; fit both with method ML");
    }
  }

  private static InformationCriteria criteria(ModelKind kind) {
    return InformationCriteria.of(kind.model().solution());
  }

  /** Number of variances among the parameters; those of a line of tau2 are one. */
  private static int variances(StructuredSolution fit) {
    MarginalCovariance structure = fit.model().structure();
    long own = structure.boundaries().stream().filter(b -> !b.correlation()).count();
    return (int) own + (structure.hasLinearVariance() ? 1 : 0);
  }

  /** Self and Liang 1987, J. Am. Stat. Assoc. 82, 605; Stram and Lee 1994, Biometrics 50, 1171. */
  private static String onBoundary(int variances, int df, double p) {
    String what =
        "The smaller model puts %s at 0, the end of %s range, where the chi-square p is too large"
            .formatted(
                variances == 1 ? "a variance" : "variances", variances == 1 ? "its" : "their");
    return variances == 1 && df == 1
        ? what
            + ": by the mixture of chi-squares with 0 and 1 df that holds there, p = "
            + CheckNumber.number(p / 2)
            + ", half of it."
        : what
            + "; a mixture of chi-squares with fewer df holds there, so read this p as an upper"
            + " limit.";
  }
}
