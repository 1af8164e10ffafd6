package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Studies, design and the solver that has solved them: what every table of a fit is made from.
 * Immutable.
 */
@API(status = API.Status.INTERNAL)
public final class FittedModel implements InfluenceModel {

  private final Studies studies;
  private final Design design;
  private final Solver solver;
  private final Solved solution;
  private int @Nullable [] shown;
  private double critical = Double.NaN;

  /**
   * Solves.
   *
   * @param studies what is fitted to
   * @param design of the mean
   * @param solver of the same rows
   */
  public FittedModel(Studies studies, Design design, Solver solver) {
    this.studies = studies;
    this.design = design;
    this.solver = solver;
    this.solution = solver.solution();
  }

  @Override
  public Studies studies() {
    return studies;
  }

  @Override
  public Design design() {
    return design;
  }

  /**
   * The solver, for refits.
   *
   * @return of the same rows
   */
  public Solver solver() {
    return solver;
  }

  @Override
  public Solved solution() {
    return solution;
  }

  /**
   * Options as they were used.
   *
   * @return those of the solution
   */
  public FreqOptions options() {
    return solution.options();
  }

  @Override
  public double level() {
    return options().level();
  }

  /**
   * Half-width of intervals of the mean.
   *
   * @return in standard errors
   */
  public double critical() {
    if (Double.isNaN(critical)) {
      critical = Reference.critical(level(), solution.testDf());
    }
    return critical;
  }

  /**
   * The meaning of a coefficient of the solution.
   *
   * @param j those of the mean first, then those of the dispersion
   * @return mean or dispersion parameter
   */
  public Parameter parameter(int j) {
    int p = solution.p();
    return j < p ? design.parameters().get(solution.kept()[j]) : solution.dispersion().get(j - p);
  }

  /**
   * The coefficients of the table of coefficients.
   *
   * @return indices among those of the solution, a copy
   */
  public int[] shown() {
    return places().clone();
  }

  private int[] places() {
    int[] known = shown;
    if (known == null) {
      known = solution.shown();
      shown = known;
    }
    return known;
  }

  /**
   * What the coefficients shown are.
   *
   * @return in the order of {@link #shown}
   */
  public List<Parameter> parameters() {
    int[] kept = solution.kept();
    List<Parameter> all = new ArrayList<>();
    for (int j : places()) {
      all.add(
          j < kept.length
              ? design.parameters().get(kept[j])
              : solution.dispersion().get(j - kept.length));
    }
    return List.copyOf(all);
  }

  /**
   * The names of the coefficients shown.
   *
   * @return as R gives them
   */
  public List<String> terms() {
    List<Parameter> shownParameters = parameters();
    String[] names = new String[shownParameters.size()];
    for (int j = 0; j < names.length; j++) {
      names[j] = shownParameters.get(j).name();
    }
    return List.of(names);
  }

  /**
   * The coefficients shown.
   *
   * @return on the scale of their links
   */
  public double[] beta() {
    return IntStream.of(places()).mapToDouble(solution::estimate).toArray();
  }

  /**
   * Standard errors of the coefficients shown.
   *
   * @return on the scale of their links; NaN at the end of a range
   */
  public double[] standardErrors() {
    return IntStream.of(places()).mapToDouble(solution::se).toArray();
  }

  /**
   * Degrees of freedom of the test of a coefficient.
   *
   * @param j index among the coefficients of the solution
   * @return NaN for the normal distribution, as for all of the dispersion
   */
  public double testDf(int j) {
    return j < solution.p() ? solution.testDf() : Double.NaN;
  }

  @Override
  public @Nullable String term() {
    return design.isInterceptOnly() ? null : parameter(0).name();
  }

  @Override
  public @Nullable Solved refit(DataChange change) {
    return solver.refit(change);
  }

  @Override
  public DeletionFits deletions() {
    return solver.deletions();
  }

  @Override
  public double[] estimates() {
    return studies.yi();
  }

  @Override
  public double[] hat() {
    return solution.hat();
  }

  @Override
  public BorrowedDispersion borrowed() {
    return solver.borrowed();
  }

  @Override
  public FittedModel withDispersionKept() {
    return new FittedModel(studies, design, solver.withDispersionKept());
  }
}
