package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What a student who writes a prior or an option wrongly reads: one line, and nothing assigned. */
class BayesErrorsTest {

  private static Table studies(int k) {
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    for (int i = 0; i < k; i++) {
      yi.append(0.1 * i);
      vi.append(0.1);
    }
    return Table.create("studies", yi, vi);
  }

  private static MapHost host() {
    return BayesMagicsTest.host().with("one", studies(1)).with("two", studies(2));
  }

  private static String fault(MapHost host, String line, String body) {
    return assertThrows(MetaError.class, () -> Cell.call(host, line, body)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "tau = half_cauchi(0.5) => no prior 'half_cauchi' @; did you mean 'half_cauchy'? Priors: flat, fixed, uniform, half_normal, half_t, half_cauchy, half_logistic, exponential, log_normal, gamma, inverse_gamma, lomax, pareto, square_root, turner, rhodes, grid, uniform_shrinkage, dumouchel, i2, jeffreys, overall_jeffreys, berger_deely, conventional",
        "tau = half_cauchy(-0.5) => scale of half_cauchy must be larger than 0, not -0.5 @",
        "tau = half_cauchy(scael = 2) => no argument 'scael' in half_cauchy @; did you mean 'scale'? Arguments: scale",
        "tau = half_cauchy(1, 2) => 2 is one argument too many; write half_cauchy(scale) @",
        "tau = half_cauchy(one) => a number is expected, not 'one' @",
        "tau = half_t(3) => half_t needs scale; write half_t(df, scale) @",
        "tau = half_normal(1) => say whether 1 is the sd or the variance, as in sd = 1 @",
        "tau = normal(0, sd = 1) => normal may be negative, and tau cannot @; write half_normal",
        "tau = uniform(2, 1) => to of uniform must be larger than from @",
        "tau2 = fixed(-1) => value of fixed must be 0 or larger, not -1 @",
        "tau = grid(1, 0, 0.1) => by of grid must give 1 to 100000 points between from and to @",
        "tau2 = jeffreys() => jeffreys() is a prior of tau; write prior tau = jeffreys() @",
        "mu = normal(0, 1000) => say whether 1000 is the sd or the variance, as in sd = 1000 @",
        "mu = normal(0, sd = -1) => sd of normal must be larger than 0, not -1 @",
        "mu = normal(0, sd = 1, variance = 1) => variance of normal and sd are both given; one is enough @",
        "mu = half_cauchy(1) => half_cauchy is for heterogeneity, and mu is a coefficient @; priors of coefficients: flat, fixed, normal, t, cauchy",
        "mu ~ dnorm(0, 0.001) => no prior 'dnorm' @; dnorm(mean, precision) of JAGS is written normal(mean, variance = 1/precision)",
        "ablat = flat() => no parameter 'ablat' @; Parameters: mu, beta, tau, tau2, 1/tau2, log(tau), log(tau2)",
        "Tau = flat() => no parameter 'Tau' @; did you mean 'tau'? Parameters: mu, beta, tau, tau2, 1/tau2, log(tau), log(tau2)",
        "L2 => no named prior 'L2' @; did you mean 'L1'? Named priors: L1, L3, L5, L5_variance, L7, L9, L11",
        "log(tau2) = flat() => prior log(tau2) = flat() gives no posterior: the data can never rule out tau = 0, and this prior has infinite mass near it; use for example prior tau = half_cauchy(0.5)",
      })
  void aPriorThatCannotBe(String prior, String message) {
    MapHost host = host();
    String place = "in --prior \"" + prior.strip() + "\"";
    assertEquals(
        message.strip().replace("@", place),
        fault(host, "%bayes dat --as p --prior \"" + prior.strip() + "\"", null));
    assertTrue(!host.values.containsKey("p") && host.displayed.isEmpty());
    String inACell = fault(host, "%bayes dat", "yi ~ 1\nprior " + prior.strip());
    assertEquals(message.contains("@"), inACell.contains("(line 2, column "), inACell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "%bayes one => prior tau = flat() gives no posterior on 1 study: large tau keeps infinite mass; it needs 3 studies or more, or a prior that integrates, such as prior tau = half_cauchy(0.5)",
        "%bayes two --prior \"tau2 = flat()\" => prior tau2 = flat() gives no posterior on 2 studies: large tau keeps infinite mass; it needs 4 studies or more, or a prior that integrates, such as prior tau = half_cauchy(0.5)",
        "%bayes dat --prior L9 --prior \"tau2 = fixed(1)\" => a second prior of heterogeneity in --prior \"tau2 = fixed(1)\"; one is enough",
        "%bayes dat --prior tau = half_cauchy(1) => '=' is one word too many for %bayes; options begin with --, and values with blanks stand in double quotes",
        "%bayes dat --sampler gibs => no sampler 'gibs'; did you mean 'gibbs'? Samplers: exact, direct, gibbs, nuts",
        "%bayes dat --sampler direct --draws 0 => draws must be 1 or more, not 0",
        "%bayes dat --parameters centred => parameters centred are a form of the model that nuts walks through, and the sampler is exact; take --sampler nuts",
        "%bayes dat --sampler nuts --parameters centered => no parameterization 'centered'; did you mean 'centred'? Parameterizations: marginal, centred, noncentred",
        "%bayes dat --sampler gibbs --chains 0 => chains must be 1 or more, not 0",
        "%bayes dat --warmup -1 => warmup must be 0 or more, not -1",
        "%bayes dat --draws 1e6 => --draws takes a whole number, not '1e6'",
        "%bayes dat --draws 99999999999 => --draws can be 2147483647 at most, not 99999999999",
        "%bayes dat --level 95 => level must lie between 0 and 1, not 95; for 95 % write 0.95",
        "%bayes dat --method REML => no option '--method' of %bayes, only of %meta, %explore; %bayes --help lists the options",
        "%bayes dat --yi effect => no column 'effect' in dat; Columns: trial, author, year, tpos, tneg, cpos, cneg, ablat, alloc, yi, vi",
        "%bayes dta => no variable 'dta'; did you mean 'dat'? tables here: dat, one, two",
        "%summary post taau => no variable 'taau' in the posterior; did you mean 'tau'? Variables: mu, tau, tau2, theta_new, beta_F, zeta2, theta[1] to theta[13]",
        "%trace post taau => no variable 'taau' in the posterior; did you mean 'tau'? Variables: mu, tau, tau2, theta_new, beta_F, zeta2, theta[1] to theta[13]",
        "%density fit => 'fit' is a FrequentistFit, but a BayesFit is needed; Bayesian fits here: post, reg",
        "%predictive post mu => 'mu' is not the effect of a study; predict theta[1] to theta[13] or theta_new",
        "%sensitivity dat --psi2 0 => psi2 is the variance of mu's prior and must be larger than 0, not 0",
        "%sensitivity dat --tau2 0.1,x => --tau2 takes numbers between commas, not 'x'",
        "%sensitivity dat --priors L1,L2 => no named prior 'L2'; did you mean 'L1'? Named priors: L1, L3, L5, L5_variance, L7, L9, L11",
        "%summary post theta[14] => no theta[14]: the studies are theta[1] to theta[13]",
      })
  void aLineThatCannotBe(String line, String message) {
    MapHost host = host();
    int variables = host.values.size();
    assertEquals(message.strip(), fault(host, line.strip(), null));
    assertEquals(variables, host.values.size());
    assertTrue(host.displayed.isEmpty());
  }

