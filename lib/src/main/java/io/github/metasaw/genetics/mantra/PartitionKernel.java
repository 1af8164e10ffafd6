package io.github.metasaw.genetics.mantra;

/**
 * The Bayes factor of a partition against the null, with the effects and mu integrated out in
 * closed form and tau2 on the nodes of a rule.
 *
 * <p>Model: yi ~ N(beta_c(i), 1/wi), beta_c ~ N(mu, tau2), null: every effect is 0. With W_c the
 * sum of wi in block c and B_c their weighted mean, v_c = tau2 + 1/W_c, S, T, U the sums over
 * blocks of 1/v, (B - m)/v, (B - m)^2/v, and m the prior mean of mu,
 *
 * <pre>
 * BF = integral prod (v_c W_c)^(-1/2) D^(-1/2) exp(sum B_c^2 W_c / 2 - U/2 + beta T^2 / (2 D))
 * </pre>
 *
 * over the prior of tau2, D = alpha + beta S; alpha and beta say which prior mu has ({@link
 * MuPrior}). Everything of a cell on the nodes is computed once a SNP; partitions that begin alike
 * share their sums. Not thread-safe: one to a thread.
 */
final class PartitionKernel {

  private final MuPrior prior;
  private final double rate;
  private final int n;
  private final Tau2Nodes nodes;
  private final double alpha;
  private final double beta;
  private final double logConstant;

  private MantraPlan plan;

  // Of each cell: W, B, B^2 W / 2.
  private double[] precision = {};
  private double[] mean = {};
  private double[] gain = {};

  // Of each cell on the nodes [cell * n + node]: sqrt(1 / (v W)), 1/v, (B - m)/v, (B - m)^2/v.
  private double[] root = {};
  private double[] w = {};
  private double[] wb = {};
  private double[] wbb = {};

  // Sums over the first blocks of the partition at hand [depth * n + node], and that partition.
  private double[] product = {};
  private double[] S = {};
  private double[] T = {};
  private double[] U = {};
  private double[] gains = {};
  private int[] path = {};
  private int depth;

  /** m: with a flat prior any will do, and the common effect loses the fewest digits. */
  private double centre;

  private double commonSe;

  private final double[] factor;
  private final double[] exponent;

  /** The integrand of the last partition at the nodes, up to a constant [n]. */
  private final double[] density;

  private double densitySum;

  /**
   * A kernel without data.
   *
   * @param rate of the exponential prior of tau2
   * @param n nodes in tau2
   */
  PartitionKernel(MuPrior prior, double rate, int n) {
    this.prior = prior;
    this.rate = rate;
    this.n = n;
    this.nodes = new Tau2Nodes(n);
    this.alpha = prior.alpha();
    this.beta = prior.beta();
    this.logConstant = prior.logConstant();
    this.factor = new double[n];
    this.exponent = new double[n];
    this.density = new double[n];
    this.plan = new MantraPlan(0, 0, 0, new long[0], new int[1], new int[0], new double[0]);
  }

  /**
   * Takes a SNP.
   *
   * @param yi estimates of the plan's studies [k]
   * @param wi their precisions, 1 / se^2 [k]
   */
  void load(MantraPlan plan, double[] yi, double[] wi) {
    this.plan = plan;
    setNodes(plan.k(), yi, wi);
    ensure(plan.cells(), plan.k());
    depth = 0;
    for (int c = 0; c < plan.cells(); c++) {
      double sum = 0;
      double weighted = 0;
      for (long left = plan.members(c); left != 0; left &= left - 1) {
        int i = Long.numberOfTrailingZeros(left);
        sum += wi[i];
        weighted += wi[i] * yi[i];
      }
      double b = weighted / sum;
      precision[c] = sum;
      mean[c] = b;
      gain[c] = 0.5 * weighted * b;
      fillCell(c * n, sum, b - centre);
    }
  }

