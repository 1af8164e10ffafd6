package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.data.ComputableRange;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The same studies under many priors: every prior of heterogeneity with every variance psi2 of mu ~
 * N(0, psi2). The lecture's grid shows that priors matter for mu, and not for beta_F.
 *
 * @param rows psi2 by psi2, and within it the fixed values of tau2 before the priors
 */
public record Sensitivity(List<Row> rows) implements Tabular {

  /** Variables of the table, in order. */
  public static final List<String> VARIABLES = List.of("mu", "beta_F", "tau2", "zeta2", "tau");

  /**
   * One pair of priors.
   *
   * @param psi2 variance of mu's prior
   * @param prior of heterogeneity as it was asked for: {@code tau2 = 0.25}, {@code L1}
   * @param fixed whether it is a value of tau2, and tau and tau2 have no spread
   * @param fit the exact posterior
   */
  public record Row(double psi2, String prior, boolean fixed, BayesFit fit) {}

  /**
   * What is varied.
   *
   * @param psi2 variances of mu's prior, larger than 0
   * @param tau2 fixed values, 0 or larger; may be empty
   * @param priors by name ({@code L1}) or written out ({@code tau = half_cauchy(0.5)}); may be
   *     empty
   */
  public record Grid(List<Double> psi2, List<Double> tau2, List<String> priors) {

    /** Takes copies, and refuses values that cannot be variances. */
    public Grid {
      psi2 = List.copyOf(psi2);
      tau2 = List.copyOf(tau2);
      priors = List.copyOf(priors);
      if (psi2.isEmpty() || (tau2.isEmpty() && priors.isEmpty())) {
        throw MetaException.of(
            "a sensitivity analysis needs a psi2, and a tau2 or a prior, to vary over");
      }
      for (double value : psi2) {
        if (!(value > 0)) {
          throw MetaException.of(
              "psi2 is the variance of mu's prior and must be larger than 0, not "
                  + LocationPrior.number(value));
        }
        if (!ComputableRange.holdsScale(Math.sqrt(value))) {
          throw MetaException.of(
              "psi2 is the variance of mu's prior and must lie between 1e-100 and 1e100, not "
                  + LocationPrior.number(value));
        }
      }
      for (double value : tau2) {
        if (!(value == 0 || ComputableRange.holdsScale(Math.sqrt(value)))) {
          throw MetaException.of(
              "a fixed tau2 must be 0, or lie between 1e-100 and 1e100, not "
                  + LocationPrior.number(value));
        }
      }
    }

    /**
     * The lecture's grid: 3 values of psi2, 4 of tau2 and 6 of Lambert's priors.
     *
     * @return 3 x 10 pairs of priors
     */
    public static Grid lecture() {
      return new Grid(
          List.of(0.1, 1.0, 1000.0),
          List.of(0.25, 1.0, 25.0, 100.0),
          List.of("L1", "L3", "L5", "L7", "L9", "L11"));
    }
  }

  /** Takes a copy. */
  public Sensitivity {
    rows = List.copyOf(rows);
  }

  /**
   * Computes the posterior under every pair of priors, in parallel.
   *
   * @param studies independent studies
   * @param grid pairs of priors
   * @return one row per pair
   * @throws MetaException for a prior that cannot be read, or that gives no posterior
   */
  public static Sensitivity of(Studies studies, Grid grid) {
    List<String> priors = new ArrayList<>();
    grid.tau2().forEach(value -> priors.add("tau2 = fixed(" + LocationPrior.number(value) + ")"));
    priors.addAll(grid.priors());
    List<List<PriorText>> texts = new ArrayList<>();
    for (double psi2 : grid.psi2()) {
      for (String prior : priors) {
        texts.add(
            ModelText.parse(
                    "yi ~ 1\nprior mu = normal(0, variance = %s)\nprior %s".formatted(psi2, prior))
                .priors());
      }
    }
    Design design = Design.intercept(studies.k());
    int fixed = grid.tau2().size();
    return new Sensitivity(
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(
                i -> {
                  int prior = i % priors.size();
                  return new Row(
                      grid.psi2().get(i / priors.size()),
                      prior < fixed
                          ? "tau2 = " + LocationPrior.number(grid.tau2().get(prior))
                          : priors.get(prior),
                      prior < fixed,
                      BayesEngine.fit(studies, design, texts.get(i), BayesOptions.defaults()));
                })
            .toList());
  }

  /**
   * Mean, SD and median of each variable under each pair of priors.
   *
   * @return psi2, prior, then {@code mu_mean}, {@code mu_sd}, {@code mu_median} and so on: one row
   *     per pair
   */
  @Override
  public Table table() {
    Table table =
        Table.create(
            "sensitivity",
            DoubleColumn.create("psi2", rows.stream().mapToDouble(Row::psi2).toArray()),
            StringColumn.create("prior", rows.stream().map(Row::prior).toList()));
    for (String variable : VARIABLES) {
      double[][] columns = new double[3][rows.size()];
      IntStream.range(0, rows.size())
          .parallel()
          .forEach(
              i -> {
                BayesFit fit = rows.get(i).fit();
                columns[0][i] = fit.mean(variable);
                columns[1][i] = fit.sd(variable);
                columns[2][i] = fit.median(variable);
              });
      table.addColumns(
          DoubleColumn.create(variable + "_mean", columns[0]),
          DoubleColumn.create(variable + "_sd", columns[1]),
          DoubleColumn.create(variable + "_median", columns[2]));
    }
    return table;
  }

  /**
   * {@link #table} and the posterior probability that tau is less than a value: what a prior
   * implies about near-homogeneity. Inverse-gamma priors of tau2 almost exclude it, whatever the
   * data.
   *
   * @param below the value of tau, an SD above 0
   * @return the table with one column more
   * @throws MetaException if {@code below} is not above 0
   */
  public Table table(double below) {
    if (!(below > 0)) {
      throw MetaException.of(
          "tau is compared with a value larger than 0, not " + CheckNumber.plain(below));
    }
    return table()
        .addColumns(
            DoubleColumn.create(
                "P(tau < " + LocationPrior.number(below) + ")",
                rows.stream().mapToDouble(row -> row.fit().marginal("tau").cdf(below)).toArray()));
  }

  /**
   * The posteriors under one psi2 whose tau is not fixed: what a figure of tau shows.
   *
   * @param psi2 variance of mu's prior, one of the grid
   * @return at least one, in the order of the grid
   * @throws MetaException if there is none
   */
  public BayesFit[] fits(double psi2) {
    BayesFit[] fits =
        rows.stream()
            .filter(row -> row.psi2() == psi2 && !row.fixed())
            .map(Row::fit)
            .toArray(BayesFit[]::new);
    if (fits.length == 0) {
      throw MetaException.of(
          "there is no prior of tau with psi2 = %s among these"
              .formatted(LocationPrior.number(psi2)));
    }
    return fits;
  }
}
