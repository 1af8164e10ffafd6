package io.github.metasaw.bayes;

import io.github.metasaw.bayes.posterior.ConditionalPosterior;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorSource;
import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables of a posterior, for any model and any source of its marginals. */
final class PosteriorTables {

  private final PosteriorModel model;
  private final double level;
  private final Map<String, String> otherPriors;

  /**
   * Tables of one posterior.
   *
   * @param model data, design and priors
   * @param level probability of intervals
   */
  PosteriorTables(PosteriorModel model, double level, Map<String, String> otherPriors) {
    this.model = model;
    this.otherPriors = otherPriors;
    this.level = level;
  }

  /** study, yi, estimate, sd, lower, upper, shrinkage. */
  Table shrinkage(PosteriorSource source, double... factors) {
    int k = model.studies().k();
    int first = model.variables().first(Kind.THETA);
    double[][] columns = new double[4][k];
    for (int i = 0; i < k; i++) {
      Marginal theta = source.marginal(model.variables().all().get(first + i));
      Interval interval = theta.interval(level);
      columns[0][i] = theta.mean();
      columns[1][i] = theta.sd();
      columns[2][i] = interval.lower();
      columns[3][i] = interval.upper();
    }
    return Table.create(
        "shrinkage",
        StringColumn.create("study", model.studies().labels()),
        DoubleColumn.create("yi", model.studies().yi()),
        DoubleColumn.create("estimate", columns[0]),
        DoubleColumn.create("sd", columns[1]),
        DoubleColumn.create("lower", columns[2]),
        DoubleColumn.create("upper", columns[3]),
        DoubleColumn.create("shrinkage", factors));
  }

  /**
   * estimate, sd, lower, upper, piLower, piUpper; with two outcomes first the outcome.
   *
   * @param predictions passes each prediction to a consumer
   */
  Table predictions(Consumer<Consumer<ConditionalPosterior.Prediction>> predictions) {
    IntColumn outcome = IntColumn.create("outcome");
    DoubleColumn estimate = DoubleColumn.create("estimate");
    DoubleColumn sd = DoubleColumn.create("sd");
    DoubleColumn lower = DoubleColumn.create("lower");
    DoubleColumn upper = DoubleColumn.create("upper");
    DoubleColumn piLower = DoubleColumn.create("piLower");
    DoubleColumn piUpper = DoubleColumn.create("piUpper");
    predictions.accept(
        one -> {
          Interval interval = one.mean().interval(level);
          Interval next = one.next().interval(level);
          outcome.append(one.outcome());
          estimate.append(one.mean().mean());
          sd.append(one.mean().sd());
          lower.append(interval.lower());
          upper.append(interval.upper());
          piLower.append(next.lower());
          piUpper.append(next.upper());
        });
    Table table = Table.create("predictions");
    if (!outcome.isEmpty() && outcome.getInt(0) > 0) {
      table.addColumns(outcome);
    }
    return table.addColumns(estimate, sd, lower, upper, piLower, piUpper);
  }

  /** parameter, prior. */
  Table priors() {
    StringColumn parameter = StringColumn.create("parameter");
    StringColumn prior = StringColumn.create("prior");
    priorsByParameter()
        .forEach(
            (left, right) -> {
              parameter.append(left);
              prior.append(right);
            });
    return Table.create("priors", parameter, prior);
  }

  /** Both sides of every prior, as it was used. */
  Map<String, String> priorsByParameter() {
    Map<String, String> all = new LinkedHashMap<>();
    for (int j = 0; j < model.design().columns(); j++) {
      all.put(model.variables().coefficient(j), model.priors().coefficients().get(j).code());
    }
    for (DispersionPrior each : model.priors().dispersion()) {
      String[] sides = each.code().split(" = ", 2);
      all.put(sides[0], sides[1]);
    }
    all.putAll(otherPriors);
    return all;
  }
}
