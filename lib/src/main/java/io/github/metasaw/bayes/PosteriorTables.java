package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a posterior tells as tables. */
final class PosteriorTables {

  private final Posterior fit;

  PosteriorTables(Posterior fit) {
    this.fit = fit;
  }

  Table thetaGivenTau(double... tau) {
    int n = tau.length * fit.studies.k();
    String[] study = new String[n];
    double[] value = new double[n];
    double[] mean = new double[n];
    double[] sd = new double[n];
    for (int t = 0; t < tau.length; t++) {
      if (!(tau[t] >= 0)) {
        throw MetaException.of("tau must be 0 or larger, not " + tau[t]);
      }
      ExactPosterior given =
          ExactPosterior.compute(
              fit.design.data(fit.studies),
              fit.priors.withTau(new DispersionPrior.Known("", Math.log(tau[t]), tau[t])));
      Mixtures mixtures = new Mixtures(given, fit.priors.flat());
      for (int i = 0; i < fit.studies.k(); i++) {
        int at = t * fit.studies.k() + i;
        Marginal theta = mixtures.theta(i);
        study[at] = fit.studies.labels().get(i);
        value[at] = tau[t];
        mean[at] = theta.mean();
        sd[at] = theta.sd();
      }
    }
    return Table.create(
        "theta given tau",
        StringColumn.create("study", study),
        DoubleColumn.create("tau", value),
        DoubleColumn.create("mean", mean),
        DoubleColumn.create("sd", sd));
  }

  Table predict(Table newdata) {
    double[] x = fit.design.encode(newdata);
    int p = fit.design.columns();
    int n = newdata.rowCount();
    double[][] columns = new double[6][n];
    Mixtures mixtures = fit.mixtures();
    for (int i = 0; i < n; i++) {
      double[] row = Arrays.copyOfRange(x, i * p, (i + 1) * p);
      Marginal mean = mixtures.linear(row);
      Interval interval = mean.interval(fit.level());
      Interval next = mixtures.next(row, 0).interval(fit.level());
      columns[0][i] = mean.mean();
      columns[1][i] = mean.sd();
      columns[2][i] = interval.lower();
      columns[3][i] = interval.upper();
      columns[4][i] = next.lower();
      columns[5][i] = next.upper();
    }
    Table table = Table.create("predictions");
    String[] headers = {"estimate", "sd", "lower", "upper", "piLower", "piUpper"};
    for (int c = 0; c < headers.length; c++) {
      table.addColumns(DoubleColumn.create(headers[c], columns[c]));
    }
    return table;
  }

  Table shrinkage() {
    int k = fit.studies.k();
    double[][] columns = new double[5][k];
    for (int i = 0; i < k; i++) {
      Marginal theta = fit.marginal("theta[" + (i + 1) + "]");
      Interval interval = theta.interval(fit.level());
      columns[0][i] = theta.mean();
      columns[1][i] = theta.sd();
      columns[2][i] = interval.lower();
      columns[3][i] = interval.upper();
      for (int c = 0; c < fit.exact.size(); c++) {
        columns[4][i] += fit.exact.weight(c) * fit.exact.shrinkage(c, i);
      }
    }
    return Table.create(
        "shrinkage",
        StringColumn.create("study", fit.studies.labels()),
        DoubleColumn.create("yi", fit.studies.yi()),
        DoubleColumn.create("estimate", columns[0]),
        DoubleColumn.create("sd", columns[1]),
        DoubleColumn.create("lower", columns[2]),
        DoubleColumn.create("upper", columns[3]),
        DoubleColumn.create("shrinkage", columns[4]));
  }

  Table priors() {
    StringColumn parameter = StringColumn.create("parameter");
    StringColumn prior = StringColumn.create("prior");
    for (int j = 0; j < fit.design.columns(); j++) {
      parameter.append(fit.coefficient(j));
      prior.append(fit.priors.coefficients().get(j).code());
    }
    String code = fit.priors.tau().code();
    int equals = code.indexOf(" = ");
    parameter.append(code.substring(0, equals));
    prior.append(code.substring(equals + 3));
    return Table.create("priors", parameter, prior);
  }
}
