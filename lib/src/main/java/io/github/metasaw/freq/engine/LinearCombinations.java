package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.MeanInference;
import io.github.metasaw.freq.WaldTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Linear combinations of coefficients, with their covariance: contrasts and marginal means. */
final class LinearCombinations {

  private final FittedModel fit;
  private final MeanInference inference;

  /**
   * Of a fit, with a covariance of its coefficients.
   *
   * @param inference of the mean alone, or of all coefficients
   */
  LinearCombinations(FittedModel fit, MeanInference inference) {
    this.fit = fit;
    this.inference = inference;
  }

  Table contrast(Map<String, Double> weights) {
    return combinations("contrast", null, List.of(ofTerms(weights)));
  }

  /**
   * The weights of the coefficients in linear combinations.
   *
   * @return one row per combination [q][size of the inference]
   * @throws MetaException for a term that the inference does not have, or no combination
   */
  double[][] weights(List<Map<String, Double>> combinations) {
    if (combinations.isEmpty()) {
      throw MetaException.of("a joint test needs at least one combination of coefficients");
    }
    return combinations.stream().map(row -> ofSolution(ofTerms(row))).toArray(double[][]::new);
  }

  /** Weights of the coefficients that the inference is of. */
  private double[] ofSolution(double[] ofTerms) {
    double[] weights = new double[inference.size()];
    for (int i = 0; i < ofTerms.length; i++) {
      if (ofTerms[i] != 0) {
        weights[fit.shown()[i]] = ofTerms[i];
      }
    }
    return weights;
  }

  /** Weights of the terms of the fit. */
  private double[] ofTerms(Map<String, Double> weights) {
    double[] l = new double[fit.terms().size()];
    weights.forEach(
        (term, weight) -> {
          int j = fit.terms().indexOf(term);
          if (j < 0) {
            throw MetaException.unknown("term", term, "in the fit", fit.terms());
          }
          if (fit.shown()[j] >= inference.size()) {
            throw MetaException.of(
                "%s is not a coefficient of the mean, and cluster-robust contrasts are of the mean"
                    .formatted(term));
          }
          l[j] = weight;
        });
    return l;
  }

  /** Rows of l'b, one per combination, with labels where there are any. */
  private Table combinations(String name, @Nullable List<String> levels, List<double[]> rows) {
    double[] beta = fit.beta();
    WaldTable wald = new WaldTable(fit.level());
    for (double[] l : rows) {
      double estimate = 0;
      for (int i = 0; i < l.length; i++) {
        estimate += l[i] == 0 ? 0 : l[i] * beta[i];
      }
      double[] weights = ofSolution(l);
      wald.add(estimate, Math.sqrt(inference.variance(weights)), inference.degrees(weights));
    }
    Table table = Table.create(name);
    if (levels != null) {
      table.addColumns(StringColumn.create("level", levels));
    }
    return wald.addTo(table);
  }

  Table marginalMeans(String moderator) {
    Map<String, List<String>> factors = fit.design().factors();
    List<String> levels = factors.get(moderator);
    if (levels == null) {
      throw MetaException.unknown("text moderator", moderator, "in the mean", factors.keySet());
    }
    Table grid = ReferenceGrid.of(fit.studies().table(), factors);
    double[] x = fit.design().encode(grid);
    int columns = fit.design().columns();
    int outcomes = x.length / columns / grid.rowCount();
    List<double[]> rows = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int o = 0; o < outcomes; o++) {
      for (String level : levels) {
        rows.add(average(grid, moderator, level, x, o));
        labels.add(outcomes == 1 ? level : "mu" + (o + 1) + ":" + level);
      }
    }
    return combinations("marginal means of " + moderator, labels, rows);
  }

  /** Weights of the terms: the mean of the rows of the grid at a level. */
  private double[] average(Table grid, String moderator, String level, double[] x, int outcome) {
    int columns = fit.design().columns();
    int[] place =
        fit.design().names().stream().mapToInt(name -> fit.terms().indexOf(name)).toArray();
    double[] l = new double[fit.terms().size()];
    int count = 0;
    for (int i = 0; i < grid.rowCount(); i++) {
      if (grid.stringColumn(moderator).get(i).equals(level)) {
        count++;
        int row = outcome * grid.rowCount() + i;
        for (int j = 0; j < columns; j++) {
          if (place[j] >= 0) {
            l[place[j]] += x[row * columns + j];
          }
        }
      }
    }
    for (int j = 0; j < l.length; j++) {
      l[j] /= count;
    }
    return l;
  }
}
