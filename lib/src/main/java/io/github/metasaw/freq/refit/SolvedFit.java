package io.github.metasaw.freq.refit;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistRefits;
import io.github.metasaw.fit.HasLikelihood;
import io.github.metasaw.fit.InformationCriteria;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.Refittable;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/**
 * The results that every frequentist fit derives from its {@link Solution}, and from the same model
 * on changed data, whichever solver found the solution.
 */
@API(status = API.Status.INTERNAL)
public abstract class SolvedFit implements PooledFit, HasLikelihood, FrequentistRefits {

  private final Refittable model;
  private final Solution solution;

  /**
   * Of a model that has been solved.
   *
   * @param model for refits
   * @param solution of all rows
   */
  protected SolvedFit(Refittable model, Solution solution) {
    this.model = model;
    this.solution = solution;
  }

  @Override
  public Studies studies() {
    return model.studies();
  }

  @Override
  public double level() {
    return model.level();
  }

  @Override
  public double estimate() {
    return solution.estimate(0);
  }

  @Override
  public double se() {
    return solution.se(0);
  }

  @Override
  public double testDf() {
    return solution.testDf();
  }

  @Override
  public double tau2() {
    return solution.tau2();
  }

  @Override
  public double tau() {
    return Math.sqrt(tau2());
  }

  @Override
  public double[] weights() {
    return solution.weights();
  }

  @Override
  public InformationCriteria criteria() {
    return InformationCriteria.of(solution);
  }

  @Override
  public Solution refit(DataChange change) {
    Solution some = model.refit(change);
    if (some == null) {
      throw MetaException.format(
          "%d of the %d studies are too few for the model, or lose one of its coefficients",
          change.size(), studies().k());
    }
    return some;
  }

  @Override
  public Table leaveOneOut() {
    return LeaveOneOut.compute(model);
  }

  @Override
  public Table leaveOneOut(String cluster) {
    return LeaveOneOut.compute(model, cluster);
  }

  @Override
  public Table cumulative(String by) {
    return Cumulative.compute(model, StudySubsets.cumulative(studies(), by));
  }

  @Override
  public Table cumulativeByValue(String by) {
    return Cumulative.compute(model, StudySubsets.cumulativeByValue(studies(), by));
  }

  @Override
  public Table cumulative() {
    return Cumulative.compute(model, StudySubsets.cumulative(studies()));
  }
}
