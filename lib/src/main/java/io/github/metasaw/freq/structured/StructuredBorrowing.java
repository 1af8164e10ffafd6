package io.github.metasaw.freq.structured;

import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.BorrowedDispersion;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import org.jspecify.annotations.Nullable;

/** All rows with the dispersion of another solution of the structure. */
final class StructuredBorrowing implements BorrowedDispersion {

  private final GaussianModel model;
  private final GaussianLikelihood likelihood;

  /** Pooling weights [k]; null for inverse variances. */
  private final double @Nullable [] weights;

  private final double[] sampling;
  private final double[] x;
  private final int columns;
  private final int[] kept;
  private double[] heterogeneity = new double[0];
  private double[] covariance = new double[0];

  StructuredBorrowing(StructuredSolution full) {
    this.model = full.model;
    this.weights = full.options.weights();
    this.likelihood =
        StructuredSolution.likelihood(full.model, full.likelihood().restricted(), null);
    this.sampling = full.likelihood().dispersion().sampling().diagonal();
    this.x = full.model.mean().x();
    this.columns = full.model.mean().columns();
    this.kept = full.kept();
  }

  /** Without a study V may need heterogeneity that the rest does not show. */
  @Override
  public boolean borrow(Solution other) {
    if (!Double.isFinite(likelihood.at(theta((StructuredSolution) other)))) {
      return false;
    }
    heterogeneity = likelihood.dispersion().heterogeneity();
    covariance =
        weights == null
            ? likelihood.mean().covariance()
            : new PooledMean(model, likelihood, weights).covariance();
    return true;
  }

  /**
   * theta of the model of all rows; an SD of 0 in a limit of the model becomes one too small to
   * matter.
   */
  private double[] theta(StructuredSolution other) {
    return other.coefficients().limit().isProper()
        ? other.maximum.finite(other.model.structure())
        : other.maximum.search().theta();
  }

  @Override
  public double[] covariance() {
    return covariance;
  }

  @Override
  public double rowVariance(int i) {
    return sampling[i] + heterogeneity[i];
  }

  @Override
  public double[] covarianceOf(int... rows) {
    return likelihood.dispersion().covarianceOf(rows);
  }

  @Override
  public double fittedVariance(int i) {
    double sum = 0;
    for (int a = 0; a < kept.length; a++) {
      for (int b = 0; b < kept.length; b++) {
        double product = x[i * columns + kept[a]] * x[i * columns + kept[b]];
        sum += covariance[a * kept.length + b] * product;
      }
    }
    return sum;
  }
}
