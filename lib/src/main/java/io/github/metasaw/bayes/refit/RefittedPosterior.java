package io.github.metasaw.bayes.refit;

import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.Marginal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The results that a posterior obtains by fitting the same model to some of its studies. */
@API(status = API.Status.INTERNAL)
public abstract class RefittedPosterior implements BayesFit {

  /**
   * A study is called influential if its Kullback-Leibler divergence exceeds that of a fair coin
   * from a coin with this probability of heads (McCulloch's calibration). For normal posteriors
   * with equal SDs this is a shift by two thirds of an SD.
   */
  private static final double CALIBRATION = 0.8;

  private static final double INFLUENTIAL =
      -0.5 * Math.log(1 - (2 * CALIBRATION - 1) * (2 * CALIBRATION - 1));

  private static final String LOG_PREDICTIVE = "logPredictive";
  private static final List<String> INFLUENCE =
      List.of("shift", "kl", "sdRatio", "tau", LOG_PREDICTIVE);

  /** For subclasses in the library. */
  protected RefittedPosterior() {}

  /**
   * This posterior with the functions that recompute it on some of its studies.
   *
   * @return the refit
   * @throws io.github.metasaw.diagnostic.MetaException if the posterior was sampled
   */
  protected abstract PosteriorRefit refit();

  @Override
  public Table leaveOneOut() {
    return without(StudySubsets.withoutEach(studies()));
  }

  @Override
  public Table leaveOneOut(String cluster) {
    return without(StudySubsets.withoutEach(studies(), cluster));
  }

  private Table without(StudySubsets subsets) {
    PosteriorRefit refit = refit();
    List<String> names = new ArrayList<>(SubsetTable.SUMMARY);
    names.add(LOG_PREDICTIVE);
    return SubsetTable.compute(
        refit,
        subsets,
        names,
        fit -> {
          double[] row = Arrays.copyOf(SubsetTable.summary(fit), names.size());
          row[names.size() - 1] = refit.logPredictive(fit);
          return row;
        });
  }

  @Override
  public Table cumulative(String by) {
    return added(StudySubsets.cumulative(studies(), by));
  }

  @Override
  public Table cumulativeByValue(String by) {
    return added(StudySubsets.cumulativeByValue(studies(), by));
  }

  @Override
  public Table cumulative() {
    return added(StudySubsets.cumulative(studies()));
  }

  private Table added(StudySubsets subsets) {
    return SubsetTable.compute(refit(), subsets, SubsetTable.SUMMARY, SubsetTable::summary);
  }

  /**
   * Compares the posterior of mu, or of the first coefficient, with and without each study or
   * cluster.
   *
   * @return study, for clusters also k (rows that are left), shift (in SDs of the posterior without
   *     the study), kl (Kullback-Leibler divergence of the posterior given all studies from that
   *     without the study, in nats), sdRatio (SD with the study to SD without it), tau (median
   *     without the study), logPredictive, weight (per cent), influential (whether kl exceeds
   *     0.223)
   */
  @Override
  public Table influence(Deletion deletion) {
    if (!deletion.isReestimated()) {
      throw MetaException.of(
          "a posterior without some studies is computed anew, tau included; only fits by moments"
              + " or likelihood can keep the tau2 of all studies");
    }
    StudySubsets subsets =
        deletion
            .cluster()
            .map(cluster -> StudySubsets.withoutEach(studies(), cluster))
            .orElseGet(() -> StudySubsets.withoutEach(studies()));
    PosteriorRefit refit = refit();
    String first = variables().get(0);
    PosteriorShift shift = PosteriorShift.of(marginal(first));
    Table table =
        SubsetTable.compute(
            refit,
            subsets,
            INFLUENCE,
            fit -> {
              Marginal without = fit.marginal(first);
              return new double[] {
                shift.ofMean(without),
                shift.divergence(without),
                shift.ratioOfSds(without),
                fit.median(TAU),
                refit.logPredictive(fit)
              };
            });
    BooleanColumn influential = BooleanColumn.create("influential");
    for (double kl : table.doubleColumn("kl").asDoubleArray()) {
      influential.append(kl > INFLUENTIAL);
    }
    double[] weights = weights();
    double[] sums = new double[subsets.size()];
    Arrays.setAll(sums, s -> Arrays.stream(subsets.left(s)).mapToDouble(i -> weights[i]).sum());
    return table.addColumns(DoubleColumn.create("weight", sums), influential).setName("influence");
  }
}
