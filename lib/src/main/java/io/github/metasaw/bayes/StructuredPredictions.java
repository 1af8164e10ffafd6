package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.IntegratedCoefficients;
import io.github.metasaw.bayes.posterior.ConditionalPosterior;
import io.github.metasaw.bayes.posterior.DrawsMarginal;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.formula.Target;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * The mean effect, and the true effect of a new study, at new values of the moderators, draw by
 * draw. A new study has its own heterogeneity, sigma by its predictors there, and belongs to new
 * levels of every group; the variance that slopes of a group add is the mean over draws.
 */
final class StructuredPredictions {

  private final GaussianModel structured;
  private final PosteriorModel model;
  private final StructuredSample sample;
  private final RandomStream stream;

  /**
   * Predictions of one posterior.
   *
   * @param structured the model as numbers
   * @param model and its priors
   * @param sample the draws
   * @param stream for the heterogeneity of new studies
   */
  StructuredPredictions(
      GaussianModel structured,
      PosteriorModel model,
      StructuredSample sample,
      RandomStream stream) {
    this.structured = structured;
    this.model = model;
    this.sample = sample;
    this.stream = stream;
  }

  /** With two outcomes, all rows of the first and then all of the second. */
  void at(Table newdata, Consumer<ConditionalPosterior.Prediction> to) {
    int all = newdata.rowCount() * structured.outcomes();
    at(newdata, IntStream.range(0, all).toArray(), to);
  }

  /** At the rows fitted, two outcomes stacked as they are; one row without moderators. */
  void fitted(Consumer<ConditionalPosterior.Prediction> to) {
    Table rows = model.studies().table();
    if (model.design().isInterceptOnly()) {
      at(rows.first(1), to);
      return;
    }
    int n = rows.rowCount();
    boolean two = structured.outcomes() == 2;
    IntUnaryOperator own =
        i -> two && rows.intColumn(OutcomeColumns.OUTCOME).getInt(i) == 2 ? n + i : i;
    at(rows, IntStream.range(0, n).map(own).toArray(), to);
  }

  /**
   * Some rows of those that new data give.
   *
   * @param which all rows of the first outcome, then all of the second
   */
  private void at(Table newdata, int[] which, Consumer<ConditionalPosterior.Prediction> to) {
    double[] x = model.design().encode(newdata);
    int p = model.design().columns();
    int n = newdata.rowCount();
    double[][] heterogeneity = heterogeneity(newdata);
    boolean two = structured.outcomes() == 2;
    for (int i : which) {
      double[] mean = mean(Arrays.copyOfRange(x, i * p, (i + 1) * p));
      double[] next = mean.clone();
      for (int s = 0; s < next.length; s++) {
        next[s] += Math.sqrt(heterogeneity[i][s]) * stream.nextGaussian();
      }
      int outcome = two ? (i < n ? 1 : 2) : 0;
      to.accept(
          new ConditionalPosterior.Prediction(
              outcome, new DrawsMarginal(mean), new DrawsMarginal(next)));
    }
  }

  private double[] draws(String variable) {
    return sample.draws().pooled(variable);
  }

  private double[] mean(double[] x) {
    double[] mean = new double[sample.draws().chains() * sample.draws().iterations()];
    for (int j = 0; j < x.length; j++) {
      double[] beta = draws(model.variables().coefficient(j));
      for (int s = 0; s < mean.length; s++) {
        mean[s] += x[j] * beta[s];
      }
    }
    return mean;
  }

  /** Variance of a new true effect about its mean [row][draw]. */
  private double[][] heterogeneity(Table newdata) {
    int n = newdata.rowCount();
    int draws = sample.draws().chains() * sample.draws().iterations();
    double[][] out = new double[n * structured.outcomes()][draws];
    for (GaussianModel.Scale scale : structured.scales()) {
      outcome(scale.target()).ifPresent(o -> add(scale, newdata, out, o == 2 ? n : 0));
    }
    List<GroupEffect> groups = structured.structure().groups();
    int outcomes = structured.outcomes();
    for (int g = 0; g < groups.size(); g++) {
      for (int o = 0; o < outcomes && !groups.get(g).isIntercept(); o++) {
        double[] z = structured.effectsAt(g, outcomes == 1 ? 0 : o + 1, newdata);
        double[] mean = meanVariance(g, z);
        for (int i = 0; i < mean.length; i++) {
          for (int s = 0; s < draws; s++) {
            out[o * n + i][s] += mean[i];
          }
        }
      }
    }
    return out;
  }

  /** The outcome (0 if there is one) to whose rows an SD adds itself; empty where it does not. */
  private OptionalInt outcome(Target target) {
    if (target instanceof Target.Sigma sigma) {
      return OptionalInt.of(sigma.outcome());
    }
    List<GroupEffect> groups = structured.structure().groups();
    return structured.varying().stream()
        .filter(part -> groups.get(part.group()).isIntercept())
        .filter(part -> target.equals(new Target.Sd(groups.get(part.group()).name())))
        .mapToInt(GaussianModel.Varying::outcome)
        .findFirst();
  }

  /** Of rows whose Z is z, in a new level; the mean over draws. */
  private double[] meanVariance(int group, double[] z) {
    GaussianLikelihood likelihood =
        IntegratedCoefficients.of(structured, model.priors().coefficients()).likelihood();
    double[] mean =
        new double[z.length / structured.structure().groups().get(group).effects().size()];
    for (double[] theta : sample.thetas()) {
      likelihood.at(theta);
      double[] variance = likelihood.dispersion().groupVariance(group, z);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += variance[i] / sample.thetas().length;
      }
    }
    return mean;
  }

  private void add(GaussianModel.Scale scale, Table newdata, double[][] out, int from) {
    double[] x = scale.design().encode(newdata);
    List<String> names = scale.design().names();
    int q = names.size();
    double[][] b = new double[q][];
    for (int j = 0; j < q; j++) {
      b[j] = coefficient(scale.parameters().get(j));
    }
    for (int i = 0; i < newdata.rowCount(); i++) {
      double[] row = out[from + i];
      for (int s = 0; s < row.length; s++) {
        double log = 0;
        for (int j = 0; j < q; j++) {
          // Of an SD of 0 the logarithm is infinite, and 0 times that is 0 here.
          log += x[i * q + j] == 0 || b[j].length == 0 ? 0 : x[i * q + j] * b[j][s];
        }
        row[s] += Math.exp(2 * log);
      }
    }
  }

  /** Draws of a coefficient of log SD; none of a column that others explain. */
  private double[] coefficient(Parameter coefficient) {
    List<DispersionParameter> parameters = model.priors().parameters();
    for (DispersionParameter one : parameters) {
      if (one.parameter().equals(coefficient)) {
        double[] draws = draws(model.variables().find(one.shown()).name());
        return one.alone() ? Arrays.stream(draws).map(one.link()::toLink).toArray() : draws;
      }
    }
    return new double[0];
  }
}
