package io.github.metasaw.integrate;

import java.util.List;

/**
 * A density on the real line, integrated and normalised: composite Gauss-Legendre quadrature on
 * panels that are halved until the Legendre series through the nodes of each has converged. The
 * series of a panel also gives the distribution function inside it. Immutable.
 *
 * <p>With n nodes the series resolves what polynomials of degree n - 1 can, and the integral twice
 * that degree; so a last coefficient of 1e-10 leaves an error of the integral far below it.
 */
public final class LogPanels {

  /** Exact for products of the series of a panel with what varies slowly over it. */
  private static final Legendre SPARSE = Legendre.of(10);

  private final List<LegendrePanel> panels;
  private final double logScale;
  private final double total;
  private final double below;
  private final double belowRate;
  private final double above;
  private final double aboveRate;
  private final boolean resolved;
  private final double[] cumulative;

  private LogPanels(PanelBuilder b) {
    this.panels = b.panels();
    this.logScale = b.peak();
    this.below = b.below();
    this.belowRate = b.belowRate();
    this.above = b.above();
    this.aboveRate = b.aboveRate();
    this.resolved = b.isResolved();
    this.cumulative = new double[panels.size() + 1];
    cumulative[0] = below;
    for (int j = 0; j < panels.size(); j++) {
      cumulative[j + 1] = cumulative[j] + panels.get(j).mass();
    }
    this.total = cumulative[panels.size()] + above;
  }

  /**
   * Integrates a density; its rates at both ends must be positive.
   *
   * @param density up to a constant
   * @param moments how many powers of exp(u) the upper tail should be good for: nodes go on until
   *     exp(moments u) times the density is negligible too
   * @return its integral and all that follows from it
   */
  public static LogPanels of(LogDensity density, double moments) {
    return finer(density, moments, 0);
  }

  /**
   * As {@link #of}, on finer panels: what its error is checked with.
   *
   * @param density up to a constant
   * @param moments as in {@link #of}
   * @param times how often every panel is halved
   * @return its integral and all that follows from it
   */
  public static LogPanels finer(LogDensity density, double moments, int times) {
    PanelBuilder builder = new PanelBuilder(density, moments, times);
    builder.build();
    return new LogPanels(builder);
  }

  /**
   * Whether the integral is what it should be: not where the density is 0 or rough wherever it was
   * looked at, nor where much of it may lie beyond exp(350).
   */
  public boolean isResolved() {
    return resolved && total > 0 && total < Double.POSITIVE_INFINITY;
  }

  /** Natural log of the integral of the density. */
  public double logIntegral() {
    return logScale + Math.log(total);
  }

  /** Number of nodes, not counting the tails of {@link #massBelow} and {@link #massAbove}. */
  public int size() {
    return panels.size() * LegendrePanel.RULE.size();
  }

  /** The nodes, ascending. */
  public double[] nodes() {
    double[] u = new double[size()];
    for (int j = 0; j < panels.size(); j++) {
      for (int i = 0; i < LegendrePanel.RULE.size(); i++) {
        u[j * LegendrePanel.RULE.size() + i] = panels.get(j).u(i);
      }
    }
    return u;
  }

  /** Probability at each node; with {@link #massBelow} and {@link #massAbove} they sum to one. */
  public double[] probabilities() {
    double[] p = new double[size()];
    for (int j = 0; j < panels.size(); j++) {
      LegendrePanel panel = panels.get(j);
      for (int i = 0; i < LegendrePanel.RULE.size(); i++) {
        p[j * LegendrePanel.RULE.size() + i] =
            LegendrePanel.RULE.weight(i) * panel.half() * panel.values()[i] / total;
      }
    }
    return p;
  }

