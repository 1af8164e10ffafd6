package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All of bayesmeta's named priors on two data sets, with flat and with normal prior of mu. */
public class BayesmetaTest {

  /** bayesmeta integrates tau itself well. */
  private static final double TAU = 2e-6;

  /** Its grid for all else is coarse: the file asks for 1e-3 of divergence, 1e-6 of tail. */
  private static final double GRID = 8e-4;

  /** Its shortest intervals end where R's optimize stops. */
  private static final double OPTIMISER = 1e-4;

  /** A prior on a data set. */
  public record Case(String file, String mu, String prior, JsonNode expected, double scale) {
    @Override
    public String toString() {
      return file + ", mu " + mu + ", tau " + prior;
    }

    /** The model with its priors. */
    public String model() {
      // The file says S for both, but its priors of tau have the scale S/2.
      String s = Double.toString(scale / 2);
      String tau =
          switch (prior) {
            case "uniform" -> "flat()";
            case "sqrt" -> "square_root()";
            case "Jeffreys" -> "jeffreys()";
            case "overallJeffreys" -> "overall_jeffreys()";
            case "BergerDeely" -> "berger_deely()";
            case "shrinkage" -> "uniform_shrinkage()";
            case "halfnormal" -> "half_normal(sd = " + s + ")";
            case "halfcauchy" -> "half_cauchy(" + s + ")";
            case "halft4" -> "half_t(4, " + s + ")";
            case "exponential" -> "exponential(1/" + s + ")";
            case "lomax" -> "lomax(1, " + s + ")";
            case "halflogistic" -> "half_logistic(" + s + ")";
            default -> prior.toLowerCase(Locale.ROOT) + "()";
          };
      String location = mu.equals("flat") ? "flat()" : "normal(0, sd = " + scale + ")";
      return "yi ~ 1\nprior mu = " + location + "\nprior tau = " + tau;
    }
  }

  /** All data sets and priors. */
  public static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String file : new String[] {"eight_schools", "bcg_RR"}) {
      JsonNode root = ReferenceFile.of("bayesmeta/" + file).root();
      double scale = root.get("scale_S_used_in_proper_priors").asDouble();
      for (String mu : new String[] {"flat", "normal_0_S"}) {
        root.get("mu_prior_" + mu)
            .properties()
            .forEach(
                prior -> cases.add(new Case(file, mu, prior.getKey(), prior.getValue(), scale)));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agrees(Case test) {
    ReferenceFile file = ReferenceFile.of("bayesmeta/" + test.file());
    BayesFit fit =
        Meta.bayes(
            Meta.studies(file.table()).sei("sei").label("label"),
            test.model(),
            Map.of(),
            BayesOptions.defaults());
    quantity(fit, "tau", test.expected(), "tau", "tau", TAU);
    quantity(fit, "mu", test.expected(), "mu", "mu", GRID);
    quantity(fit, "theta_new", test.expected(), "theta", "theta_new", GRID);
    JsonNode theta = test.expected().get("shrinkage_theta");
    for (int i = 0; i < fit.studies().k(); i++) {
      String name = "theta[" + (i + 1) + "]";
      double sd = fit.sd(name);
      close(theta.get("mean").get(i), fit.mean(name), sd, name, GRID);
      close(theta.get("sd").get(i), sd, sd, name, GRID);
      close(theta.get("median").get(i), fit.median(name), sd, name, GRID);
    }
    double[] weights = fit.weights();
    int i = 0;
    for (JsonNode weight : test.expected().get("weights")) {
      if (i < weights.length) {
        close(weight, weights[i++] / 100, 1, "weight", GRID);
      }
    }
    JsonNode log = test.expected().get("log_marginal_likelihood");
    if (!log.isNull()) {
      close(log, fit.logMarginal(), 1, "log marginal", TAU);
    }
    JsonNode factors = test.expected().get("bayes_factor");
    if (!factors.get("tau0").isNull()) {
      double expected = factors.get("tau0").asDouble();
      assertEquals(expected, fit.bayesFactor("tau = 0"), GRID * expected);
    }
    if (!factors.get("mu0").isNull()) {
      double expected = factors.get("mu0").asDouble();
      assertEquals(expected, fit.bayesFactor("mu = 0"), GRID * expected);
    }
  }

  private static void quantity(
      BayesFit fit,
      String ours,
      JsonNode expected,
      String summary,
      String quantiles,
      double tolerance) {
    JsonNode row = expected.get("summary").get(summary);
    double scale = fit.quantile(ours, 0.75) - fit.quantile(ours, 0.25);
    if (Double.isFinite(fit.mean(ours))) {
      close(row.get("mean"), fit.mean(ours), scale, ours + " mean", tolerance);
    }
    if (Double.isFinite(fit.sd(ours))) {
      close(row.get("sd"), fit.sd(ours), scale, ours + " sd", tolerance);
    }
    close(row.get("median"), fit.median(ours), scale, ours + " median", tolerance);
    Interval shortest = fit.shortest(ours, 0.95);
    close(
        row.get("95% lower"),
        shortest.lower(),
        10 * scale,
        ours + " lower",
        Math.max(OPTIMISER, tolerance));
    close(
        row.get("95% upper"),
        shortest.upper(),
        10 * scale,
        ours + " upper",
        Math.max(OPTIMISER, tolerance));
    double[] probabilities = {0.025, 0.25, 0.5, 0.75, 0.975};
    JsonNode q = expected.get("quantiles_025_25_50_75_975").get(quantiles);
    for (int i = 0; i < probabilities.length; i++) {
      close(
          q.get(i),
          fit.quantile(ours, probabilities[i]),
          scale,
          ours + " quantile " + i,
          tolerance);
    }
  }

  private static void close(
      JsonNode expected, double actual, double scale, String what, double tolerance) {
    assertEquals(expected.asDouble(), actual, tolerance * Math.max(Math.abs(actual), scale), what);
  }
}
