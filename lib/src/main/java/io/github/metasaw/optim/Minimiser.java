package io.github.metasaw.optim;

import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Minimises a smooth function of a few variables: Fisher scoring with a line search, then Newton's
 * method near the minimum, with Brent's method (one variable) or Powell's BOBYQA as fallback.
 */
public final class Minimiser {

  private static final int MAX_ITERATIONS = 200;
  private static final int MAX_HALVINGS = 30;

  /** Gain still expected, in units of the function, at which Newton's method takes over. */
  private static final double NEWTON_GAIN = 1e-6;

  /** Gain still expected at which second derivatives are no longer those of another point. */
  private static final double SETTLED_GAIN = 1e-12;

  private static final int MAX_REFINEMENTS = 10;

  /** The share of the expected gain that a step of a search worth continuing leaves. */
  private static final double REMAINING_GAIN = 0.25;

  /** Gain that a double cannot show. */
  private static final double NEGLIGIBLE_GAIN = 1e-15;

  /** Likelihood ratio and distance, in units of the function, of a point next to a minimum. */
  private static final double NEXT_TO = 1e-3;

  /** The same for each variable, which are logarithms, as a rule. */
  private static final double NEXT_TO_ELEMENT = 0.3;

  /** Gain still expected at which the secants of the steps are trusted to improve the next one. */
  private static final double SECANT_GAIN = 0.1;

  /** Variables are logarithms, as a rule, and secants are of use for small changes of them. */
  private static final double MAX_SECANT_ELEMENT = 1;

  /** A search that expects less than this share of what it lacks to another one is given up. */
  private static final double HOPELESS_SHARE = 0.01;

  private final Objective f;
  private final List<OptimReport> known;
  private final @Nullable Minimiser best;
  private double[] t;
  private double value;
  private double[] gradient;
  private double[] information;
  private final SecantCorrection secants;

  private int iterations;
  private int evaluations;
  private String method = "scoring";

  /** Whether the search came near a minimum. */
  private boolean near;

  private Minimiser(
      Objective f, double[] start, List<OptimReport> known, @Nullable Minimiser best) {
    this.f = f;
    this.known = known;
    this.best = best;
    this.t = start.clone();
    this.value = Arrays.stream(t).allMatch(Double::isFinite) ? evaluate(t) : Double.NaN;
    this.gradient = new double[t.length];
    this.information = new double[t.length * t.length];
    this.secants = new SecantCorrection(t.length);
    if (Double.isFinite(value)) {
      look();
    }
  }

  /**
   * Minimises a function.
   *
   * @param f the function
   * @param start where the search begins [q]
   * @return where it ended; not converged if the start or the function there is not finite
   * @throws CancellationException if the thread is interrupted
   */
  public static OptimReport minimise(Objective f, double[] start) {
    return minimise(f, start, List.of());
  }

  /**
   * Minimises a function that may have several minima, of which some are known: a search that comes
   * next to one of these ends there.
   *
   * @param f the function
   * @param start where the search begins [q]
   * @param known minima that were found from other points
   * @return an element of {@code known}, or where the search ended, as {@link #minimise(Objective,
   *     double[])}
   * @throws CancellationException if the thread is interrupted
   */
  public static OptimReport minimise(Objective f, double[] start, List<OptimReport> known) {
    return approach(f, start, known).finish();
  }

  /**
   * Goes near a minimum, for comparison with others, without second derivatives, which often are
   * most of the work; {@link #finish} does the rest.
   *
   * @param f the function
   * @param start where the search begins [q]
   * @param known minima that were found from other points; next to one of them the search ends
   * @return the search, as a rule within 1e-6 of the least value
   * @throws CancellationException if the thread is interrupted
   */
  public static Minimiser approach(Objective f, double[] start, List<OptimReport> known) {
    return approached(new Minimiser(f, start, known, null));
  }

  /**
   * The same beside another search, which this one is compared with: it ends where it has come next
   * to the other, or expects to gain far less than it lacks to be as low.
   *
   * @param f the function
   * @param start where the search begins [q]
   * @param best the lowest search of the same function from other points
   * @return the search; one that ended early is no lower than the other, but for its error
   * @throws CancellationException if the thread is interrupted
   */
  public static Minimiser approach(Objective f, double[] start, Minimiser best) {
    return approached(new Minimiser(f, start, List.of(), best.near ? best : null));
  }

  private static Minimiser approached(Minimiser search) {
    search.near = Double.isFinite(search.value) && search.descend();
    return search;
  }

  /**
   * Where the search is.
   *
   * @return without second derivatives, which are 0 in it
   */
  public OptimReport here() {
    return report(near, new double[t.length * t.length]);
  }

  /**
   * Goes on to the minimum. The function may have been evaluated elsewhere in between.
   *
   * @return the known minimum that the search has come to, or where it ended; not converged if the
   *     function is not finite at the start
   * @throws CancellationException if the thread is interrupted
   */
  public OptimReport finish() {
    if (!Double.isFinite(value)) {
      return here();
    }
    Optional<OptimReport> reached = reached();
    if (reached.isPresent()) {
      return reached.get();
    }
    f.value(t);
    return newton();
  }

  /** Whether the next step gains next to nothing. */
  private boolean descend() {
    if (score()) {
      return true;
    }
    withoutDerivatives();
    return score();
  }

  private double evaluate(double[] at) {
    Interrupts.check();
    evaluations++;
    return f.value(at);
  }

  /** Derivatives at t, which was evaluated last. */
  private void look() {
    gradient = f.gradient();
    information = f.information();
  }

