package io.github.metasaw.integrate;

import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** What falls below exp(-DEPTH) of the greatest density is left out. */
  private static final double DEPTH = 36;

  private static final double WIDEST = 4;
  private static final double NARROWEST = 1e-6;
  private static final double TOLERANCE = 1e-10;

  /** A panel of less mass than this, the peak being 1, may be wider than the scale of its users. */
  private static final double SLIGHT = 1e-8;

  /** Nothing is looked for farther than this from the landmarks. */
  private static final double FARTHEST = 320;

  /** Beyond, exp(2u) leaves the range of a double; exp(m u) does beyond twice this over m. */
  private static final double RANGE = 350;

  /** Halvings of panels after which the density is taken for noise. */
  private static final int MAX_HALVINGS = 20_000;

  /** Largest error of the upper rate at which a tail counts as exponential. */
  private static final double STRAIGHT = 1e-6;

  /** Less than this in a tail, the peak being 1, does not matter. */
  private static final double MINUTE = 1e-12;

  private static final Legendre RULE = Legendre.of(16);

  /** Exact for products of the series of a panel with what varies slowly over it. */
  private static final Legendre SPARSE = Legendre.of(10);

  private final List<Panel> panels;
  private final double logScale;
  private final double total;
  private final double below;
  private final double belowRate;
  private final double above;
  private final double aboveRate;
  private final boolean resolved;
  private final double[] cumulative;

  private record Panel(double from, double to, double[] series, double[] values) {
    double half() {
      return (to - from) / 2;
    }

    double u(int i) {
      return from + half() * (RULE.node(i) + 1);
    }

    double mass() {
      return 2 * half() * series[0];
    }
  }

  private LogPanels(Builder b) {
    this.panels = List.copyOf(b.panels);
    this.logScale = b.peak;
    this.below = b.below;
    this.belowRate = b.density.lowerRate();
    this.above = b.above;
    this.aboveRate = b.aboveRate;
    this.resolved = b.halvings <= MAX_HALVINGS && b.isClosed;
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
   * @param moments how many powers of exp(u) the upper tail should be good for: nodes go on until
   *     exp(moments u) times the density is negligible too
   */
  public static LogPanels of(LogDensity density, double moments) {
    return finer(density, moments, 0);
  }

  /** As {@link #of} with every panel halved {@code times} more: what its error is checked with. */
  public static LogPanels finer(LogDensity density, double moments, int times) {
    Builder builder = new Builder(density, moments, times);
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
    return panels.size() * RULE.size();
  }

  /** The nodes, ascending. */
  public double[] nodes() {
    double[] u = new double[size()];
    for (int j = 0; j < panels.size(); j++) {
      for (int i = 0; i < RULE.size(); i++) {
        u[j * RULE.size() + i] = panels.get(j).u(i);
      }
    }
    return u;
  }

  /** Probability at each node; with {@link #massBelow} and {@link #massAbove} they sum to one. */
  public double[] probabilities() {
    double[] p = new double[size()];
    for (int j = 0; j < panels.size(); j++) {
      Panel panel = panels.get(j);
      for (int i = 0; i < RULE.size(); i++) {
        p[j * RULE.size() + i] = RULE.weight(i) * panel.half() * panel.values()[i] / total;
      }
    }
    return p;
  }

  /**
   * Fewer nodes, and their probabilities, for integrals of what is dear to compute: the rule of 10
   * nodes on the series of each panel, exact for degree 19.
   *
   * @return nodes and probabilities [2][n]; with {@link #massBelow} and {@link #massAbove} these
   *     sum to one
   */
  public double[][] sparse() {
    int n = SPARSE.size();
    double[][] rule = new double[2][panels.size() * n];
    for (int j = 0; j < panels.size(); j++) {
      Panel panel = panels.get(j);
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
    Panel last = panels.get(panels.size() - 1);
    double density = Math.max(0, Legendre.value(last.series(), 1)) / total;
    return aboveRate < Double.POSITIVE_INFINITY ? density / (aboveRate - m) : 0;
  }

  /** The end of the last panel. */
  public double end() {
    return panels.get(panels.size() - 1).to();
  }

  /** Log of the normalised density at a u at which the density's own log is {@code logDensity}. */
  public double normalised(double logDensity) {
    return logDensity - logIntegral();
  }

  /** P(U &lt;= u). */
  public double cdf(double u) {
    double first = panels.get(0).from();
    if (u < first) {
      return below > 0 ? below / total * Math.exp(belowRate * (u - first)) : 0;
    }
    int j = panelAt(u);
    if (j == panels.size()) {
      return above > 0 ? 1 - above / total * Math.exp(-aboveRate * (u - end())) : 1;
    }
    Panel panel = panels.get(j);
    double x = (u - panel.from()) / panel.half() - 1;
    double part = panel.half() * Legendre.integral(panel.series(), x);
    return Math.min(1, Math.max(0, (cumulative[j] + part) / total));
  }

  /** The u with {@code cdf(u) = p}; the ends of the panels for p of 0 and 1. */
  public double quantile(double p) {
    double target = p * total;
    if (target < below) {
      return panels.get(0).from() + Math.log(target / below) / belowRate;
    }
    if (target > cumulative[panels.size()] && above > 0) {
      return end() - Math.log((total - target) / above) / aboveRate;
    }
    int j = firstReaching(target);
    Panel panel = panels.get(j);
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

  /** Finds the mass, lays panels over it and halves them where they do not resolve. */
  private static final class Builder {

    private final LogDensity density;
    private final double moments;
    private final int refinements;
    private final double lower;
    private final double upper;
    private final double[] landmarks;
    private final List<Panel> panels = new ArrayList<>();
    private double peak = Double.NEGATIVE_INFINITY;
    private double mode;
    private double magnifiedPeak;
    private double below;
    private double above;
    private double aboveRate = Double.POSITIVE_INFINITY;
    private boolean isClosed = true;
    private int halvings;

    Builder(LogDensity density, double moments, int refinements) {
      this.density = density;
      this.moments = density.upperRate() > moments ? moments : 0;
      this.refinements = refinements;
      this.landmarks = density.landmarks().clone();
      Arrays.sort(landmarks);
      double share = this.moments > 2 ? 2 / this.moments : 1;
      double first = Math.max(landmarks[0] - FARTHEST, -RANGE);
      double last = Math.min(landmarks[landmarks.length - 1] + share * FARTHEST, share * RANGE);
      this.lower = Math.max(density.lower(), first);
      this.upper = Math.min(density.upper(), last);
    }

    void build() {
      double width = findPeak();
      List<Double> right = march(+1, width);
      List<Double> left = march(-1, width);
      List<Double> edges = new ArrayList<>();
      for (int i = left.size() - 1; i >= 0; i--) {
        edges.add(left.get(i));
      }
      edges.addAll(right.subList(1, right.size()));
      for (int i = 0; i + 1 < edges.size(); i++) {
        panel(edges.get(i), edges.get(i + 1), refinements);
      }
      closeTails(edges.get(0), edges.get(edges.size() - 1));
    }

    /** The integrals of the exponential tails outside the panels. */
    private void closeTails(double first, double last) {
      double lowerRate = density.lowerRate();
      if (first > density.lower()) {
        double left = Math.exp(density.at(first) - peak);
        below = left / lowerRate;
        isClosed = lowerRate < Double.POSITIVE_INFINITY || !(left > MINUTE);
      }
      if (last < density.upper()) {
        aboveRate = density.upperRate();
        double left = Math.exp(density.at(last) - peak);
        if (left > MINUTE * Math.min(1, aboveRate)) {
          above = left / aboveRate;
          double rate = density.at(last - 1) - density.at(last);
          isClosed &= Math.abs(rate - aboveRate) < STRAIGHT * (1 + aboveRate);
        }
      }
    }

    /** Sets mode and peak; returns a width that resolves the peak. */
    private double findPeak() {
      for (double at : landmarks) {
        for (double step = 1.0 / 16; step <= 16; step *= 2) {
          look(at - step);
          look(at + step);
        }
        look(at);
      }
      double first = Math.max(lower, landmarks[0] - 16);
      double last = Math.min(upper, landmarks[landmarks.length - 1] + 16);
      for (double u = first; u <= last; u += 0.5) {
        look(u);
      }
      if (peak == Double.NEGATIVE_INFINITY) {
        look(Math.max(lower, Math.min(upper, landmarks[0])));
      }
      double width = 1;
      for (int i = 0; i < 40; i++) {
        double before = peak;
        look(mode - width);
        look(mode + width);
        if (peak == before) {
          double ahead = Math.max(density.at(clip(mode - width)), density.at(clip(mode + width)));
          if (peak - ahead < 0.5 || width < NARROWEST) {
            break;
          }
          width /= 2;
        }
      }
      return Math.min(WIDEST, 4 * width);
    }

    private double clip(double u) {
      return Math.max(lower, Math.min(upper, u));
    }

    private void look(double place) {
      double u = clip(place);
      double value = density.at(u);
      if (value > peak) {
        peak = value;
        mode = u;
      }
    }

    /** Edges from the mode outwards until nothing is left, or an exponential tail is reached. */
    private List<Double> march(int direction, double startWidth) {
      List<Double> edges = new ArrayList<>();
      edges.add(mode);
      double end = direction > 0 ? upper : lower;
      double outermost = direction > 0 ? landmarks[landmarks.length - 1] : landmarks[0];
      double width = startWidth;
      double u = mode;
      while (u != end) {
        Interrupts.check();
        double next = u + direction * width;
        next = direction > 0 ? Math.min(next, end) : Math.max(next, end);
        for (double landmark : landmarks) {
          boolean between = direction * (landmark - u) > 1e-9 && direction * (next - landmark) > 0;
          if (between) {
            next = landmark;
          }
        }
        edges.add(next);
        u = next;
        magnifiedPeak = Math.max(magnifiedPeak, magnified(u));
        width = Math.min(WIDEST, 2 * width);
        boolean past = direction * (u - outermost) >= 0;
        if (past && (isNegligible(u, direction) || (direction < 0 && isExponential(u)))) {
          break;
        }
      }
      return edges;
    }

    /** Log of the density times exp(moments u), both against their values at the mode. */
    private double magnified(double u) {
      return density.at(u) - peak + Math.max(0, moments * (u - mode));
    }

    /** Moments magnify what is right of the mode only. */
    private boolean isNegligible(double u, int direction) {
      return direction > 0
          ? !(magnified(u) > magnifiedPeak - DEPTH)
          : !(density.at(u) - peak > -DEPTH);
    }

    private boolean isExponential(double u) {
      double rate = density.lowerRate();
      return rate < Double.POSITIVE_INFINITY
          && u - 1 > density.lower()
          && Math.abs(density.at(u) - density.at(u - 1) - rate) < 1e-11;
    }

    private void panel(double from, double to, int more) {
      int n = RULE.size();
      double half = (to - from) / 2;
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] = Math.exp(density.at(from + half * (RULE.node(i) + 1)) - peak);
      }
      double[] series = RULE.coefficients(values);
      double left = (Math.abs(series[n - 1]) + Math.abs(series[n - 2])) * half;
      // Right of the mode moments magnify what is small.
      double magnified = Math.exp(Math.max(0, moments * (to - mode)) - magnifiedPeak);
      boolean resolved = !(left * Math.max(1, magnified) > TOLERANCE);
      // What is integrated against the density may change by e in u, wherever there is mass.
      resolved &= half <= 0.5 || 2 * half * series[0] < SLIGHT;
      if ((resolved && more == 0) || half < NARROWEST) {
        panels.add(new Panel(from, to, series, values));
        return;
      }
      if (!resolved && ++halvings > MAX_HALVINGS) {
        panels.add(new Panel(from, to, series, values));
        return;
      }
      Interrupts.check();
      double middle = from + half;
      int further = resolved ? more - 1 : more;
      panel(from, middle, further);
      panel(middle, to, further);
    }
  }
}
