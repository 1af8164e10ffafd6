package io.github.metasaw.teaching;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What priors of heterogeneity say of τ itself, whichever scale they are written on. */
public final class PriorBeliefs {

  private static final int STEPS = 40_000;
  private static final double HIGHEST = 4.5;
  private static final double LEAST = 1e-9;
  private static final double MOST = Math.exp(300);

  private PriorBeliefs() {}

  /**
   * Probabilities of small, middle and large τ.
   *
   * @param priors proper priors as a cell writes them after the word "prior", such as {@code L9} or
   *     {@code tau = half_normal(sd = 0.5)}
   * @return a row for each prior: P(τ &lt; 0.1), P(0.1 to 1), P(τ &gt; 1), and their sum. The first
   *     two come from quadrature of the density between 1e-9 and 1, the third from the density up
   *     to 1e130 and, for the gamma prior L1, from its tail beyond in closed form
   */
  public static Table probabilities(String... priors) {
    List<DoubleColumn> columns =
        List.of(
            DoubleColumn.create("tau < 0.1"),
            DoubleColumn.create("0.1 to 1"),
            DoubleColumn.create("tau > 1"),
            DoubleColumn.create("sum"));
    for (String name : priors) {
      PriorDensity prior = of(name);
      double low = mass(prior, LEAST, 0.1);
      double middle = mass(prior, 0.1, 1);
      double high = mass(prior, 1, 1000) + mass(prior, 1000, MOST);
      if (name.equals("L1")) {
        high += Math.exp(0.001 * Math.log(0.001 / MOST / MOST)) / 0.999424;
      }
      columns.get(0).append(low);
      columns.get(1).append(middle);
      columns.get(2).append(high);
      columns.get(3).append(low + middle + high);
    }
    Table table = Table.create("priors of tau", StringColumn.create("prior", priors));
    columns.forEach(table::addColumns);
    return table;
  }

  /**
   * The densities of priors at values of τ.
   *
   * @param priors as for {@link #probabilities}
   * @param taus positive values
   * @return a row for each τ, a column for each prior
   */
  public static Table densities(List<String> priors, double... taus) {
    Table table = Table.create("density of tau", DoubleColumn.create("tau", taus));
    for (String name : priors) {
      PriorDensity prior = of(name);
      double[] density = Arrays.stream(taus).map(prior::density).toArray();
      table.addColumns(DoubleColumn.create(name, density));
    }
    return table;
  }

  /**
   * The shapes of priors near 0: each density as a share of its own value at τ = 0.1.
   *
   * @param priors as for {@link #probabilities}
   * @return the figure, for τ from 0.001 to 0.181; of a density that exceeds 4.5, the part right of
   *     that
   */
  public static Figure nearZero(String... priors) {
    Chart chart = Chart.of("Priors of tau near 0", "tau", "density, share of that at tau = 0.1");
    double[] grid = new double[181];
    Arrays.setAll(grid, i -> 0.001 * (i + 1));
    for (String name : priors) {
      PriorDensity prior = of(name);
      double at = prior.density(0.1);
      double high =
          Arrays.stream(grid).filter(t -> prior.density(t) / at > HIGHEST).max().orElse(0);
      double[] shown = Arrays.stream(grid).filter(t -> t > high).toArray();
      chart =
          chart.withLine(
              name, shown, Arrays.stream(shown).map(t -> prior.density(t) / at).toArray());
    }
    return chart.figure();
  }

  /** The prior on the scale of τ; it does not depend on the data. */
  private static PriorDensity of(String prior) {
    return Meta.bayes(Meta.dataset("eight_studies"), "yi ~ 1\nprior mu = flat()\nprior " + prior)
        .prior("tau")
        .orElseThrow();
  }

  /** The integral of a density of τ, by the midpoint rule on log τ. */
  private static double mass(PriorDensity prior, double from, double to) {
    double low = Math.log(from);
    double step = (Math.log(to) - low) / STEPS;
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      double tau = Math.exp(low + (i + 0.5) * step);
      sum += prior.density(tau) * tau * step;
    }
    return sum;
  }
}
