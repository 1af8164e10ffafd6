package io.github.metasaw.freq.selection;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import io.github.metasaw.random.RandomStream;
import java.util.List;
import java.util.Map;

/**
 * The clusters that dependent effects belong to.
 *
 * @param column its name
 * @param rows of each cluster
 */
record Clusters(String column, List<List<Integer>> rows) {

  /**
   * The clusters of a column.
   *
   * @throws MetaException for a column that does not exist or is missing in a row, and fewer than
   *     two clusters
   */
  static Clusters of(Studies studies, String column) {
    Map<String, List<Integer>> groups = studies.groups(column);
    if (groups.size() < 2) {
      throw MetaException.format(
          "robust standard errors compare clusters, and column '%s' has one only", column);
    }
    return new Clusters(column, List.copyOf(groups.values()));
  }

  /** Number of clusters. */
  int count() {
    return rows.size();
  }

  /** Clusters drawn with replacement. */
  Clusters drawn(ClusterResampling how, RandomStream random) {
    return new Clusters(column, how.draw(rows, random));
  }

  /** The number of times each row was drawn [k]. */
  double[] counts(int k) {
    double[] counts = new double[k];
    for (List<Integer> cluster : rows) {
      for (int i : cluster) {
        counts[i]++;
      }
    }
    return counts;
  }

  /** The sandwich of a maximum, row-major [dimension x dimension]; 0 for what is held. */
  double[] sandwich(MaximumLikelihood<SelectionLikelihood> maximum) {
    int q = maximum.theta().length;
    double[] bread = maximum.covariance();
    double[] scores = maximum.likelihood().scores();
    double[] sum = new double[q * q];
    for (List<Integer> cluster : rows) {
      double[] own = new double[q];
      for (int i : cluster) {
        for (int t = 0; t < q; t++) {
          own[t] += scores[i * q + t];
        }
      }
      // A step of Newton's method by the cluster alone.
      double[] step = new double[q];
      for (int t = 0; t < q; t++) {
        for (int u = 0; u < q; u++) {
          step[t] += bread[t * q + u] * own[u];
        }
      }
      for (int t = 0; t < q; t++) {
        for (int u = 0; u < q; u++) {
          sum[t * q + u] += step[t] * step[u];
        }
      }
    }
    return sum;
  }
}