  private void setNodes(int k, double[] yi, double[] wi) {
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < k; i++) {
      sum += wi[i];
      weighted += wi[i] * yi[i];
    }
    centre = prior.isFlat() ? weighted / sum : prior.mean();
    double spread = 0;
    for (int i = 0; i < k; i++) {
      double apart = yi[i] - centre;
      spread += apart * apart;
    }
    commonSe = Math.sqrt(1 / sum);
    nodes.set(1 / sum, rate, spread);
  }

  private void fillCell(int at, double precisionOfCell, double apart) {
    double[] tau2 = nodes.tau2;
    for (int i = 0; i < n; i++) {
      double shrink = 1 / (1 + tau2[i] * precisionOfCell);
      double precise = precisionOfCell * shrink;
      root[at + i] = Math.sqrt(shrink);
      w[at + i] = precise;
      wb[at + i] = precise * apart;
      wbb[at + i] = precise * apart * apart;
    }
  }

  private void ensure(int cells, int k) {
    if (precision.length < cells) {
      int room = Math.max(cells, 2 * precision.length);
      precision = new double[room];
      mean = new double[room];
      gain = new double[room];
      root = new double[room * n];
      w = new double[room * n];
      wb = new double[room * n];
      wbb = new double[room * n];
    }
    if (path.length < k) {
      path = new int[k];
      gains = new double[k + 1];
      product = new double[(k + 1) * n];
      S = new double[(k + 1) * n];
      T = new double[(k + 1) * n];
      U = new double[(k + 1) * n];
      java.util.Arrays.fill(product, 0, n, 1);
    }
  }

  /** The natural logarithm of the Bayes factor of a partition of the plan against the null. */
  double logBf(int partition) {
    int clusters = plan.clusters(partition);
    int shared = 0;
    while (shared < depth && shared < clusters && path[shared] == plan.block(partition, shared)) {
      shared++;
    }
    for (int b = shared; b < clusters; b++) {
      path[b] = plan.block(partition, b);
      push(b * n, path[b] * n);
      gains[b + 1] = gains[b] + gain[path[b]];
    }
    depth = clusters;
    double largest = integrand(clusters * n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      density[i] = factor[i] * Math.exp(exponent[i] - largest);
      sum += density[i];
    }
    densitySum = sum;
    return logConstant + gains[clusters] + largest + Math.log(sum);
  }

  private void push(int from, int cell) {
    int to = from + n;
    for (int i = 0; i < n; i++) {
      product[to + i] = product[from + i] * root[cell + i];
      S[to + i] = S[from + i] + w[cell + i];
      T[to + i] = T[from + i] + wb[cell + i];
      U[to + i] = U[from + i] + wbb[cell + i];
    }
  }

  /** Factor and exponent of the integrand at the nodes; the largest exponent. */
  private double integrand(int at) {
    double[] logMass = nodes.logMass;
    for (int i = 0; i < n; i++) {
      double inverse = 1 / (alpha + beta * S[at + i]);
      double t = T[at + i];
      factor[i] = product[at + i] * Math.sqrt(inverse);
      exponent[i] = logMass[i] + 0.5 * (beta * t * t * inverse - U[at + i]);
    }
    double largest = exponent[0];
    for (int i = 1; i < n; i++) {
      largest = Math.max(largest, exponent[i]);
    }
    return largest;
  }

  /** Number of nodes. */
  int nodes() {
    return n;
  }

  /** Posterior weight of a node given the partition last computed; they sum to 1. */
  double nodeWeight(int node) {
    return density[node] / densitySum;
  }

  /** Standard error of the common effect. */
  double commonSe() {
    return commonSe;
  }

  /** Near to all effects, so that squared distances from it lose no digits. */
  double centre() {
    return centre;
  }

  /** Posterior mean of the effect of a block of the partition last computed, given tau2. */
  double blockMean(int block, int node) {
    double b = mean[path[block]];
    double h = shrinkage(block, node);
    return b + h * (muMean(node) - b);
  }

  /** Posterior variance of the effect of a block of the partition last computed, given tau2. */
  double blockVariance(int block, int node) {
    double h = shrinkage(block, node);
    return nodes.tau2[node] * h + h * h * beta / D(node);
  }

  /** The share of mu in the posterior mean of a block: V / (tau2 + V), V = 1 / W. */
  private double shrinkage(int block, int node) {
    int cell = path[block];
    return w[cell * n + node] / precision[cell];
  }

  private double muMean(int node) {
    return centre + beta * T[depth * n + node] / D(node);
  }

  private double D(int node) {
    return alpha + beta * S[depth * n + node];
  }
}
