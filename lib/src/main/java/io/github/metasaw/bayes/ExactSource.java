package io.github.metasaw.bayes;

import io.github.metasaw.bayes.posterior.PosteriorSource;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.sampler.PosteriorSampler;
import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Marginals by quadrature, each made when first asked for. */
final class ExactSource implements PosteriorSource {

  private static final double[] PROBABILITIES = {0.025, 0.25, 0.5, 0.75, 0.975};
  private static final List<String> MOMENTS =
      List.of("mean", "sd", "q2.5", "q25", "median", "q75", "q97.5");
  private static final List<String> CONVERGENCE = List.of("rhat", "ess_bulk", "ess_tail", "mcse");

  private final PosteriorVariables variables;
  private final Function<PosteriorVariable, Marginal> marginals;
  private final PosteriorSampler sampler;
  private final Check check;
  private volatile @Nullable Draws draws;

  /**
   * A source.
   *
   * @param variables that the posterior has
   * @param marginals of each
   * @param sampler of independent draws
   * @param check what there is to remark on the quadrature
   */
  ExactSource(
      PosteriorVariables variables,
      Function<PosteriorVariable, Marginal> marginals,
      PosteriorSampler sampler,
      Check check) {
    this.variables = variables;
    this.marginals = marginals;
    this.sampler = sampler;
    this.check = check;
  }

  @Override
  public Marginal marginal(PosteriorVariable variable) {
    return marginals.apply(variable);
  }

  /** The columns of convergence are missing: there is nothing to converge. */
  @Override
  public Table summary() {
    List<PosteriorVariable> all = variables.all();
    double[][] columns = new double[MOMENTS.size()][all.size()];
    for (int i = 0; i < all.size(); i++) {
      Marginal marginal = marginal(all.get(i));
      columns[0][i] = marginal.mean();
      columns[1][i] = marginal.sd();
      for (int q = 0; q < PROBABILITIES.length; q++) {
        columns[2 + q][i] = marginal.quantile(PROBABILITIES[q]);
      }
    }
    double[] none = new double[all.size()];
    Arrays.fill(none, Double.NaN);
    Table table = Table.create("summary", StringColumn.create("variable", variables.names()));
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
      made = sampler.draw();
      draws = made;
    }
    return made;
  }

  @Override
  public List<Check> checks() {
    return List.of(check);
  }
}
