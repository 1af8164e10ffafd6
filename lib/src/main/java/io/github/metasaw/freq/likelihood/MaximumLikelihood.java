package io.github.metasaw.freq.likelihood;

import io.github.metasaw.model.likelihood.Likelihood;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.optim.Minimiser;
import io.github.metasaw.optim.OptimReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The maximum of a {@link Likelihood} over theta. Where the likelihood is highest at a {@link
 * Boundary}, the estimate is put there: the logarithm of an SD of 0 is -Infinity, Fisher's z of a
 * correlation of 1 is Infinity, as is the logit of the end of a range, and none has a standard
 * error. Nor has an estimate at a corner of the likelihood.
 *
 * @param <L> the likelihood
 */
@API(status = API.Status.INTERNAL)
public final class MaximumLikelihood<L extends Likelihood> {

  /** A gain of the log-likelihood that is more than the error of a search. */
  private static final double GAIN = 1e-9;

  /**
   * Difference of the log-likelihoods of two maxima that are not the same one, also where a search
   * has only come near them.
   */
  private static final double DISTINCT = 1e-5;

  private final L likelihood;
  private final double[] theta;

  /** Elements of theta that were given. */
  private final boolean[] given;

  /** Those, and elements at a boundary or without meaning there. */
  private final boolean[] held;

  private final boolean[] atBoundary;
  private final boolean[] idle;

  /** The last search, which has come near a maximum. */
  private Minimiser search;

  private OptimReport report;

  /**
   * @param known maxima found from other points; {@link #report} is one of them if the search comes
   *     next to it
   * @param best the search that this one is compared with; null for none
   */
  private MaximumLikelihood(
      L likelihood,
      double[] start,
      boolean[] given,
      List<OptimReport> known,
      @Nullable Minimiser best) {
    this.likelihood = likelihood;
    this.theta = start.clone();
    this.given = given.clone();
    this.held = given.clone();
    this.atBoundary = new boolean[theta.length];
    this.idle = new boolean[theta.length];
    fix(likelihood.fixed());
    this.search = approach(known, best);
    this.report = taken(search.here());
  }

  /** Holds what the likelihood has given, and what has no meaning beside it. */
  private void fix(double[] fixed) {
    for (int t = 0; t < fixed.length; t++) {
      if (!Double.isNaN(fixed[t])) {
        theta[t] = fixed[t];
        given[t] = true;
        held[t] = true;
      }
    }
    for (Boundary boundary : fixed.length == 0 ? List.<Boundary>of() : likelihood.boundaries()) {
      if (given[boundary.t()] && boundary.value(theta) == fixed[boundary.t()]) {
        for (int t : boundary.idle()) {
          idle[t] |= !held[t];
          theta[t] = held[t] ? theta[t] : 0;
          given[t] = true;
          held[t] = true;
        }
      }
    }
  }

  /**
   * The highest maximum that is found from the likelihood's own starting points.
   *
   * @param likelihood to be maximised; it is left at the maximum
   * @return its log-likelihood is NaN where the likelihood is not defined at any starting point
   */
  public static <L extends Likelihood> MaximumLikelihood<L> fit(L likelihood) {
    boolean[] free = new boolean[likelihood.dimension()];
    Iterator<double[]> starts = likelihood.starts().iterator();
    MaximumLikelihood<L> best =
        new MaximumLikelihood<>(likelihood, starts.next(), free, List.of(), null);
    while (starts.hasNext()) {
      MaximumLikelihood<L> there =
          new MaximumLikelihood<>(likelihood, starts.next(), free, List.of(), best.search);
      boolean better = there.logLik() > best.logLik() + DISTINCT || Double.isNaN(best.logLik());
      best = better ? there : best;
    }
    return best.finished().withBoundaries();
  }

  /**
   * The maximum that is found from one point.
   *
   * @param likelihood to be maximised; it is left at the maximum
   * @param start of the search [dimension]
   * @param given elements of theta that keep their value [dimension]
   * @return over the other elements
   */
  public static <L extends Likelihood> MaximumLikelihood<L> from(
      L likelihood, double[] start, boolean[] given) {
    return new MaximumLikelihood<>(likelihood, start, given, List.of(), null)
        .finished()
        .withBoundaries();
  }

