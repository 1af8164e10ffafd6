package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The posterior by quadrature; marginals are made when first asked for. */
final class ExactFit extends Posterior {

  private volatile @Nullable Draws draws;

  ExactFit(
      Studies studies,
      Design design,
      ModelPriors priors,
      BayesOptions options,
      ExactPosterior exact) {
    super(studies, design, priors, options, exact);
  }

  @Override
  public Marginal marginal(String name) {
    return marginals.of(variables.find(name));
  }

  /** The columns of convergence are missing: there is nothing to converge. */
  @Override
  public Table summary() {
    List<String> names = variables();
    double[][] columns = new double[7][names.size()];
    double[] probabilities = {0.025, 0.25, 0.5, 0.75, 0.975};
    for (int i = 0; i < names.size(); i++) {
      Marginal marginal = marginal(names.get(i));
      columns[0][i] = marginal.mean();
      columns[1][i] = marginal.sd();
      for (int q = 0; q < probabilities.length; q++) {
        columns[2 + q][i] = marginal.quantile(probabilities[q]);
      }
    }
    double[] none = new double[names.size()];
    Arrays.fill(none, Double.NaN);
    Table table = Table.create("summary", StringColumn.create("variable", names));
    String[] headers = {"mean", "sd", "q2.5", "q25", "median", "q75", "q97.5"};
    for (int c = 0; c < headers.length; c++) {
      table.addColumns(DoubleColumn.create(headers[c], columns[c]));
    }
    for (String header : new String[] {"rhat", "ess_bulk", "ess_tail", "mcse"}) {
      table.addColumns(DoubleColumn.create(header, none));
    }
    return table;
  }

  /**
   * Independent draws, made when first asked for with the seed, chains and draws of the options.
   */
  @Override
  public Draws sample() {
    Draws made = draws;
    if (made == null) {
      made = new DirectSampler(studies, design, priors, exact).draw(options);
      draws = made;
    }
    return made;
  }

  @Override
  public List<Check> checkList() {
    List<Check> checks = new ArrayList<>(commonChecks());
    checks.add(
        Check.ok(
            "quadrature",
            Integer.toString(exact.size()),
            "Integrated over tau by Gauss-Legendre panels to a relative error below 1e-8: no Monte"
                + " Carlo error, and nothing that could fail to converge."));
    return List.copyOf(checks);
  }
}
