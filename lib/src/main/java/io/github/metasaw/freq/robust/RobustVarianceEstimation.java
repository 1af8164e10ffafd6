package io.github.metasaw.freq.robust;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Robust variance estimation of a meta-regression with dependent effects, whose working model only
 * sets the weights (Hedges, Tipton and Johnson 2010, Res. Synth. Methods 1, 39; small-sample
 * corrections of Tipton 2015, Psychol. Methods 20, 375). R: robumeta's {@code robu(formula,
 * studynum, var.eff.size, modelweights, rho, small)}. Immutable: each setting returns a copy.
 *
 * @param cluster column of clusters
 * @param weights the working model
 * @param rho correlation of the sampling errors within a cluster, from 0 to 1; without effect on
 *     hierarchical effects
 * @param type {@code CR2} for robumeta's small = TRUE, {@code CR1} for FALSE
 * @param level confidence of the intervals, between 0 and 1
 */
public record RobustVarianceEstimation(
    String cluster, RveWeights weights, double rho, RobustType type, double level) {

  private static final double RHO = 0.8;
  private static final double LEVEL = 0.95;

  /**
   * Checks rho and the level.
   *
   * @throws MetaException for a correlation outside 0 to 1, or a level that is not between 0 and 1
   */
  public RobustVarianceEstimation {
    if (!(rho >= 0 && rho <= 1)) {
      throw MetaException.of(
          String.format(
              Locale.ROOT,
              "robust variance estimation takes a correlation from 0 to 1, not %s",
              rho));
    }
    if (!(level > 0 && level < 1)) {
      throw MetaException.of(
          String.format(
              Locale.ROOT, "the level of intervals is between 0 and 1, as in 0.95, not %s", level));
    }
  }

  /**
   * Correlated effects with rho = 0.8 and small-sample corrections, as robumeta's defaults.
   *
   * @param cluster column of clusters
   * @return the settings
   */
  public static RobustVarianceEstimation of(String cluster) {
    return new RobustVarianceEstimation(cluster, RveWeights.CORRELATED, RHO, RobustType.CR2, LEVEL);
  }

  /**
   * The working model.
   *
   * @param other correlated or hierarchical effects
   * @return a copy
   */
  public RobustVarianceEstimation withWeights(RveWeights other) {
    return new RobustVarianceEstimation(cluster, other, rho, type, level);
  }

  /**
   * The correlation of the sampling errors of a cluster.
   *
   * @param other from 0 to 1
   * @return a copy
   * @throws MetaException outside 0 to 1
   */
  public RobustVarianceEstimation withRho(double other) {
    return new RobustVarianceEstimation(cluster, weights, other, type, level);
  }

  /**
   * The correction for few clusters.
   *
   * @param other {@code CR0}, {@code CR1} or {@code CR2}, in any case
   * @return a copy
   * @throws MetaException for another name
   */
  public RobustVarianceEstimation withType(String other) {
    return new RobustVarianceEstimation(cluster, weights, rho, RobustType.parse(other), level);
  }

  /**
   * The confidence of the intervals.
   *
   * @param other between 0 and 1
   * @return a copy
   * @throws MetaException outside 0 to 1
   */
  public RobustVarianceEstimation withLevel(double other) {
    return new RobustVarianceEstimation(cluster, weights, rho, type, other);
  }

  /**
   * Fits a model to a table.
   *
   * @param reader of the table
   * @param model of the mean alone
   * @return the fit
   * @throws MetaException for a model with random effects or scale, besides the reasons of {@link
   *     #fit(Studies, Design)}
   */
  public RveFit fit(StudyReader reader, ModelSpec model) {
    if (!model.isSimple()) {
      throw MetaException.of(
          "robust variance estimation has a model of the mean alone, as in yi ~ x; leave terms such as (1 | study), and lines such as sigma ~ x, out");
    }
    Studies studies = model.read(reader.require(List.of(cluster)));
    return fit(studies, DesignBuilder.build(model, studies));
  }

  /**
   * Fits.
   *
   * @param studies with independent entries of V, and the column of clusters
   * @param design of the mean
   * @return the fit
   * @throws MetaException for correlated V, variances of 0, collinear moderators, or no more
   *     clusters than coefficients
   */
  public RveFit fit(Studies studies, Design design) {
    List<int[]> clusters = new ArrayList<>();
    studies
        .groups(cluster)
        .values()
        .forEach(rows -> clusters.add(rows.stream().mapToInt(Integer::intValue).toArray()));
    check(studies, design, clusters.size());
    double[] x = design.x();
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    List<RveMoments.Rows> rows = clusters.stream().map(c -> rows(x, yi, vi, c)).toList();
    RveMoments moments =
        weights == RveWeights.CORRELATED
            ? RveMoments.correlated(rows, rho)
            : RveMoments.hierarchical(rows);
    List<WorkingModel.Block> blocks = new ArrayList<>();
    for (int g = 0; g < rows.size(); g++) {
      blocks.add(
          WorkingModel.Block.optimal(
              clusters.get(g), rows.get(g).x(), variance(rows.get(g), moments)));
    }
    return new RveFit(weights, moments, design.names(), solve(blocks, yi), level);
  }

  /** Refuses data for which the moments or the tests do not exist. */
  private void check(Studies studies, Design design, int clusters) {
    if (!(studies.V() instanceof Diagonal)) {
      throw MetaException.of(
          "robust variance estimation makes its own assumption on the correlation of sampling errors; give variances, not a matrix V");
    }
    if (Arrays.stream(studies.vi()).anyMatch(v -> v == 0)) {
      throw MetaException.of(
          "robust variance estimation weights by 1 / vi, and a sampling variance is 0; leave that row out");
    }
    ClusterRobust.requireSeveral(cluster, clusters, design.columns());
    refuseCollinear(design);
    if (weights == RveWeights.HIERARCHICAL && clusters == studies.k()) {
      throw MetaException.of(
          "each row is a cluster of %s by itself, so the variance within clusters is unknown; hierarchical effects need clusters of several rows"
              .formatted(cluster));
    }
  }

  private static void refuseCollinear(Design design) {
    int[] aliased = Orthonormal.of(design.x(), design.rows(), design.columns()).aliased();
    if (aliased.length > 0) {
      throw MetaException.of(
          "%s is a combination of the other moderators; leave it out"
              .formatted(design.names().get(aliased[0])));
    }
  }

  private ClusterRobust solve(List<WorkingModel.Block> blocks, double[] yi) {
    WorkingModel working = WorkingModel.optimal(blocks, WorkingModel.weighted(blocks).bread());
    double[] beta = new double[working.p()];
    for (WorkingModel.Block block : blocks) {
      double[] y = Arrays.stream(block.rows()).mapToDouble(i -> yi[i]).toArray();
      double[] own = working.scores(block).transpose().operate(y);
      for (int j = 0; j < beta.length; j++) {
        beta[j] += own[j];
      }
    }
    double[] residuals = new double[yi.length];
    for (WorkingModel.Block block : blocks) {
      double[] mean = block.x().operate(beta);
      for (int i = 0; i < mean.length; i++) {
        residuals[block.rows()[i]] = yi[block.rows()[i]] - mean[i];
      }
    }
    return new ClusterRobust(working, beta, residuals, type);
  }

  /** The inverse weights of a cluster, on the diagonal. */
  private RealMatrix variance(RveMoments.Rows rows, RveMoments moments) {
    int k = rows.size();
    RealMatrix m = new Array2DRowRealMatrix(k, k);
    for (int i = 0; i < k; i++) {
      m.setEntry(
          i,
          i,
          weights == RveWeights.CORRELATED
              ? k * (rows.meanVariance() + moments.tau2())
              : rows.v()[i] + moments.tau2() + moments.omega2());
    }
    return m;
  }

  private static RveMoments.Rows rows(double[] x, double[] yi, double[] vi, int... rows) {
    int p = x.length / yi.length;
    RealMatrix own = new Array2DRowRealMatrix(rows.length, p);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < p; j++) {
        own.setEntry(i, j, x[rows[i] * p + j]);
      }
    }
    return new RveMoments.Rows(
        own,
        Arrays.stream(rows).mapToDouble(i -> yi[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> vi[i]).toArray());
  }
}
