package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.document.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code %%bayes} of models with several variances. */
class MultilevelMagicsTest {

  private static final String MODEL =
      """
      yi ~ 1 + (1 | alloc) + meta_V(V = vi)
      prior mu = normal(0, sd = 1)
      prior sigma = half_normal(sd = 0.5)
      prior sd(alloc) = half_cauchy(0.3)
      """;

  private static final String SHORT = " --chains 2 --warmup 200 --draws 200";

  private static MapHost fitted() {
    MapHost host = BayesMagicsTest.host();
    Cell.call(host, "%bayes dat --as p" + SHORT, MODEL);
    return host;
  }

  @Test
  void aCellGivesAPosteriorByNuts() {
    MapHost host = fitted();
    BayesFit p = (BayesFit) host.value("p");
    assertEquals("nuts", p.sampler());
    assertEquals(
        List.of(Sheet.class, Figure.class), host.displayed.stream().map(Object::getClass).toList());
    String text = ((Sheet) host.displayed.get(0)).text();
    assertTrue(
        text.contains(
            "priors: mu = normal(0, sd = 1); sigma = half_normal(sd = 0.5); sd(alloc) ="
                + " half_cauchy(0.3)"),
        text);
    assertTrue(
        text.contains("No sampler was named, and this model has none that is exact throughout"),
        text);
    assertTrue(text.contains("u[alloc=random]"), text);
    assertFalse(text.contains("NaN"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%trace p",
        "%trace p sd(alloc) u[alloc=random]",
        "%density p",
        "%rank p sigma",
        "%autocorrelation p tau",
        "%forest p",
        "%forest fit p",
        "%caterpillar p",
        "%shrinkage p",
        "%predictive p",
        "%predictive p theta[3]",
        "%summary p sigma sd(alloc)",
        "%summary p --style coda",
        "%predict p",
        "%check p"
      })
  void magicsOfPosteriorsTakeIt(String line) {
    MapHost host = fitted();
    Cell.call(host, line, null);
    assertFalse(host.displayed.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%tau p => the figure of tau is made for one tau with its prior, and this model has sigma, sd(alloc), tau; see %density and %trace",
        "%effects p => theta given tau is made for one tau and independent studies; the heterogeneity of this model is sigma, sd(alloc), tau",
        "%trace p sd(aloc) => no variable 'sd(aloc)' in the posterior; did you mean 'sd(alloc)'? Variables: mu, sigma, sd(alloc), tau, tau2, theta_new, u[alloc=random], theta[1] to theta[13]",
        "%trace p theta[14] => no theta[14]: the rows are theta[1] to theta[13]",
      })
  void whatIsOfOneTauIsRefused(String line, String message) {
    MapHost host = fitted();
    assertEquals(
        message.strip(),
        assertThrows(MetaError.class, () -> Cell.call(host, line.strip(), null)).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "tau = half_cauchy(1) => this model has no one tau, but sigma and sd(alloc): write a prior of each, as in prior sigma = half_normal(sd = 0.5) (line 2, column 7)",
        "L9 => this model has no one tau, but sigma and sd(alloc): write a prior of each, as in prior sigma = half_normal(sd = 0.5) (line 2, column 7)",
        "mu = flat() => sigma and sd(alloc) have no prior, and none goes without saying: write for example prior sigma = half_normal(sd = 0.5)",
        "sigma = half_normal(sd = 1) => sd(alloc) has no prior, and none goes without saying: write for example prior sd(alloc) = half_normal(sd = 0.5)",
        "sd(aloc) = half_cauchy(1) => no parameter 'sd(aloc)' (line 2, column 7); did you mean 'sd(alloc)'? Parameters: mu, beta, sigma, sd(alloc)",
        "sigma:ablat = normal(0, sd = 1) => no parameter 'sigma:ablat' (line 2, column 7); Parameters: mu, beta, sigma, sd(alloc)",
        "rho12 = lkj(2) => no parameter 'rho12' (line 2, column 7); Parameters: mu, beta, sigma, sd(alloc)",
        "sigma = half_cauchy(-1) => scale of half_cauchy must be larger than 0, not -1 (line 2, column 27)",
        "sigma = normal(0, sd = 1) => normal may be negative, and sigma cannot (line 2, column 15); write half_normal",
        "sigma^2 = fixed(-1) => value of fixed must be 0 or larger, not -1 (line 2, column 23)",
        "sigma = lkj(1) => lkj is for correlations, and sigma is none (line 2, column 15); take for example half_normal or half_cauchy",
        "sd(alloc) = jeffreys() => jeffreys is made for one tau and independent studies, which this model has not (line 2, column 19); take for example half_normal or half_cauchy",
        "log(sd(alloc)) = flat() => sigma has no prior, and none goes without saying: write for example prior sigma = half_normal(sd = 0.5)",
        "log(sigma) = half_normal(sd = 1) => half_normal is positive, and log(sigma) may be any number (line 2, column 20); use normal, uniform or flat, or a prior of the SD",
      })
  void aPriorThatCannotBe(String prior, String message) {
    MapHost host = BayesMagicsTest.host();
    String body = "yi ~ 1 + (1 | alloc) + meta_V(V = vi)\nprior " + prior.strip();
    assertEquals(
        message.strip(),
        assertThrows(MetaError.class, () -> Cell.call(host, "%bayes dat --as p", body))
            .getMessage());
    assertTrue(!host.values.containsKey("p") && host.displayed.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%bayes dat --sampler exact => sampler exact is for one tau and independent studies, and this model has sigma, sd(alloc); take --sampler nuts or gibbs",
        "%bayes dat --sampler direct => sampler direct is for one tau and independent studies, and this model has sigma, sd(alloc); take --sampler nuts or gibbs",
        "%bayes dat --prior \"sigma = flat()\" => a second prior of sigma in --prior \"sigma = flat()\"; one is enough",
      })
  void anOptionThatCannotBe(String line, String message) {
    MapHost host = BayesMagicsTest.host();
    assertEquals(
        message.strip(),
        assertThrows(MetaError.class, () -> Cell.call(host, line.strip(), MODEL)).getMessage());
  }
}
