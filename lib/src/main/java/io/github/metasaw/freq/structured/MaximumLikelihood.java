package io.github.metasaw.freq.structured;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.covariance.Boundary;
import io.github.metasaw.model.covariance.DispersionLimit;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.StartingValues;
import io.github.metasaw.model.covariance.StructureLimits;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.optim.Minimiser;
import io.github.metasaw.optim.Objective;
import io.github.metasaw.optim.OptimReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The maximum of a {@link GaussianLikelihood} over theta. A component whose likelihood is highest
 * where its variance is 0 is put there: its logarithm is -Infinity, and it has no standard error.
 * So are effects of a group whose correlation is -1 or 1.
 */
@API(status = API.Status.INTERNAL)
public final class MaximumLikelihood {

  /** A component this much smaller than V, as a variance, is compared with none at all. */
  private static final double SMALL = 1e-2;

  /** Fisher's z of a correlation that is compared with that of -1 or 1. */
  private static final double NEARLY_ONE = 1.5;

  /** A gain of the log-likelihood that is more than the search not having ended. */
  private static final double GAIN = 1e-9;

  /** What a search on its way to a limit may still lack. */
  private static final double SEARCHED = 1e-5;

  /** An SD this many times the spread of the estimates is on its way to infinity. */
  private static final double BEYOND = 1e3;

  private static final int MAX_ROUNDS = 10;

  /** With fewer rows than this per parameter, likelihoods often have several maxima. */
  private static final int ROWS_PER_PARAMETER = 20;

  private final GaussianLikelihood likelihood;
  private final double[] theta;
  private final boolean[] atBoundary;
  private final boolean[] idle;
  private final boolean[] held;
  private OptimReport report;

  /** Elements of theta that were given. */
  private final boolean[] given;

  private MaximumLikelihood(GaussianLikelihood likelihood, double[] start, boolean[] held) {
    this.likelihood = likelihood;
    this.theta = start.clone();
    this.given = held;
    this.held = held.clone();
    this.atBoundary = new boolean[theta.length];
    this.idle = new boolean[theta.length];
    this.report = search();
  }

  /** From the starting values that the residuals suggest. */
  static MaximumLikelihood of(GaussianLikelihood likelihood) {
    MarginalCovariance structure = likelihood.structure();
    double[] start = likelihood.start();
    boolean[] free = new boolean[start.length];
    MaximumLikelihood best = new MaximumLikelihood(likelihood, start, free);
    if (structure.V().size() >= ROWS_PER_PARAMETER * start.length) {
      best.tryBoundaries();
      return best.settle();
    }
    for (double[] other : new StartingValues(structure).others(start)) {
      MaximumLikelihood there = new MaximumLikelihood(likelihood, other, free);
      best =
          there.logLik() > best.logLik() + SEARCHED || Double.isNaN(best.logLik()) ? there : best;
    }
    best.tryBoundaries();
    best = best.settle();
    for (MarginalCovariance corner : new StructureLimits(structure).corners()) {
      GaussianLikelihood alone = likelihood.with(corner);
      MaximumLikelihood there = inside(alone, alone.start(), new boolean[corner.dimension()]);
      if (there.isBetter(best, SEARCHED)) {
        MaximumLikelihood back = inside(likelihood, there.near(structure), free).settle();
        best = back.isBetter(there, 0) ? back : there.toLimits();
      }
    }
    best.likelihood.at(best.theta);
    return best;
  }

  /**
   * From the usual start and from given values, without a look at other starts: for refits to
   * nearly the same rows.
   *
   * @param start of another fit of this model
   */
  static MaximumLikelihood near(GaussianLikelihood likelihood, double[] start) {
    double[] usual = likelihood.start();
    boolean[] free = new boolean[usual.length];
    return start.length == usual.length
        ? fromEither(likelihood, start, usual, free)
        : from(likelihood, usual, free);
  }

  /**
   * From given values.
   *
   * @param held elements of theta that keep their value
   */
  static MaximumLikelihood from(GaussianLikelihood likelihood, double[] start, boolean[] held) {
    return inside(likelihood, start, held).settle();
  }

