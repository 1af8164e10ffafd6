package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.ExactMarginals;
import io.github.metasaw.bayes.exact.ExactPosterior;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorSource;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.sampler.DirectSampler;
import io.github.metasaw.data.NumberColumns;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Marginals by quadrature, each made when first asked for. */
final class ExactSource implements PosteriorSource {

  private static final double[] PROBABILITIES = {0.025, 0.25, 0.5, 0.75, 0.975};
  private static final List<String> MOMENTS =
      List.of("mean", "sd", "q2.5", "q25", "median", "q75", "q97.5");
  private static final List<String> CONVERGENCE = List.of("rhat", "ess_bulk", "ess_tail", "mcse");

  private final PosteriorModel model;
  private final BayesOptions options;
  private final ExactPosterior exact;
  private final ExactMarginals marginals;
  private volatile @Nullable Draws draws;

  ExactSource(
      PosteriorModel model, BayesOptions options, ExactPosterior exact, ExactMarginals marginals) {
    this.model = model;
    this.options = options;
    this.exact = exact;
    this.marginals = marginals;
  }

  @Override
  public Marginal marginal(PosteriorVariable variable) {
    return marginals.of(variable);
  }

  /** The columns of convergence are missing: there is nothing to converge. */
  @Override
  public Table summary() {
    List<PosteriorVariable> variables = model.variables().all();
    double[][] columns = new double[MOMENTS.size()][variables.size()];
    for (int i = 0; i < variables.size(); i++) {
      Marginal marginal = marginal(variables.get(i));
      columns[0][i] = marginal.mean();
      columns[1][i] = marginal.sd();
      for (int q = 0; q < PROBABILITIES.length; q++) {
        columns[2 + q][i] = marginal.quantile(PROBABILITIES[q]);
      }
    }
    double[] none = new double[variables.size()];
    Arrays.fill(none, Double.NaN);
    Table table =
        Table.create("summary", StringColumn.create("variable", model.variables().names()));
    NumberColumns.addTo(table, MOMENTS, columns);
    return NumberColumns.addTo(table, CONVERGENCE, none, none, none, none);
  }

  /**
   * Independent draws, made when first asked for with the seed, chains and draws of the options.
   */
  @Override
  public Draws sample() {
    Draws made = draws;
    if (made == null) {
      made = new DirectSampler(model, exact, options.chainSettings()).draw();
      draws = made;
    }
    return made;
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.ok(
            "quadrature",
            Integer.toString(exact.size()),
            "Integrated over tau by Gauss-Legendre panels to a relative error below 1e-8: no Monte"
                + " Carlo error, and nothing that could fail to converge."));
  }
}
