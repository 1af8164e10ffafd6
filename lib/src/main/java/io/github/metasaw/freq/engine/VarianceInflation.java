package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.Target;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Variance inflation factors: by how much the collinearity of the moderators widens the confidence
 * region of some coefficients. With C the correlation matrix of the coefficients of a line except
 * its intercept, the factor of coefficients A among all, with B the others, is
 *
 * <pre>det(C_AA) det(C_BB) / det(C)</pre>
 *
 * (Fox and Monette 1992, J. Am. Stat. Assoc. 87, 178). R: metafor's {@code vif}.
 */
final class VarianceInflation {

  private final FittedModel fit;
  private final ModelKind kind;

  VarianceInflation(ModelKind kind) {
    this.kind = kind;
    this.fit = kind.model();
  }

  /** Of each coefficient, or of each of several terms with all its coefficients. */
  Table table(List<String> terms) {
    List<String> names = terms.isEmpty() ? all() : terms;
    IntColumn size = IntColumn.create("coefficients");
    DoubleColumn vif = DoubleColumn.create("vif");
    DoubleColumn sif = DoubleColumn.create("sif");
    for (String name : names) {
      int[] own = TestedTerms.find(kind, List.of(name.split(",", -1)));
      double factor = factor(name, own);
      size.append(own.length);
      vif.append(factor);
      sif.append(Math.pow(factor, 0.5 / own.length));
    }
    return Table.create("variance inflation", StringColumn.create("term", names), size, vif, sif);
  }

  /** Coefficients of lines that have at least two besides the intercept. */
  private List<String> all() {
    List<String> names = new ArrayList<>();
    for (int j : fit.shown()) {
      if (fit.parameter(j) instanceof Parameter.Coefficient one
          && !one.isIntercept()
          && line(one.line()).length > 1) {
        names.add(one.name());
      }
    }
    if (names.isEmpty()) {
      throw MetaException.of(
          "variance inflation needs at least two coefficients besides the intercept; this model has fewer");
    }
    return names;
  }

  /** The coefficients of a line except its intercept. */
  private int[] line(Target line) {
    return IntStream.of(fit.shown())
        .filter(
            j ->
                fit.parameter(j) instanceof Parameter.Coefficient one
                    && one.line().equals(line)
                    && !one.isIntercept())
        .toArray();
  }

  private double factor(String name, int... own) {
    int[] line =
        fit.parameter(own[0]) instanceof Parameter.Coefficient first
            ? line(first.line())
            : new int[0];
    if (!IntStream.of(own).allMatch(j -> IntStream.of(line).anyMatch(other -> other == j))) {
      throw MetaException.of(
          "variance inflation is of coefficients of moderators of one line, the mean or one SD, without its intercept; %s is not"
              .formatted(name));
    }
    int[] others =
        IntStream.of(line).filter(j -> Arrays.stream(own).noneMatch(a -> a == j)).toArray();
    return Math.exp(logDet(own) + logDet(others) - logDet(line));
  }

  /** Log determinant of the correlations of some coefficients. */
  private double logDet(int... places) {
    Solved solution = fit.solution();
    int m = places.length;
    double[] correlations = new double[m * m];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        correlations[a * m + b] =
            solution.covariance(places[a], places[b])
                / (solution.se(places[a]) * solution.se(places[b]));
      }
    }
    return m == 0 ? 0 : SmallMatrix.logDet(correlations, m);
  }
}
