package io.github.metasaw.integrate;

import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the mass, lays panels over it and halves them where they do not resolve. */
final class PanelBuilder {

  /** What falls below exp(-DEPTH) of the greatest density is left out. */
  private static final double DEPTH = 36;

  private static final double MAX_WIDTH = 4;
  private static final double MIN_WIDTH = 1e-6;
  private static final double TOLERANCE = 1e-10;

  /** A panel of less mass than this, the peak being 1, may be wider than the scale of its users. */
  private static final double SMALL_MASS = 1e-8;

  /** Log of a density, that of the peak being 0, with which a panel has more mass than that. */
  private static final double CLEAR_MASS = Math.log(1e-5);

  /** Nothing is looked for farther than this from the landmarks. */
  private static final double MAX_DISTANCE = 320;

  /** Beyond, exp(2u) leaves the range of a double; exp(m u) does beyond twice this over m. */
  private static final double RANGE = 350;

  /** Halvings of panels after which the density is taken for noise. */
  private static final int MAX_HALVINGS = 20_000;

  /** Largest error of the upper rate at which a tail counts as exponential. */
  private static final double EXPONENTIAL_TOLERANCE = 1e-6;

  /** Less than this in a tail, the peak being 1, does not matter. */
  private static final double NEGLIGIBLE_TAIL = 1e-12;

  private final LogDensity density;
  private final double moments;
  private final int refinements;
  private final double lower;
  private final double upper;
  private final double[] landmarks;
  private final List<LegendrePanel> panels = new ArrayList<>();
  private double peak = Double.NEGATIVE_INFINITY;
  private double mode;
  private double magnifiedPeak;
  private double below;
  private double above;
  private double aboveRate = Double.POSITIVE_INFINITY;
  private boolean isClosed = true;
  private int halvings;

  PanelBuilder(LogDensity density, double moments, int refinements) {
    this.density = density;
    this.moments = density.upperRate() > moments ? moments : 0;
    this.refinements = refinements;
    this.landmarks = density.landmarks().clone();
    Arrays.sort(landmarks);
    double share = this.moments > 2 ? 2 / this.moments : 1;
    double first = Math.max(landmarks[0] - MAX_DISTANCE, -RANGE);
    double last = Math.min(landmarks[landmarks.length - 1] + share * MAX_DISTANCE, share * RANGE);
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
      split(edges.get(i), edges.get(i + 1));
    }
    closeTails(edges.get(0), edges.get(edges.size() - 1));
  }

  /** The integrals of the exponential tails outside the panels. */
  private void closeTails(double first, double last) {
    double lowerRate = density.lowerRate();
    if (first > density.lower()) {
      double left = Math.exp(density.at(first) - peak);
      below = left / lowerRate;
      isClosed = lowerRate < Double.POSITIVE_INFINITY || !(left > NEGLIGIBLE_TAIL);
    }
    if (last < density.upper()) {
      aboveRate = density.upperRate();
      double left = Math.exp(density.at(last) - peak);
      if (left > NEGLIGIBLE_TAIL * Math.min(1, aboveRate)) {
        above = left / aboveRate;
        double rate = density.at(last - 1) - density.at(last);
        isClosed &= Math.abs(rate - aboveRate) < EXPONENTIAL_TOLERANCE * (1 + aboveRate);
      }
    }
  }

  /** Sets mode and peak; returns a width that resolves the peak. */
  private double findPeak() {
    double sketched = scan();
    if (sketched > Double.NEGATIVE_INFINITY) {
      peak = density.at(mode);
    }
    if (!(peak > Double.NEGATIVE_INFINITY)) {
      mode = clip(landmarks[0]);
      peak = density.at(mode);
    }
    double width = 1;
    for (int i = 0; i < 40; i++) {
      double before = peak;
      look(mode - width);
      look(mode + width);
      if (peak == before) {
        double ahead = Math.max(density.at(clip(mode - width)), density.at(clip(mode + width)));
        if (peak - ahead < 0.5 || width < MIN_WIDTH) {
          break;
        }
        width /= 2;
      }
    }
    return Math.min(MAX_WIDTH, 4 * width);
  }

  /** Sets the mode to the place where a sketch of the density is largest; returns its value. */
  private double scan() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double at : landmarks) {
      for (double step = 1.0 / 16; step <= 16; step *= 2) {
        largest = sketch(at - step, largest);
        largest = sketch(at + step, largest);
      }
      largest = sketch(at, largest);
    }
    double first = Math.max(lower, landmarks[0] - 16);
    double last = Math.min(upper, landmarks[landmarks.length - 1] + 16);
    for (double u = first; u <= last; u += 0.5) {
      largest = sketch(u, largest);
    }
    return largest;
  }

  private double sketch(double place, double largest) {
    double u = clip(place);
    double value = density.sketch(u);
    if (value > largest) {
      mode = u;
      return value;
    }
    return largest;
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
    // No end is reached from a mode that is not a number.
    while (direction * (end - u) > 0) {
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
      width = Math.min(MAX_WIDTH, 2 * width);
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

  /** Halves what is wider than the scale of its users and surely has mass, then makes panels. */
  private void split(double from, double to) {
    if (to - from <= 1 || !(Math.max(density.at(from), density.at(to)) > peak + CLEAR_MASS)) {
      panel(from, to, refinements);
      return;
    }
    double middle = from + (to - from) / 2;
    split(from, middle);
    split(middle, to);
  }

  private void panel(double from, double to, int more) {
    int n = LegendrePanel.RULE.size();
    double half = (to - from) / 2;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.exp(density.at(from + half * (LegendrePanel.RULE.node(i) + 1)) - peak);
    }
    double[] series = LegendrePanel.RULE.coefficients(values);
    double left = (Math.abs(series[n - 1]) + Math.abs(series[n - 2])) * half;
    // Right of the mode moments magnify what is small.
    double magnified = Math.exp(Math.max(0, moments * (to - mode)) - magnifiedPeak);
    boolean resolved = !(left * Math.max(1, magnified) > TOLERANCE);
    // What is integrated against the density may change by e in u, wherever there is mass.
    resolved &= half <= 0.5 || 2 * half * series[0] < SMALL_MASS;
    if ((resolved && more == 0) || half < MIN_WIDTH) {
      panels.add(new LegendrePanel(from, to, series, values));
      return;
    }
    if (!resolved && ++halvings > MAX_HALVINGS) {
      panels.add(new LegendrePanel(from, to, series, values));
      return;
    }
    Interrupts.check();
    double middle = from + half;
    int further = resolved ? more - 1 : more;
    panel(from, middle, further);
    panel(middle, to, further);
  }

  /** The panels, ascending. */
  List<LegendrePanel> panels() {
    return List.copyOf(panels);
  }

  /** Log of the greatest density seen, which values of panels are relative to. */
  double peak() {
    return peak;
  }

  /** Mass below the first panel. */
  double below() {
    return below;
  }

  /** Rate of the exponential tail there. */
  double belowRate() {
    return density.lowerRate();
  }

  /** Mass above the last panel. */
  double above() {
    return above;
  }

  /** Rate of the exponential tail there; infinite where there is none. */
  double aboveRate() {
    return aboveRate;
  }

  /** Whether the series converged, and no tail was cut off. */
  boolean isResolved() {
    return halvings <= MAX_HALVINGS && isClosed;
  }
}
