package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a column is called never changes a number. */
class CoefficientNamesTest {

  private static final double[] YI = {0.1, 0.2, 0.35, 0.5, 0.45, 0.7};
  private static final double[] VI = {0.02, 0.03, 0.04, 0.02, 0.03, 0.05};
  private static final double[] X = {210, 260, 330, 405, 390, 520};

  private static Table dat(String column) {
    return Table.create(
        "dat",
        DoubleColumn.create("yi", YI),
        DoubleColumn.create("vi", VI),
        DoubleColumn.create(column, X));
  }

  private static BayesFit fit(String column, String sampler, String more) {
    String term = column.matches("[A-Za-z0-9._]+") ? column : "`" + column + "`";
    BayesOptions options =
        BayesOptions.defaults().withSampler(sampler).withChains(1).withDraws(200).withSeed(1);
    return Meta.bayes(dat(column), "yi ~ " + term + " + meta_V(V = vi)\n" + more, options);
  }

  /** Quadrature gives 0.0955 for the mean of tau and 0.0032 to 0.3343 for its interval. */
  @Test
  void tauIsTheHeterogeneity() {
    BayesFit fit = fit("tau", "exact", "prior tau = half_cauchy(0.5)");
    assertEquals(0.0955, fit.mean("tau"), 5e-5);
    assertEquals(0.0032, fit.interval("tau", 0.95).lower(), 5e-5);
    assertEquals(0.3343, fit.interval("tau", 0.95).upper(), 5e-5);
    assertEquals(0.00196, fit.mean("beta[tau]"), 5e-6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mu",
        "tau",
        "tau2",
        "beta_F",
        "zeta2",
        "theta_new",
        "theta",
        "sigma",
        "beta",
        "Tau",
        "MU",
        "rho12",
        "phi",
        "theta[1]",
        "sd(study)",
        "log(tau)",
        "sigma:x",
        ".chain",
        "u[x=1]"
      })
  void everyNameGivesTheSamePosterior(String column) {
    String priors = "prior tau = half_cauchy(0.5)\nprior mu = normal(0, sd = 2)\n";
    for (String sampler : List.of("exact", "direct", "gibbs", "nuts")) {
      BayesFit plain = fit("dose", sampler, priors + "prior dose = normal(0, sd = 0.01)");
      BayesFit named =
          fit(column, sampler, priors + "prior beta[\"" + column + "\"] = normal(0, sd = 0.01)");
      assertEquals(plain.summary().rowCount(), named.summary().rowCount());
      for (String name : List.of("tau", "tau2", "mu", "zeta2", "beta_F", "theta[2]")) {
        assertEquals(plain.mean(name), named.mean(name), 0, sampler + " " + name);
        assertEquals(plain.quantile(name, 0.9), named.quantile(name, 0.9), 0, sampler + name);
      }
      assertEquals(plain.mean("dose"), named.mean("beta[" + column + "]"), 0, sampler);
      assertEquals(plain.sd("beta[dose]"), named.sd("beta[" + column + "]"), 0, sampler);
      assertArrayEquals(
          plain.draws().doubleColumn("tau").asDoubleArray(),
          named.draws().doubleColumn("tau").asDoubleArray());
      if (!column.matches(".*[(\\[].*|sigma:x")) {
        assertTrue(named.checks().stringColumn("check").contains("renamed_coefficient"), column);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mu", "tau", "sigma", "tau2", "theta_new", "sigma:x", "sd(study)"})
  void generalModelsToo(String column) {
    String more = "sigma ~ 1\nprior sigma = half_normal(sd = 0.3)\nprior mu = normal(0, sd = 2)\n";
    BayesFit plain = fit("dose", "nuts", more + "prior dose = normal(0, sd = 0.01)");
    BayesFit named =
        fit(column, "nuts", more + "prior beta[\"" + column + "\"] = normal(0, sd = 0.01)");
    for (String name : List.of("tau", "tau2", "mu", "theta[2]")) {
      assertEquals(plain.mean(name), named.mean(name), 0, name);
    }
    assertEquals(plain.mean("dose"), named.mean("beta[" + column + "]"), 0);
    assertEquals(plain.parameters().size(), named.parameters().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prior beta[tau]", "prior beta", "prior beta[\"tau\"]"})
  void priorsOfTheCoefficient(String target) {
    BayesFit fit =
        fit("tau", "exact", "prior tau = half_cauchy(0.5)\n" + target + " = normal(0, sd = 1)");
    assertEquals("beta[tau]", fit.priors().stringColumn("parameter").get(1));
    assertEquals("normal(0, sd = 1)", fit.priors().stringColumn("prior").get(1));
  }

  /** The interaction of columns sigma and x, and the slope of x in the line of sigma. */
  @Test
  void anInteractionCalledLikeASlopeOfTheScale() {
    String more =
        "sigma ~ x\nprior sigma = half_normal(sd = 0.3)\nprior sigma:x = normal(0, sd = 0.1)\n";
    double[] x = {0, 1, 0, 1, 0, 1};
    double[][] means = new double[2][];
    for (int i = 0; i < 2; i++) {
      String name = i == 0 ? "dose" : "sigma";
      Table dat = dat(name).addColumns(DoubleColumn.create("x", x));
      BayesFit fit =
          Meta.bayes(
              dat,
              "yi ~ " + name + " + " + name + ":x + meta_V(V = vi)\n" + more,
              BayesOptions.defaults().withChains(1).withDraws(200).withSeed(1));
      means[i] =
          new double[] {
            fit.mean("mu"), fit.mean("beta[" + name + ":x]"), fit.mean("sigma:x"), fit.mean("tau")
          };
    }
    assertArrayEquals(means[0], means[1], 0);
  }

  @Test
  void aBackquotedColumnHasAPrior() {
    BayesFit fit =
        fit(
            "dose in mg",
            "exact",
            "prior tau = half_cauchy(0.5)\nprior `dose in mg` = normal(0, sd = 1)");
    assertTrue(fit.prior("`dose in mg`").orElseThrow().isProper());
  }

  @Test
  void namesThatDifferInBlanksOnly() {
    Table dat = dat("a b").addColumns(DoubleColumn.create("ab", 1, 2, 2, 1, 3, 1));
    String text = "yi ~ `a b` + ab + meta_V(V = vi)\nprior tau = half_cauchy(0.5)\n";
    BayesFit fit = Meta.bayes(dat, text + "prior ab = normal(0, sd = 1)");
    assertTrue(fit.prior("ab").orElseThrow().isProper());
    assertTrue(!fit.prior("`a b`").orElseThrow().isProper());
  }

  @Test
  void twoTermsOfOneName() {
    Table dat = dat("gb").addColumns(StringColumn.create("g", "a", "b", "a", "b", "a", "b"));
    MetaException e =
        assertThrows(
            MetaException.class,
            () -> Meta.bayes(dat, "yi ~ g + gb + meta_V(V = vi)\nprior tau = half_cauchy(0.5)"));
    assertTrue(e.getMessage().contains("'gb'"), e.getMessage());
  }

  @Test
  void aNumberCountsRowsAndALabelStandsInQuotes() {
    Table dat = dat("x").addColumns(StringColumn.create("study", "6", "5", "4", "3", "2", "2"));
    BayesFit fit =
        Meta.bayes(
            Meta.studies(dat).label("study"),
            "yi ~ 1\nprior tau = half_cauchy(0.5)",
            Map.of(),
            BayesOptions.defaults());
    assertEquals(fit.mean("theta[1]"), fit.mean("theta[ 1 ]"));
    assertEquals(fit.mean("theta[1]"), fit.mean("theta[\"6\"]"));
    MetaException e = assertThrows(MetaException.class, () -> fit.mean("theta[\"2\"]"));
    assertTrue(e.getMessage().contains("more than one row"), e.getMessage());
  }

  @Test
  void levelsThatDifferInCaseOnly() {
    Table dat = dat("x").addColumns(StringColumn.create("g", "a", "A", "b", "a", "A", "b"));
    BayesFit fit =
        Meta.bayes(
            dat,
            "yi ~ 0 + g + meta_V(V = vi)\nprior tau = half_cauchy(0.5)",
            BayesOptions.defaults().withDraws(50));
    assertTrue(fit.draws().columnNames().contains("gA (2)"), fit.draws().columnNames().toString());
  }
}