  /** The higher of what is found from two starts, as {@link #from}: there may be two maxima. */
  public static MaximumLikelihood fromEither(
      GaussianLikelihood likelihood, double[] first, double[] second, boolean[] held) {
    MaximumLikelihood one = inside(likelihood, first, held);
    if (Arrays.equals(first, second)) {
      return one.settle();
    }
    MaximumLikelihood other = inside(likelihood, second, held);
    return (other.isBetter(one, 0) ? other : one).settle();
  }

  /** The maximum, and whether it is in a limit of designs, from one inside. */
  private MaximumLikelihood settle() {
    MaximumLikelihood best = this;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      best = best.toLimits();
      if (best.likelihood == likelihood) {
        break;
      }
      MaximumLikelihood back = inside(likelihood, best.near(likelihood.structure()), given);
      if (!back.isBetter(best, GAIN)) {
        break;
      }
      best = back;
    }
    best.likelihood.at(best.theta);
    return best;
  }

  /** Without the limits of designs. */
  private static MaximumLikelihood inside(
      GaussianLikelihood likelihood, double[] start, boolean[] held) {
    MaximumLikelihood found = new MaximumLikelihood(likelihood, start, held);
    found.tryBoundaries();
    return found;
  }

  /** Puts SDs of some rows or levels to zero where that is at least as likely. */
  private MaximumLikelihood toLimits() {
    MaximumLikelihood best = this;
    for (MaximumLikelihood next = best; next != null; ) {
      best = next;
      next = best.nextLimit();
    }
    return best;
  }

  private @Nullable MaximumLikelihood nextLimit() {
    if (showsEverywhere()) {
      return null;
    }
    MarginalCovariance structure = structure();
    List<MarginalCovariance> limits = new ArrayList<>();
    for (boolean last : new boolean[] {false, true}) {
      new StructureLimits(structure)
          .byOrder(given, last).stream().filter(this::isLevelTowards).forEach(limits::add);
    }
    limits.addAll(new StructureLimits(structure).along(theta, given));
    for (MarginalCovariance limit : limits) {
      MaximumLikelihood there = at(limit);
      if (!isBetter(there, GAIN)) {
        return there;
      }
    }
    return null;
  }

  /**
   * Whether sigma is all heterogeneity there is, and the likelihood sees it in every row beside V.
   */
  private boolean showsEverywhere() {
    if (!structure().groups().isEmpty()) {
      return false;
    }
    likelihood.at(theta);
    double[] heterogeneity = likelihood.dispersion().heterogeneity();
    double[] v = structure().V().diagonal();
    for (int i = 0; i < v.length; i++) {
      if (!(heterogeneity[i] > SMALL * v[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the likelihood is the same at theta with the SDs at 0 that are so in a limit. */
  private boolean isLevelTowards(MarginalCovariance limit) {
    double there =
        likelihood.with(limit).at(new StructureLimits(structure()).translate(theta, limit));
    return there >= logLik() - SEARCHED;
  }

  /** The maximum in a limit, from here and from the usual start. */
  private MaximumLikelihood at(MarginalCovariance limit) {
    MarginalCovariance structure = likelihood.structure();
    GaussianLikelihood there = likelihood.with(limit);
    boolean[] heldThere = new boolean[limit.dimension()];
    double[] marks = new double[theta.length];
    for (int t = 0; t < marks.length; t++) {
      marks[t] = given[t] ? 1 : 0;
    }
    double[] mapped = new StructureLimits(structure).translate(marks, limit);
    double[] here = new StructureLimits(structure).translate(finite(small()), limit);
    double[] usual = there.start();
    for (int t = 0; t < heldThere.length; t++) {
      heldThere[t] = mapped[t] == 1;
      usual[t] = heldThere[t] ? here[t] : usual[t];
    }
    MaximumLikelihood near = inside(there, here, heldThere);
    MaximumLikelihood far = inside(there, usual, heldThere);
    return far.isBetter(near, GAIN) ? far : near;
  }

  /** Whether this is higher by more than a margin, and no search that ran off to infinity. */
  private boolean isBetter(MaximumLikelihood other, double margin) {
    if (Double.isNaN(logLik()) || Double.isNaN(other.logLik())) {
      return !Double.isNaN(logLik());
    }
    boolean bounded = isBounded();
    return bounded == other.isBounded() ? logLik() > other.logLik() + margin : bounded;
  }

  /**
   * Whether no SD is beyond what the estimates could show: a restricted likelihood may be highest
   * where rows that alone tell a coefficient of the mean count for nothing.
   */
  private boolean isBounded() {
    likelihood.at(theta);
    double most = Arrays.stream(likelihood.dispersion().heterogeneity()).max().orElse(0);
    double known = Arrays.stream(structure().V().diagonal()).max().orElse(0);
    return most <= BEYOND * BEYOND * (typicalVariance() + known);
  }

  /** theta, what is at a boundary put next to it, so that a search can leave it. */
  private double[] finite(double small) {
    double[] out = theta.clone();
    for (Boundary boundary : structure().boundaries()) {
      int t = boundary.t();
      if (Double.isInfinite(out[t])) {
        out[t] = boundary.correlation() ? Math.copySign(1, out[t]) : small;
      }
    }
    return out;
  }

  /** Log SD of a component that is hardly there. */
  private double small() {
    return 0.5 * Math.log(1e-4 * typicalVariance());
  }

  /** A theta of the structure that this one is, or is a limit of, next to this. */
  public double[] near(MarginalCovariance whole) {
    return near(whole, small());
  }

  /**
   * The same.
   *
   * @param small log of SDs that are 0 here
   */
  double[] near(MarginalCovariance whole, double small) {
    double[] coefficients = structure().coefficients(finite(small));
    return new DispersionLimit(whole, structure()).near(whole, coefficients, small);
  }

  private int[] free() {
    return IntStream.range(0, theta.length).filter(t -> !held[t]).toArray();
  }

  private OptimReport search() {
    int[] free = free();
    double[] start = Arrays.stream(free).mapToDouble(t -> theta[t]).toArray();
    OptimReport found = Minimiser.minimise(new Negative(free), start);
    for (int j = 0; j < free.length; j++) {
      theta[free[j]] = found.at()[j];
    }
    return found;
  }

  /** Minus the log-likelihood of the elements that are free. */
  private final class Negative implements Objective {
    private final int[] free;
    private final double[] all = theta.clone();

    Negative(int[] free) {
      this.free = free;
    }

    @Override
    public double value(double[] t) {
      for (int j = 0; j < free.length; j++) {
        all[free[j]] = t[j];
      }
      return -likelihood.at(all);
    }

    @Override
    public double[] gradient() {
      double[] full = likelihood.gradient();
      return Arrays.stream(free).mapToDouble(t -> -full[t]).toArray();
    }

    @Override
    public double[] information() {
      return amongFree(likelihood.averageInformation());
    }

    @Override
    public double[] exactHessian() {
      double[] full = likelihood.observedInformation();
      return full.length == 0 ? full : amongFree(full);
    }

    private double[] amongFree(double[] full) {
      double[] out = new double[free.length * free.length];
      for (int i = 0; i < free.length; i++) {
        for (int j = 0; j < free.length; j++) {
          out[i * free.length + j] = full[free[i] * theta.length + free[j]];
        }
      }
      return out;
    }
  }

  /** Puts components to zero where that is at least as likely, the smallest first; and the like. */
  private void tryBoundaries() {
    List<Boundary> open = new ArrayList<>(likelihood.structure().boundaries());
    double scale = Math.log(SMALL * typicalVariance()) / 2;
    while (true) {
      Boundary nearest = null;
      double least = 0;
      for (Boundary boundary : open) {
        double distance = distance(boundary, scale);
        if (distance < least) {
          nearest = boundary;
          least = distance;
        }
      }
      if (nearest == null) {
        return;
      }
      open.remove(nearest);
      if (tryBoundary(nearest)) {
        open = new ArrayList<>(likelihood.structure().boundaries());
      }
    }
  }

  /** Below 0 where theta is so near to a boundary that it is tried. */
  private double distance(Boundary boundary, double scale) {
    int t = boundary.t();
    if (held[t]) {
      return 0;
    }
    return boundary.correlation()
        ? NEARLY_ONE - Math.abs(theta[t])
        : theta[t] + boundary.logSize() - scale;
  }

  private double typicalVariance() {
    double[] r = likelihood.leastSquaresResiduals();
    double sum = 0;
    for (double value : r) {
      sum += value * value;
    }
    return Math.max(sum / r.length, Double.MIN_NORMAL);
  }

  private boolean tryBoundary(Boundary boundary) {
    double[] before = theta.clone();
    boolean[] heldBefore = held.clone();
    OptimReport reportBefore = report;
    theta[boundary.t()] = boundary.value(theta);
    held[boundary.t()] = true;
    for (int t : boundary.idle()) {
      theta[t] = held[t] ? theta[t] : 0;
      held[t] = true;
    }
    OptimReport there = search();
    // Nothing gained by the component: what is left of it is the search not having ended.
    if (there.value() <= reportBefore.value() + 1e-9) {
      atBoundary[boundary.t()] = true;
      for (int t : boundary.idle()) {
        idle[t] |= !heldBefore[t];
      }
      report = there;
      return true;
    }
    System.arraycopy(heldBefore, 0, held, 0, held.length);
    System.arraycopy(before, 0, theta, 0, theta.length);
    return false;
  }

  /** theta in the bases of its designs; not a copy. */
  public double[] theta() {
    return theta;
  }

  /** Coefficients of the dispersion in {@link #structure}; NaN for one that says nothing. */
  double[] coefficients() {
    double[] out = structure().coefficients(theta);
    for (int t = 0; t < out.length; t++) {
      out[t] = idle[t] ? Double.NaN : out[t];
    }
    return out;
  }

  /** The likelihood, at theta. */
  GaussianLikelihood likelihood() {
    return likelihood;
  }

  /** The structure of the covariance there: of the model, or a limit of it with SDs of 0. */
  public MarginalCovariance structure() {
    return likelihood.structure();
  }

  public double logLik() {
    return -report.value();
  }

  /** Whether a variance is estimated as 0, or a correlation as -1 or 1. */
  boolean atBoundary(int t) {
    return atBoundary[t];
  }

  /** Whether an element of theta says nothing, as the correlation with an effect that is absent. */
  boolean isIdle(int t) {
    return idle[t];
  }

  OptimReport report() {
    return report;
  }

  /** Names of the elements of theta that the report speaks of. */
  List<String> searched() {
    List<String> names = structure().names();
    return Arrays.stream(free()).mapToObj(names::get).toList();
  }

  /** Number of elements of theta that were estimated, those at a boundary included. */
  int parameters() {
    int count = 0;
    for (int t = 0; t < theta.length; t++) {
      count += held[t] && !atBoundary[t] && !idle[t] ? 0 : 1;
    }
    return count;
  }

  /**
   * Inverse of the observed information of theta, row-major; 0 for what is held or at a boundary,
   * NaN where the Hessian is not positive definite.
   */
  double[] covariance() {
    int q = theta.length;
    double[] out = new double[q * q];
    int[] free = free();
    int m = free.length;
    if (m == 0) {
      return out;
    }
    double[] inverse = inverse(report.hessian(), m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        out[free[i] * q + free[j]] = inverse[i * m + j];
      }
    }
    return out;
  }

  private static double[] inverse(double[] hessian, int m) {
    double[] scaled = new double[m * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        scaled[i * m + j] = hessian[i * m + j] / Math.sqrt(hessian[i * m + i] * hessian[j * m + j]);
      }
    }
    Cholesky factor = Cholesky.ofSize(m);
    double[] inverse = new double[m * m];
    if (!factor.factor(scaled)) {
      Arrays.fill(inverse, Double.NaN);
      return inverse;
    }
    double[] unit = factor.inverse();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        inverse[i * m + j] = unit[i * m + j] / Math.sqrt(hessian[i * m + i] * hessian[j * m + j]);
      }
    }
    return inverse;
  }
}
