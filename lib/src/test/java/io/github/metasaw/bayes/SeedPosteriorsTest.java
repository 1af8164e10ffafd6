package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/**
 * Posteriors of the documents' data against values from another quadrature (composite
 * Gauss-Legendre in R): eight schools, the lecture's priors on five studies, CDKAL1.
 */
class SeedPosteriorsTest {

  private static final double TOLERANCE = 1e-7;

  /** Quantiles of zeta2 there are good to 1e-9 of probability; its slope makes that more in x. */
  private static final double ZETA2 = 2e-7;

  private static final Map<String, String> PRIORS =
      Map.of(
          "L11_sd100", "prior tau = half_normal(sd = 100)",
          "tau2_fixed_0.25", "prior tau2 = fixed(0.25)",
          "tau2_fixed_1", "prior tau2 = fixed(1)",
          "tau2_fixed_25", "prior tau2 = fixed(25)",
          "tau2_fixed_100", "prior tau2 = fixed(100)");

  record Case(String name, Table data, String priors, JsonNode expected, double logMarginalShift) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    ReferenceFile schools = ReferenceFile.of("seeds/eight_schools");
    JsonNode root = schools.root();
    Table table = schools.table();
    cases.add(
        new Case(
            "eight schools, flat",
            table,
            "prior tau = flat()",
            root.get("exact_posterior_uniform_tau_0_Inf").get("summary"),
            0));
    // There the uniform prior counts as the density 1, here as 1/30.
    cases.add(
        new Case(
            "eight schools, uniform",
            table,
            "prior tau = uniform(0, 30)",
            root.get("exact_posterior_uniform_tau_0_30").get("summary"),
            -Math.log(30)));
    ReferenceFile cdkal1 = ReferenceFile.of("seeds/cdkal1");
    cases.add(
        new Case(
            "CDKAL1, flat",
            cdkal1.table(),
            "prior tau = flat()",
            corrected(cdkal1.root().get("exact_uniform_tau_0_Inf")),
            0));
    ReferenceFile lecture = ReferenceFile.of("seeds/lecture7_five_studies");
    lecture
        .root()
        .get("posterior")
        .properties()
        .forEach(
            psi ->
                psi.getValue()
                    .properties()
                    .forEach(
                        prior ->
                            cases.add(
                                new Case(
                                    "lecture, " + psi.getKey() + ", " + prior.getKey(),
                                    lecture.table(),
                                    "prior mu = normal(0, variance = %s)\n%s"
                                        .formatted(
                                            psi.getKey().substring("psi2_".length()),
                                            PRIORS.getOrDefault(
                                                prior.getKey(), "prior " + prior.getKey())),
                                    prior.getValue(),
                                    0))));
    return cases.stream();
  }

  /**
   * There the range of tau ends too early for the variance of mu, which has a heavy tail with five
   * studies: these are quadratures in 30 digits.
   */
  private static JsonNode corrected(JsonNode cdkal1) {
    ObjectNode copy = cdkal1.deepCopy();
    ((ObjectNode) copy.get("mu")).put("sd", 0.11998630007617788);
    ((ObjectNode) copy.get("theta_pred")).put("sd", 0.28627491521209729);
    return copy;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agrees(Case test) {
    String model = "yi ~ 1\n" + test.priors();
    BayesFit fit =
        Meta.bayes(Meta.studies(test.data()).sei("sei"), model, Map.of(), BayesOptions.defaults());
    compare(fit, "tau", test.expected().get("tau"), TOLERANCE);
    compare(fit, "tau2", finite(test.expected().get("tau2"), fit), TOLERANCE);
    compare(fit, "mu", test.expected().get("mu"), TOLERANCE);
    compare(fit, "theta_new", test.expected().get("theta_pred"), TOLERANCE);
    compare(fit, "beta_F", test.expected().get("beta_F"), TOLERANCE);
    compare(fit, "zeta2", test.expected().get("zeta2"), ZETA2);
    JsonNode theta = test.expected().get("theta");
    for (int i = 0; i < fit.studies().k(); i++) {
      String name = "theta[" + (i + 1) + "]";
      close(theta.get("mean").get(i).asDouble(), fit.mean(name), name, TOLERANCE);
      close(theta.get("sd").get(i).asDouble(), fit.sd(name), name, TOLERANCE);
      if (theta.has("quantiles")) {
        int study = i;
        theta
            .get("quantiles")
            .properties()
            .forEach(
                q ->
                    close(
                        q.getValue().get(study).asDouble(),
                        fit.quantile(name, probability(q.getKey())),
                        name + " " + q.getKey(),
                        TOLERANCE));
      }
    }
    close(
        test.expected().get("log_marginal_likelihood").asDouble() + test.logMarginalShift(),
        fit.logMarginal(),
        "log marginal",
        TOLERANCE);
  }

  /** The reference gives a number for the SD of tau2 where the integral has none. */
  private static JsonNode finite(JsonNode tau2, BayesFit fit) {
    if (tau2 == null || !tau2.isObject() || Double.isFinite(fit.sd("tau2"))) {
      return tau2;
    }
    ObjectNode copy = tau2.deepCopy();
    copy.remove("sd");
    return copy;
  }

  private static void compare(BayesFit fit, String name, JsonNode expected, double tolerance) {
    if (expected == null || !expected.isObject()) {
      return;
    }
    close(expected.get("mean").asDouble(), fit.mean(name), name + " mean", tolerance);
    if (expected.has("sd")) {
      close(expected.get("sd").asDouble(), fit.sd(name), name + " sd", tolerance);
    }
    if (expected.has("quantiles")) {
      expected
          .get("quantiles")
          .properties()
          .forEach(
              q ->
                  close(
                      q.getValue().asDouble(),
                      fit.quantile(name, probability(q.getKey())),
                      name + " " + q.getKey(),
                      tolerance));
    }
  }

  private static double probability(String percent) {
    return Double.parseDouble(percent.replace("%", "")) / 100;
  }

  private static void close(double expected, double actual, String what, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.max(Math.abs(expected), 1e-3), what);
  }
}
