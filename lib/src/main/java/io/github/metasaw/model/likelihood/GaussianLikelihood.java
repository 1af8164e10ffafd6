package io.github.metasaw.model.likelihood;

import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.covariance.Dispersion;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.MarginalMatrix;
import io.github.metasaw.model.covariance.StartingValues;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The likelihood of y ~ N(X beta, M(theta)), with beta at its maximum for given theta,
 *
 * <pre>ML:   -(n log 2 pi + log |M| + r'M^-1 r) / 2
 * REML: -((n - p) log 2 pi + log |M| + log |X'M^-1 X| - log |X'X| + r'M^-1 r) / 2</pre>
 *
 * (Harville 1977, J. Am. Stat. Assoc. 72, 320; the constant log |X'X| as metafor has it, so that
 * the value does not depend on the units of the moderators). Likelihood weights multiply the
 * contributions of rows, or of blocks of correlated rows. Holds working storage: one thread at a
 * time.
 */
public final class GaussianLikelihood implements Likelihood {

  /** With fewer rows than this per parameter, likelihoods often have several maxima. */
  private static final int ROWS_PER_PARAMETER = 20;

  /** Searches that begin at different ranges of a correlation by distance. */
  private static final int MAX_RANGES = 4;

  private final double[] yi;
  private final double[] x;
  private final int columns;
  private final MarginalCovariance structure;
  private final boolean restricted;
  private final double @Nullable [] weights;
  private final @Nullable CoefficientPrior prior;
  private final double rows;
  private final MarginalMatrix matrix;
  private final ProfiledMean mean;
  private final FittedMean fitted;
  private final Map<Parameter, Double> given;
  private double[] theta = new double[0];

  /** The log-likelihood at theta, once it has been evaluated. */
  private double value = Double.NaN;

  private boolean isEvaluated;

  private @Nullable List<double[]> starts;

  /** Whether M and X'M^-1 X are positive definite at theta. */
  private boolean defined;

  /**
   * The likelihood of some estimates.
   *
   * @param yi estimates [n]
   * @param x design of the mean, row-major [n x columns]; columns that others explain are left out
   * @param columns of x
   * @param structure of M
   * @param restricted REML rather than ML
   * @param weights of the rows [n], the same within a block of correlated rows; null for 1
   */
  public GaussianLikelihood(
      double[] yi,
      double[] x,
      int columns,
      MarginalCovariance structure,
      boolean restricted,
      double @Nullable [] weights) {
    this(yi, x, columns, structure, restricted, weights, null, Map.of());
  }

  private GaussianLikelihood(
      double[] yi,
      double[] x,
      int columns,
      MarginalCovariance structure,
      boolean restricted,
      double @Nullable [] weights,
      @Nullable CoefficientPrior prior,
      Map<Parameter, Double> given) {
    this.yi = yi;
    this.x = x;
    this.columns = columns;
    this.structure = structure;
    this.restricted = restricted;
    this.weights = weights;
    this.prior = prior;
    this.given = given;
    this.rows = weights == null ? yi.length : Arrays.stream(weights).sum();
    this.mean = new ProfiledMean(yi, x, columns, weights, prior);
    this.matrix = new MarginalMatrix(structure);
    this.fitted = new FittedMean(matrix, mean);
  }

  /**
   * log p(yi | theta), natural, with the coefficients integrated out over a prior; a flat one
   * counts as the density 1. Everything said of beta is then said of its posterior given theta.
   *
   * @param yi estimates [n]
   * @param x row-major [n x columns], of full rank: else {@link #basis} says which were left out
   * @param columns of x
   * @param structure of M
   * @param prior of the coefficients that are kept
   * @return not yet evaluated
   */
  public static GaussianLikelihood withPrior(
      double[] yi, double[] x, int columns, MarginalCovariance structure, CoefficientPrior prior) {
    return new GaussianLikelihood(yi, x, columns, structure, true, null, prior, Map.of());
  }

  /**
   * The likelihood of the same estimates and mean with another structure of M.
   *
   * @param other the structure
   * @return not yet evaluated
   */
  public GaussianLikelihood with(MarginalCovariance other) {
    return new GaussianLikelihood(yi, x, columns, other, restricted, weights, prior, given);
  }

  /**
   * The same likelihood with some parameters of the dispersion given.
   *
   * @param values on the scales of their links; of parameters without moderators
   * @return not yet evaluated
   */
  public GaussianLikelihood fixing(Map<Parameter, Double> values) {
    return new GaussianLikelihood(
        yi, x, columns, structure, restricted, weights, prior, Map.copyOf(values));
  }

  /** The values given, in the bases of the designs. */
  @Override
  public double[] fixed() {
    if (given.isEmpty()) {
      return new double[0];
    }
    List<Parameter> all = parameters();
    double[] coefficients = new double[all.size()];
    for (int t = 0; t < coefficients.length; t++) {
      coefficients[t] = given.getOrDefault(all.get(t), 0.0);
    }
    double[] fixed = structure.theta(coefficients);
    for (int t = 0; t < fixed.length; t++) {
      fixed[t] = given.containsKey(all.get(t)) ? fixed[t] : Double.NaN;
    }
    return fixed;
  }

  /**
   * The structure of M.
   *
   * @return what theta means
   */
  public MarginalCovariance structure() {
    return structure;
  }

  /**
   * Whether this is the restricted likelihood.
   *
   * @return false for ML
   */
  public boolean restricted() {
    return restricted;
  }

  /**
   * Number of coefficients that could be estimated.
   *
   * @return rank of X
   */
  public int rank() {
    return mean.p;
  }

  /**
   * Columns of X that were kept, and those left out.
   *
   * @return an orthonormal basis of X
   */
  public Orthonormal basis() {
    return mean.basis();
  }

  /**
   * Number of rows, or the sum of their weights.
   *
   * @return n, of the restricted likelihood too
   */
  public double observations() {
    return rows;
  }

  /**
   * The mean at its maximum for the theta last given to {@link #at}.
   *
   * @return always the same object, which refers to the theta last given
   */
  public FittedMean mean() {
    return fitted;
  }

  /**
   * How M is stored.
   *
   * @return in words
   */
  public String storage() {
    return matrix.storage();
  }

  @Override
  public int dimension() {
    return structure.dimension();
  }

  @Override
  public double[] start() {
    return new StartingValues(structure).usual(mean.leastSquaresResiduals(), rank());
  }

  /**
   * Further ones where there are few rows per parameter, and where levels are correlated by their
   * distance: there are often several maxima. The highest ranges come first, for others end early
   * where they cannot be as high.
   */
  @Override
  public List<double[]> starts() {
    List<double[]> known = starts;
    if (known == null) {
      known = List.copyOf(findStarts());
      starts = known;
    }
    return known;
  }

  private List<double[]> findStarts() {
    double[] usual = start();
    List<double[]> all = new ArrayList<>();
    for (List<double[]> ranges : new StartingValues(structure).ranges(usual)) {
      all.addAll(highest(ranges));
    }
    all.add(usual);
    if (structure.size() < ROWS_PER_PARAMETER * usual.length) {
      all.addAll(new StartingValues(structure).others(usual));
    }
    return all;
  }

  /** Those of a row of places that are higher than both their neighbours, the highest first. */
  private List<double[]> highest(List<double[]> places) {
    double[] values = places.stream().mapToDouble(this::at).toArray();
    return IntStream.range(0, values.length)
        .filter(j -> j == 0 || values[j] > values[j - 1])
        .filter(j -> j == values.length - 1 || values[j] >= values[j + 1])
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -values[j]))
        .limit(MAX_RANGES)
        .map(places::get)
        .toList();
  }

  @Override
  public List<Parameter> parameters() {
    return structure.parameters();
  }

  @Override
  public List<Boundary> boundaries() {
    return structure.boundaries();
  }

  @Override
  public List<Corner> corners(double[] theta) {
    List<Corner> all = new ArrayList<>();
    structure
        .corners(theta)
        .forEach(
            (t, values) -> {
              for (double value : values) {
                all.add(new Corner(t, value));
              }
            });
    return all;
  }

  @Override
  public double[] corners(int t) {
    return structure.corners(t);
  }

  /** Mean square of the residuals of least squares. */
  @Override
  public double typicalVariance() {
    double[] r = mean.leastSquaresResiduals();
    return Math.max(Vectors.dot(r, r) / r.length, Double.MIN_NORMAL);
  }

  /**
   * The log-likelihood at theta, natural; NaN where M or X'M^-1 X is not positive definite. The
   * other methods refer to the theta last given.
   */
  @Override
  public double at(double[] theta) {
    // The precisions of a prior may have changed since.
    if (!isEvaluated || prior != null || !Arrays.equals(theta, this.theta)) {
      this.theta = theta.clone();
      defined = matrix.at(theta) && mean.solve(matrix);
      value = defined ? valueHere() : Double.NaN;
      isEvaluated = true;
    }
    return value;
  }

  private double valueHere() {
    double[] weight = weights;
    double logDet = weight == null ? matrix.logDet() : matrix.logDet(weight);
    double deviance = mean.squares() + logDet + rows * Math.log(2 * Math.PI);
    if (restricted) {
      deviance += mean.logDet() - mean.p * Math.log(2 * Math.PI);
    }
    CoefficientPrior own = prior;
    return own == null ? -deviance / 2 : own.logConstant(mean.basis()) - deviance / 2;
  }

  /**
   * The theta last evaluated.
   *
   * @return a copy [parameters]
   */
  public double[] theta() {
    return theta.clone();
  }

  /**
   * The dispersion parameters there, and the covariances they make.
   *
   * @return SDs and correlations of the rows
   */
  public Dispersion dispersion() {
    return matrix.dispersion();
  }

  /** Derivative of the log-likelihood with respect to theta [parameters]; NaN where it is NaN. */
  @Override
  public double[] gradient() {
    if (!defined) {
      double[] undefined = new double[structure.dimension()];
      Arrays.fill(undefined, Double.NaN);
      return undefined;
    }
    return matrix.gradient(new LikelihoodSlopes(mean, restricted));
  }

  /** The average of observed and expected information, {@link AverageInformation}. */
  @Override
  public double[] information() {
    return AverageInformation.compute(matrix, mean);
  }

  @Override
  public double[] observedInformation() {
    boolean known = matrix.isLocationScale() && weights == null && prior == null && defined;
    return known
        ? new LocationScaleInformation(matrix, mean, restricted).compute(information())
        : new double[0];
  }

  /**
   * Best linear unbiased predictions of the effects of one group.
   *
   * @param group its index
   * @return for each level and effect, the prediction and the variance of its error, beta being
   *     estimated [levels x m][2]
   */
  public double[][] groupEffects(int group) {
    return new EffectPredictions(structure.groups().get(group), matrix, mean).compute(group);
  }

  /**
   * Draws estimates about a mean of 0.
   *
   * @param normal standard normal draws
   * @return from N(0, M) [n]
   */
  public double[] draw(DoubleSupplier normal) {
    return matrix.draw(normal);
  }
}