  /**
   * The highest of the maxima that are found from several points, with the boundaries compared from
   * each; a search that comes next to a maximum found before ends there.
   *
   * @param likelihood to be maximised; it is left at the maximum
   * @param starts of the searches, at least one [n][dimension]
   * @return the first found of those that are equally high
   */
  public static <L extends Likelihood> MaximumLikelihood<L> highest(
      L likelihood, List<double[]> starts) {
    boolean[] free = new boolean[likelihood.dimension()];
    List<OptimReport> known = new ArrayList<>();
    MaximumLikelihood<L> best = null;
    for (double[] start : starts) {
      MaximumLikelihood<L> there =
          new MaximumLikelihood<>(likelihood, start, free, known, null).finished();
      if (known.contains(there.report)) {
        continue;
      }
      known.add(there.report);
      there.withBoundaries();
      boolean isBetter =
          best == null || there.logLik() > best.logLik() || Double.isNaN(best.logLik());
      best = isBetter ? there : best;
    }
    MaximumLikelihood<L> highest = Objects.requireNonNull(best);
    likelihood.at(highest.theta);
    return highest;
  }

  /** The elements of theta that are searched. */
  private int[] free() {
    return IntStream.range(0, theta.length).filter(t -> !held[t]).toArray();
  }

  /** Goes near the maximum over the free elements. */
  private Minimiser approach(List<OptimReport> known, @Nullable Minimiser best) {
    int[] free = free();
    for (int t : free) {
      if (likelihood.corners(t).length > 0) {
        return alongCorners(free, t, best);
      }
    }
    double[] start = Arrays.stream(free).mapToDouble(t -> theta[t]).toArray();
    FreeElements among = new FreeElements(likelihood, theta, free);
    return best == null
        ? Minimiser.approach(among, start, known)
        : Minimiser.approach(among, start, best);
  }

  /** The same where the likelihood has corners in an element, which is held if it ends at one. */
  private Minimiser alongCorners(int[] free, int t, @Nullable Minimiser best) {
    double least = best == null ? Double.NEGATIVE_INFINITY : -best.here().value();
    CornerSearch.Result found = CornerSearch.search(likelihood, theta, free, t, least);
    if (!Double.isNaN(found.value())) {
      theta[t] = found.value();
      held[t] = true;
    }
    return found.search();
  }

  /** Frees elements that are held at a corner, for the others will change. */
  private void leaveCorners() {
    for (int t = 0; t < held.length; t++) {
      boolean isElsewhere = given[t] || atBoundary[t] || idle[t];
      held[t] &= isElsewhere || likelihood.corners(t).length == 0;
    }
  }

  private OptimReport taken(OptimReport found) {
    int[] free = free();
    for (int j = 0; j < free.length; j++) {
      theta[free[j]] = found.at()[j];
    }
    return found;
  }

  /** Goes from near the maximum to it, and looks at the curvature there. */
  private MaximumLikelihood<L> finished() {
    report = taken(search.finish());
    return this;
  }

