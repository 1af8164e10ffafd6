package io.github.metasaw.digits;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.BayesmetaTest;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;

/** {@code bayesmeta(y, sigma)}: every named prior of tau, with two priors of mu. */
final class PosteriorDigits {

  private static final double[] PROBABILITIES = {0.025, 0.25, 0.5, 0.75, 0.975};

  private final List<Digit> digits;

  PosteriorDigits(List<Digit> digits) {
    this.digits = digits;
  }

  void addAll() {
    BayesmetaTest.cases().forEach(this::add);
  }

  private void add(BayesmetaTest.Case test) {
    ReferenceFile file = ReferenceFile.of("bayesmeta/" + test.file());
    BayesFit fit =
        Meta.bayes(
            Meta.studies(file.table()).sei("sei").label("label"),
            test.model(),
            Map.of(),
            BayesOptions.defaults());
    String data = test.file().equals("bcg_RR") ? "bcg" : "eight schools";
    String prior = test.prior() + (test.mu().equals("flat") ? "" : ", normal mu");
    DigitsTest.Call to = new DigitsTest.Call(digits, data, "bayesmeta " + prior, Cause.GRID);
    quantity(to, fit, test.expected(), "tau", "tau", "tau");
    quantity(to, fit, test.expected(), "mu", "mu", "mu");
    quantity(to, fit, test.expected(), "theta", "theta_new", "next study");
  }

  private static void quantity(
      DigitsTest.Call to,
      BayesFit fit,
      JsonNode expected,
      String summary,
      String variable,
      String words) {
    JsonNode row = expected.get("summary").get(summary);
    double mean = fit.mean(variable);
    double sd = fit.sd(variable);
    if (Double.isFinite(mean)) {
      to.add(words + " mean", row.get("mean"), mean);
    }
    if (Double.isFinite(sd)) {
      to.add(words + " SD", row.get("sd"), sd);
    }
    Interval shortest = fit.shortest(variable, 0.95);
    to.add(words + " shortest", Cause.SHORTEST, row.get("95% lower"), shortest.lower());
    to.add(words + " shortest", Cause.SHORTEST, row.get("95% upper"), shortest.upper());
    JsonNode quantiles = expected.get("quantiles_025_25_50_75_975").get(variable);
    for (int i = 0; i < PROBABILITIES.length; i++) {
      to.add(words + " quantiles", quantiles.get(i), fit.quantile(variable, PROBABILITIES[i]));
    }
  }
}