  /** The known minimum that the search has come next to. */
  private Optional<OptimReport> reached() {
    return known.stream().filter(this::isNextTo).findFirst();
  }

  private boolean isNextTo(OptimReport minimum) {
    return minimum.converged()
        && minimum.curved()
        && isNextTo(minimum.at(), minimum.value(), minimum.hessian());
  }

  private boolean isNextTo(double[] minimum, double least, double[] curvature) {
    double[] step = difference(minimum, t);
    double square = 0;
    for (int i = 0; i < step.length; i++) {
      for (int j = 0; j <= i; j++) {
        square += (i == j ? 1 : 2) * step[i] * step[j] * curvature[i * step.length + j];
      }
    }
    return Math.abs(value - least) <= NEXT_TO
        && square <= NEXT_TO
        && Arrays.stream(step).allMatch(each -> Math.abs(each) <= NEXT_TO_ELEMENT);
  }

  /** Scoring until near, or next to a known minimum; false if it does not get there. */
  private boolean score() {
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      if (reached().isPresent()) {
        return true;
      }
      double[] step = step();
      double gain = -Vectors.dot(gradient, step);
      if (gain <= NEWTON_GAIN || isBeaten(gain)) {
        return true;
      }
      if (!lineSearch(step, gain)) {
        return false;
      }
    }
    return false;
  }

  /**
   * The next step of scoring; near a minimum, with what former steps have shown of the second
   * derivatives, unless the information is level towards a variance of 0 and the step long.
   */
  private double[] step() {
    double[] step = QuadraticStep.damped(information, gradient);
    if (-Vectors.dot(gradient, step) <= SECANT_GAIN && isShort(step)) {
      double[] full = QuadraticStep.full(secants.corrected(information), gradient);
      return full.length == t.length && isShort(full) ? full : step;
    }
    return step;
  }

  private static boolean isShort(double[] step) {
    return Arrays.stream(step).allMatch(x -> Math.abs(x) <= MAX_SECANT_ELEMENT);
  }

  /** Whether the best search is next to here, or as good as out of reach. */
  private boolean isBeaten(double gain) {
    Minimiser other = best;
    if (other == null) {
      return false;
    }
    double lack = value - other.value;
    return gain < HOPELESS_SHARE * lack || isNextTo(other.t, other.value, other.information);
  }

  /** Goes to a point that was evaluated last. */
  private void move(double[] next, double there) {
    double[] step = difference(next, t);
    double[] before = gradient;
    t = next;
    value = there;
    iterations++;
    look();
    secants.learn(step, difference(gradient, before), information);
  }

  /** Halves the step until the value falls enough (Armijo). */
  private boolean lineSearch(double[] step, double gain) {
    double share = 1;
    for (int i = 0; i < MAX_HALVINGS; i++, share /= 2) {
      double[] next = moved(step, share);
      double there = evaluate(next);
      if (there <= value - 1e-4 * share * gain) {
        move(next, there);
        return true;
      }
    }
    value = evaluate(t);
    return false;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] out = a.clone();
    Vectors.add(out, -1, b);
    return out;
  }

  private double[] moved(double[] step, double share) {
    double[] next = t.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += share * step[j];
    }
    return next;
  }

  private void withoutDerivatives() {
    method = "BOBYQA";
    take(DerivativeFreeSearch.lowest(this::evaluate, t, value));
  }

  private void take(double[] point) {
    double there = evaluate(point);
    if (there <= value) {
      move(point, there);
    } else {
      value = evaluate(t);
    }
  }

  /**
   * Goes on with the information, which costs one gradient, while that is fast: the Hessian costs
   * two gradients per variable, and is then needed once.
   */
  private void refine() {
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MAX_REFINEMENTS; i++) {
      double[] step = step();
      double gain = -Vectors.dot(gradient, step);
      if (!(gain > SETTLED_GAIN && gain <= REMAINING_GAIN * before) || !taken(moved(step, 1))) {
        return;
      }
      before = gain;
    }
  }

  /** Goes to a point, unless the function is higher there by more than its error. */
  private boolean taken(double[] next) {
    double there = evaluate(next);
    if (!(there <= value + 1e-12 * Math.max(1, Math.abs(value)))) {
      evaluate(t);
      return false;
    }
    move(next, there);
    return true;
  }

  /** Newton's method with one Hessian, then that at the end. */
  private OptimReport newton() {
    if (near) {
      refine();
    }
    double[] hessian = Curvature.hessian(f, t, information);
    boolean moved = false;
    boolean ended = false;
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; near && i < 20 && !ended; i++) {
      // Level towards a variance of 0, where the Hessian is not positive definite.
      double[] full = QuadraticStep.full(hessian, gradient);
      double[] step = full.length == t.length ? full : QuadraticStep.damped(hessian, gradient);
      double gain = -Vectors.dot(gradient, step);
      // The step that gains nothing to be seen is still taken: it is exact to second order.
      ended = gain <= NEGLIGIBLE_GAIN * Math.max(1, Math.abs(value));
      // Towards a variance of 0 no step gains much less than the one before.
      boolean isLevel = gain <= NEWTON_GAIN && gain > REMAINING_GAIN * before;
      if (isLevel || !taken(moved(step, 1))) {
        break;
      }
      before = gain;
      moved |= gain > SETTLED_GAIN;
    }
    if (moved) {
      hessian = Curvature.hessian(f, t, information);
    }
    return report(near, hessian);
  }

  private OptimReport report(boolean converged, double[] hessian) {
    boolean curved = t.length == 0 || QuadraticStep.full(hessian, gradient).length == t.length;
    return new OptimReport(
        t, value, gradient, hessian, curved, iterations, evaluations, converged, method);
  }
}