  /**
   * Fewer nodes, and their probabilities, for integrals of what is expensive to compute: the rule
   * of 10 nodes on the series of each panel, exact for degree 19.
   *
   * @return nodes and probabilities [2][n]; with {@link #massBelow} and {@link #massAbove} these
   *     sum to one
   */
  public double[][] sparse() {
    int n = SPARSE.size();
    double[][] rule = new double[2][panels.size() * n];
    for (int j = 0; j < panels.size(); j++) {
      LegendrePanel panel = panels.get(j);
      for (int i = 0; i < n; i++) {
        double x = SPARSE.node(i);
        double value = Legendre.value(panel.series(), x);
        rule[0][j * n + i] = panel.from() + panel.half() * (x + 1);
        rule[1][j * n + i] = Math.max(0, SPARSE.weight(i) * panel.half() * value / total);
      }
    }
    return rule;
  }

  /** Probability below the first node's panel, where the density is a pure exponential in u. */
  public double massBelow() {
    return below / total;
  }

  /** Probability above the last panel, where the density is a pure exponential in u. */
  public double massAbove() {
    return above / total;
  }

  /**
   * What the integral of exp(m u) lacks above the last panel, where the density is a pure
   * exponential: much, if m is but little less than its rate. As a probability at the end of the
   * last panel, which would make up for it.
   *
   * @param m less than the upper rate
   */
  public double probabilityAbove(double m) {
    LegendrePanel last = panels.get(panels.size() - 1);
    double density = Math.max(0, Legendre.value(last.series(), 1)) / total;
    return aboveRate < Double.POSITIVE_INFINITY ? density / (aboveRate - m) : 0;
  }

  /** The end of the last panel. */
  public double end() {
    return panels.get(panels.size() - 1).to();
  }

  /**
   * The normalised density where the density itself is known.
   *
   * @param logDensity log of the density as given, natural
   * @return log of the normalised density, natural
   */
  public double normalised(double logDensity) {
    return logDensity - logIntegral();
  }

  /**
   * The distribution function.
   *
   * @param u argument
   * @return P(U &lt;= u)
   */
  public double cdf(double u) {
    double first = panels.get(0).from();
    if (u < first) {
      return below > 0 ? below / total * Math.exp(belowRate * (u - first)) : 0;
    }
    int j = panelAt(u);
    if (j == panels.size()) {
      return above > 0 ? 1 - above / total * Math.exp(-aboveRate * (u - end())) : 1;
    }
    LegendrePanel panel = panels.get(j);
    double x = (u - panel.from()) / panel.half() - 1;
    double part = panel.half() * Legendre.integral(panel.series(), x);
    return Math.min(1, Math.max(0, (cumulative[j] + part) / total));
  }

  /**
   * The quantile.
   *
   * @param p probability, from 0 to 1
   * @return the u with {@code cdf(u) = p}; the ends of the panels for p of 0 and 1
   */
  public double quantile(double p) {
    double target = p * total;
    if (target < below) {
      return panels.get(0).from() + Math.log(target / below) / belowRate;
    }
    if (target > cumulative[panels.size()] && above > 0) {
      return end() - Math.log((total - target) / above) / aboveRate;
    }
    int j = firstReaching(target);
    LegendrePanel panel = panels.get(j);
    double wanted = (target - cumulative[j]) / panel.half();
    double lo = -1;
    double hi = 1;
    double x = 2 * Math.min(1, Math.max(0, (target - cumulative[j]) / panel.mass())) - 1;
    for (int step = 0; step < 60 && hi - lo > 1e-15; step++) {
      double gap = Legendre.integral(panel.series(), x) - wanted;
      if (gap < 0) {
        lo = x;
      } else {
        hi = x;
      }
      double next = x - gap / Legendre.value(panel.series(), x);
      if (Math.abs(next - x) < 1e-15) {
        break;
      }
      x = next > lo && next < hi ? next : (lo + hi) / 2;
    }
    return panel.from() + panel.half() * (x + 1);
  }

  /** The first panel up to whose end there is this much mass; else the last. */
  private int firstReaching(double target) {
    int lo = 0;
    int hi = panels.size() - 1;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (cumulative[middle + 1] < target) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }

  private int panelAt(double u) {
    int lo = 0;
    int hi = panels.size();
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (panels.get(middle).to() <= u) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }
}
