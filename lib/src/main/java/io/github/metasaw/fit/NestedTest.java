package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * Wald test of two nested fits: that the coefficients of the mean which only the larger one has are
 * all 0. Unlike the likelihood-ratio test it has a cluster-robust form, and needs no likelihood.
 */
public final class NestedTest {

  /** Relative difference up to which two columns of a design are the same. */
  private static final double SAME = 1e-12;

  private NestedTest() {}

  /**
   * The test by the model's own covariance. R: metafor's {@code anova(large, btt = )}.
   *
   * @param one a fit
   * @param other another to the same estimates; the larger is the one with more coefficients
   * @return terms, statistic, df1, df2, p; one row
   * @throws MetaException if neither is within the other, or they are to other estimates
   */
  public static Table table(FrequentistFit one, FrequentistFit other) {
    return table(one, other, fit -> fit);
  }

  /**
   * The cluster-robust test, with CR2 the HTZ of {@link RobustInference#moderatorTest}. R:
   * clubSandwich's {@code Wald_test(large, constrain_zero(), test = "HTZ")}.
   *
   * @param one a fit
   * @param other another to the same estimates; the larger is the one with more coefficients
   * @param clusters of dependent rows
   * @return terms, statistic, df1, df2, p; one row
   * @throws MetaException if neither is within the other, or they are to other estimates
   */
  public static Table table(FrequentistFit one, FrequentistFit other, ClusterCorrection clusters) {
    return table(one, other, clusters::of);
  }

  private static Table table(
      FrequentistFit one, FrequentistFit other, Function<FrequentistFit, TestsCoefficients> tests) {
    boolean ordered = means(one).size() <= means(other).size();
    FrequentistFit small = ordered ? one : other;
    FrequentistFit large = ordered ? other : one;
    String[] added = added(small, large);
    Table joint = tests.apply(large).waldTests(added);
    joint = joint.last(1);
    joint.setName("Wald test of nested models");
    return joint;
  }

  /** The coefficients that only the larger model has. */
  private static String[] added(FrequentistFit small, FrequentistFit large) {
    if (!Arrays.equals(small.studies().yi(), large.studies().yi())) {
      throw MetaException.of("the two fits are not to the same estimates, so they have no test");
    }
    List<Parameter.Mean> few = means(small);
    List<Parameter.Mean> many = means(large);
    for (Parameter.Mean mean : few) {
      if (!many.contains(mean) || !sameColumn(small, large, mean)) {
        throw MetaException.of(
            "%s is not a coefficient of the larger model, so neither model is within the other; test its coefficients by name instead"
                .formatted(mean.name()));
      }
    }
    if (few.size() == many.size()) {
      throw MetaException.of(
          "both models have the same coefficients of the mean, so there is nothing to test");
    }
    return many.stream()
        .filter(mean -> !few.contains(mean))
        .map(Parameter::name)
        .toArray(String[]::new);
  }

  /** The coefficients of the mean; a column that others explain has none. */
  private static List<Parameter.Mean> means(FrequentistFit fit) {
    return fit.parameters().stream()
        .filter(Parameter.Mean.class::isInstance)
        .map(Parameter.Mean.class::cast)
        .toList();
  }

  private static boolean sameColumn(
      FrequentistFit small, FrequentistFit large, Parameter.Mean mean) {
    double[] a = small.design().x();
    double[] b = large.design().x();
    int p = small.design().columns();
    int q = large.design().columns();
    int i = small.design().parameters().indexOf(mean);
    int j = large.design().parameters().indexOf(mean);
    for (int row = 0; row < small.design().rows(); row++) {
      double one = a[row * p + i];
      double other = b[row * q + j];
      if (Math.abs(one - other) > SAME * Math.max(Math.abs(one), Math.abs(other))) {
        return false;
      }
    }
    return true;
  }
}
