package io.github.metasaw.freq.selection;

/**
 * Derivatives of a log-likelihood by theta from those of each study by the mean and the log SD of
 * its z statistic and the logarithms of the parameters of the weight function. Sums over studies
 * are taken by coefficient, log(tau) and these logarithms, which are the same for all studies, and
 * turned into derivatives by theta once.
 */
final class ChainRule {

  private final SelectionData data;
  private final ThetaLayout layout;
  private final DeltaScale scale;
  private final int rank;
  private final int q;

  /** Parameters of one study, and of all. */
  private final int n;

  private final int width;

  /** Derivatives of the log SD of each study's z statistic by log(tau) [k]. */
  private final double[] share;

  /**
   * @param share derivatives of the log SD of each study's z statistic by log(tau) [k]; not copied
   */
  ChainRule(SelectionData data, ThetaLayout layout, DeltaScale scale, double[] share) {
    this.data = data;
    this.layout = layout;
    this.scale = scale;
    this.share = share;
    this.rank = layout.rank();
    this.q = layout.dimension();
    this.n = 2 + scale.delta().length;
    this.width = rank + 1 + scale.delta().length;
  }

  /** The gradient of each study's log-likelihood [k x q], from that by its parameters [k x n]. */
  double[] scores(double[] first) {
    double[] out = new double[data.k * q];
    for (int i = 0; i < data.k; i++) {
      for (int j = 0; j < rank; j++) {
        out[i * q + j] = first[i * n] * data.q[i * rank + j] / data.sei[i];
      }
      if (layout.estimatesTau()) {
        out[i * q + rank] = first[i * n + 1] * share[i];
      }
      for (int t = layout.firstDelta(); t < q; t++) {
        for (int a = 0; a < n - 2; a++) {
          out[i * q + t] += first[i * n + 2 + a] * scale.slope(t - layout.firstDelta(), a);
        }
      }
    }
    return out;
  }

  /**
   * Sum over the studies of J' H J, row-major [q x q].
   *
   * @param blocks the symmetric H of each study [k x n x n]
   */
  double[] information(double[] blocks) {
    double[] sum = new double[width * width];
    double[] slopes = new double[rank + 1];
    for (int i = 0; i < data.k; i++) {
      if (data.counts[i] != 0) {
        add(i, blocks, slopes, sum);
      }
    }
    double[] out = new double[q * q];
    for (int t = 0; t < q; t++) {
      for (int u = 0; u <= t; u++) {
        double element = element(sum, t, u);
        out[t * q + u] = element;
        out[u * q + t] = element;
      }
    }
    return out;
  }

  /** Adds J' H J of one study by coefficient, log(tau) and log(delta): its lower triangle. */
  private void add(int i, double[] blocks, double[] slopes, double[] sum) {
    for (int j = 0; j <= rank; j++) {
      slopes[j] = j < rank ? data.q[i * rank + j] / data.sei[i] : share[i];
    }
    int from = i * n * n;
    for (int r = 0; r < width; r++) {
      int row = r < rank ? 0 : r - rank + 1;
      double left = data.counts[i] * (r <= rank ? slopes[r] : 1);
      for (int c = 0; c <= r; c++) {
        int column = c < rank ? 0 : c - rank + 1;
        double h = blocks[from + row * n + column];
        sum[r * width + c] += left * h * (c <= rank ? slopes[c] : 1);
      }
    }
  }

  /** An element of the information of theta from the lower triangle of sums, t at least u. */
  private double element(double[] sum, int t, int u) {
    int firstDelta = layout.firstDelta();
    if (t < firstDelta) {
      return sum[t * width + u];
    }
    double total = 0;
    for (int a = 0; a < n - 2; a++) {
      double slope = scale.slope(t - firstDelta, a);
      int row = rank + 1 + a;
      if (slope == 0) {
        continue;
      }
      if (u < firstDelta) {
        total += slope * sum[row * width + u];
        continue;
      }
      for (int c = 0; c < n - 2; c++) {
        int column = rank + 1 + c;
        double h = row < column ? sum[column * width + row] : sum[row * width + column];
        total += slope * scale.slope(u - firstDelta, c) * h;
      }
    }
    return total;
  }

  /** Subtracts from an information of theta what its own curvature contributes. */
  void subtractBends(double[] first, double[] information) {
    double bendOfTau = 0;
    double[] sums = new double[n];
    for (int i = 0; i < data.k; i++) {
      bendOfTau += data.counts[i] * first[i * n + 1] * 2 * share[i] * (1 - share[i]);
      for (int a = 2; a < n; a++) {
        sums[a] += data.counts[i] * first[i * n + a];
      }
    }
    if (layout.estimatesTau()) {
      information[rank * (q + 1)] -= bendOfTau;
    }
    for (int t = layout.firstDelta(); t < q; t++) {
      for (int a = 2; a < n; a++) {
        information[t * (q + 1)] -= sums[a] * scale.bend(t - layout.firstDelta(), a - 2);
      }
    }
  }
}