  @Test
  void aCellNamesThePlace() {
    MapHost host = host();
    assertEquals(
        "no parameter 'ablatt' (line 2, column 7); did you mean 'ablat'? Parameters: mu, ablat, beta,"
            + " tau, tau2, 1/tau2, log(tau), log(tau2)",
        fault(host, "%bayes dat", "yi ~ ablat\nprior ablatt = flat()"));
    assertEquals(
        "mu and ablat both have a t or Cauchy prior, and exact results allow one; use normal for the"
            + " other, or take --sampler gibbs or nuts",
        fault(host, "%bayes dat", "yi ~ ablat\nprior mu = t(3, 0, 1)\nprior ablat = cauchy(0, 1)"));
    assertEquals(
        "a second prior of mu in --prior \"mu = flat()\"; one is enough",
        fault(host, "%bayes dat --prior \"mu = flat()\"", "yi ~ 1\nprior mu = normal(0, sd = 1)"));
    assertEquals(
        "priors belong to %%bayes, not to %%meta (line 2, column 7)",
        fault(host, "%meta dat", "yi ~ 1\nprior tau = half_cauchy(1)"));
    assertEquals(
        "no option '--prior' of %meta, only of %bayes, %explore; %meta --help lists the options",
        fault(host, "%meta dat --prior L9", null));
  }

  @Test
  void moreDrawsThanFitAreRefusedAtOnce() {
    String message = fault(host(), "%bayes dat --sampler gibbs --draws 2000000000", null);
    assertTrue(
        message.matches(
            "4 chains of 2,000,001,000 draws of 19 variables need 3,649 GB of memory, and Java has"
                + " [0-9.]+ GB; ask for fewer draws"),
        message);
  }

  @Test
  void javaSaysTheSame() {
    BayesFit post = (BayesFit) host().value("post");
    BayesFit flat = (BayesFit) host().value("reg");
    assertEquals(
        "no theta[14]: the studies are theta[1] to theta[13]",
        assertThrows(MetaException.class, () -> post.quantile("theta[14]", 0.5)).getMessage());
    assertEquals(
        "the prior of (Intercept) is flat, so it has no scale and no Bayes factor; give it a prior"
            + " that integrates, such as normal(0, sd = 1)",
        assertThrows(MetaException.class, () -> flat.bayesFactor("mu = 0")).getMessage());
    assertEquals(
        "a hypothesis names a parameter and its value, as in mu = 0 or tau = 0, not 'mu > 0'",
        assertThrows(MetaException.class, () -> post.bayesFactor("mu > 0")).getMessage());
  }
}