  /** Goes to corners of the likelihood where it is higher: a search ends beside them. */
  private void toCorners() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Likelihood.Corner corner : likelihood.corners(theta)) {
        moved |= !given[corner.t()] && goTo(corner);
      }
    }
  }

  /** Whether the likelihood is higher at a corner; stays there if so. */
  private boolean goTo(Likelihood.Corner corner) {
    double[] before = theta.clone();
    boolean[] heldBefore = held.clone();
    OptimReport beside = report;
    theta[corner.t()] = corner.value();
    held[corner.t()] = true;
    search = approach(List.of(), null);
    report = taken(search.here());
    if (report.value() <= beside.value() + DISTINCT) {
      finished();
    }
    if (report.value() < beside.value()) {
      return true;
    }
    restore(beside, before, heldBefore);
    return false;
  }

  private void restore(OptimReport inside, double[] before, boolean[] heldBefore) {
    report = inside;
    System.arraycopy(heldBefore, 0, held, 0, held.length);
    System.arraycopy(before, 0, theta, 0, theta.length);
  }

  /** Goes to boundaries where the likelihood is at least as high there, the nearest first. */
  private MaximumLikelihood<L> withBoundaries() {
    toCorners();
    List<Boundary> open = new ArrayList<>(likelihood.boundaries());
    double typical = open.isEmpty() ? 1 : likelihood.typicalVariance();
    while (true) {
      Boundary nearest = null;
      double least = 0;
      for (Boundary boundary : open) {
        double distance = held[boundary.t()] ? 0 : boundary.distance(theta, typical);
        if (distance < least) {
          nearest = boundary;
          least = distance;
        }
      }
      if (nearest == null) {
        likelihood.at(theta);
        return this;
      }
      open.remove(nearest);
      if (goTo(nearest)) {
        open = new ArrayList<>(likelihood.boundaries());
      }
    }
  }

  /** Whether the likelihood is at least as high at a boundary; goes there if so. */
  private boolean goTo(Boundary boundary) {
    double[] before = theta.clone();
    boolean[] heldBefore = held.clone();
    leaveCorners();
    theta[boundary.t()] = boundary.value(theta);
    held[boundary.t()] = true;
    for (int t : boundary.idle()) {
      theta[t] = held[t] ? theta[t] : 0;
      held[t] = true;
    }
    OptimReport inside = report;
    search = approach(List.of(), null);
    report = taken(search.here());
    if (report.value() <= inside.value() + DISTINCT) {
      finished();
    }
    // What a component gains by less than the error of a search is no reason to keep it.
    if (report.value() <= inside.value() + GAIN) {
      atBoundary[boundary.t()] = true;
      for (int t : boundary.idle()) {
        idle[t] |= !heldBefore[t];
      }
      return true;
    }
    restore(inside, before, heldBefore);
    return false;
  }

  /**
   * What was maximised.
   *
   * @return at {@link #theta}, unless it has been used since
   */
  public L likelihood() {
    return likelihood;
  }

  /**
   * Where the maximum is.
   *
   * @return [dimension], not a copy; infinite at a boundary, 0 for an element without meaning there
   */
  public double[] theta() {
    return theta;
  }

  /**
   * A point inside, for a search that starts from this maximum.
   *
   * @param small logarithm that stands for that of 0
   * @return a copy of {@link #theta}, elements at a boundary put next to it
   */
  public double[] inside(double small) {
    double[] out = theta.clone();
    for (Boundary boundary : likelihood.boundaries()) {
      int t = boundary.t();
      if (Double.isInfinite(out[t])) {
        out[t] = boundary.inside(out[t], small);
      }
    }
    return out;
  }

  /**
   * The same, quantities of 0 being a hundredth of a typical SD.
   *
   * @return a copy
   */
  public double[] inside() {
    return inside(small());
  }

  /**
   * A small SD.
   *
   * @return natural logarithm of a hundredth of a typical SD
   */
  public double small() {
    return 0.5 * Math.log(1e-4 * likelihood.typicalVariance());
  }

  /**
   * The log-likelihood at its maximum.
   *
   * @return natural logarithm; NaN where there is none
   */
  public double logLik() {
    return -report.value();
  }

  /**
   * Elements of theta that the caller gave.
   *
   * @return a copy [dimension]
   */
  public boolean[] given() {
    return given.clone();
  }

  /**
   * Whether a quantity is estimated as 0, or a correlation as -1 or 1.
   *
   * @param t index in theta
   * @return false for what was given
   */
  public boolean atBoundary(int t) {
    return atBoundary[t];
  }

  /**
   * Whether an element of theta has no meaning, as the correlation with an effect that is absent.
   *
   * @param t index in theta
   * @return false for what was given
   */
  public boolean isIdle(int t) {
    return idle[t];
  }

  /**
   * The parameters that are estimated at a boundary.
   *
   * @return in the order of the likelihood's boundaries
   */
  public Set<Parameter> boundary() {
    List<Parameter> all = likelihood.parameters();
    Set<Parameter> out = new LinkedHashSet<>();
    for (Boundary place : likelihood.boundaries()) {
      if (atBoundary[place.t()]) {
        out.add(all.get(place.t()));
      }
    }
    return out;
  }

  /**
   * How the search ended, over the elements that {@link #searched} names.
   *
   * @return of minus the log-likelihood
   */
  public OptimReport report() {
    return report;
  }

  /**
   * The parameters that the report speaks of.
   *
   * @return in the order of theta
   */
  public List<Parameter> searched() {
    List<Parameter> all = likelihood.parameters();
    return Arrays.stream(free()).mapToObj(all::get).toList();
  }

  /**
   * Number of elements of theta that were estimated.
   *
   * @return those at a boundary included
   */
  public int parameterCount() {
    int count = 0;
    for (boolean fixed : given) {
      count += fixed ? 0 : 1;
    }
    return count;
  }

  /**
   * Inverse of the observed information of theta.
   *
   * @return row-major [dimension x dimension]; 0 for what is given or at a boundary, NaN where the
   *     Hessian is not positive definite
   */
  public double[] covariance() {
    int q = theta.length;
    double[] out = new double[q * q];
    int[] free = free();
    int m = free.length;
    if (m == 0) {
      return out;
    }
    double[] inverse = FreeElements.inverse(report.hessian(), m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        out[free[i] * q + free[j]] = inverse[i * m + j];
      }
    }
    return out;
  }

  /**
   * Standard errors of theta.
   *
   * @return [dimension]; NaN for what is given or at a boundary, and where the Hessian is not
   *     positive definite
   */
  public double[] standardErrors() {
    double[] v = covariance();
    double[] se = new double[theta.length];
    for (int t = 0; t < se.length; t++) {
      double variance = v[t * se.length + t];
      se[t] = variance > 0 ? Math.sqrt(variance) : Double.NaN;
    }
    return se;
  }
}
