package io.github.metasaw.freq.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.MeanInference;
import io.github.metasaw.freq.MeanPrediction;
import io.github.metasaw.freq.Refittable;
import io.github.metasaw.freq.WaldTable;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A fit by maximum likelihood of true effects with one tau2, or none, whose tests and intervals are
 * normal and whose interval of tau2 is that of the profile likelihood.
 */
@API(status = API.Status.INTERNAL)
public abstract class OneTau2Fit extends SolvedFit {

  private final Solution solution;
  private @Nullable Tau2Interval tau2Interval;

  /**
   * Of a model that has been solved.
   *
   * @param model for refits
   * @param solution of all rows
   */
  protected OneTau2Fit(Refittable model, Solution solution) {
    super(model, solution);
    this.solution = solution;
  }

  /**
   * Whether the model lets effects differ between studies.
   *
   * @return false for a common effect
   */
  public abstract boolean hasSpread();

  /** What the model is called. */
  protected abstract ModelName name();

  /**
   * The profile-likelihood interval of tau2, computed.
   *
   * @return on the scale of yi squared
   * @throws MetaException if tau2 was not estimated
   */
  protected abstract Interval profileOfTau2();

  /** Half-width of intervals of a next true effect, in SDs; NaN for none. */
  protected double beyond() {
    return Normal.critical(level());
  }

  /**
   * The coefficients with their tests and intervals.
   *
   * @return term, estimate, se, statistic, df, p, lower, upper; df is missing, for tests are normal
   */
  public Table coefficients() {
    WaldTable wald = new WaldTable(level());
    StringColumn terms = StringColumn.create("term");
    for (int j = 0; j < solution.p(); j++) {
      terms.append(design().names().get(solution.kept()[j]));
      wald.add(solution.estimate(j), solution.se(j), Double.NaN);
    }
    return wald.addTo(Table.create("coefficients", terms));
  }

  @Override
  public double[] sigma() {
    double[] sigma = new double[studies().k()];
    Arrays.fill(sigma, tau());
    return sigma;
  }

  /** By the profile likelihood, the only one that these models have. */
  @Override
  public Tau2Interval tau2Interval() {
    Tau2Interval known = tau2Interval;
    if (known == null) {
      Interval interval = profileOfTau2();
      known =
          new Tau2Interval(
              Tau2Interval.Method.PROFILE_LIKELIHOOD,
              level(),
              tau2(),
              interval.lower(),
              interval.upper(),
              solution.typicalVariance(),
              false);
      tau2Interval = known;
    }
    return known;
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    if (method != Tau2Interval.Method.PROFILE_LIKELIHOOD) {
      throw MetaException.format(
          "tau2 of this model has a profile-likelihood interval, not one by %s", method.label());
    }
    return tau2Interval();
  }

  @Override
  public Pooled pooled() {
    boolean isAlone = design().isInterceptOnly();
    double half = beyond() * Math.sqrt(se() * se() + tau2());
    double estimate = isAlone ? estimate() : Double.NaN;
    return new Pooled(
        name(),
        estimate,
        isAlone ? interval() : new Interval(Double.NaN, Double.NaN),
        new Interval(estimate - half, estimate + half),
        new Pooled.ReferenceDistributions(level(), Double.NaN, Double.NaN));
  }

  @Override
  public Table predict() {
    return predicted(design().isInterceptOnly() ? new double[] {1} : design().x());
  }

  @Override
  public Table predict(Table newdata) {
    return predicted(design().encode(newdata));
  }

  private Table predicted(double[] x) {
    double[] heterogeneity = new double[x.length / design().columns()];
    Arrays.fill(heterogeneity, tau2());
    MeanInference inference = MeanInference.of(solution);
    return new MeanPrediction(
            solution,
            inference,
            design().columns(),
            level(),
            df -> Double.NaN,
            !Double.isNaN(beyond()))
        .at(x, heterogeneity);
  }
}
