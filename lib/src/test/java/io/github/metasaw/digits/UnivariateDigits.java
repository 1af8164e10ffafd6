package io.github.metasaw.digits;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.RegressionReferenceTest;
import io.github.metasaw.freq.Tau2EstimatorTest;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** {@code rma(yi, vi)} and {@code rma(yi, vi, mods)}: every estimator, every test. */
final class UnivariateDigits {

  /** The largest tau2 at which metafor's confint looks. */
  private static final double LIMIT = 100;

  private final List<Digit> digits;

  UnivariateDigits(List<Digit> digits) {
    this.digits = digits;
  }

  void addAll() {
    estimators("the eight studies of a seed", "seeds/blog_eight_studies", "rma");
    estimators("eight schools", "seeds/eight_schools", "rma");
    estimators("CDKAL1", "seeds/cdkal1", "rma");
    for (String name :
        List.of(
            "bcg_RR",
            "bangertdrowns2004",
            "hine1989_RD",
            "molloy2014_ZCOR",
            "normand1999_SMD",
            "raudenbush1985")) {
      estimators(name.replaceFirst("_.*", ""), "metafor_uni/" + name + "_estimators", "results");
    }
    for (String name :
        List.of("bcg_RR", "bangertdrowns2004", "molloy2014_ZCOR", "raudenbush1985")) {
      regressions(name.replaceFirst("_.*", ""), "metafor_uni/" + name + "_regression");
    }
  }

  private void estimators(String data, String name, String key) {
    ReferenceFile file = ReferenceFile.of(name);
    Table table = file.table();
    Studies studies =
        table.containsColumn("vi")
            ? StudyReader.of(table).vi("vi").read()
            : StudyReader.of(table).sei("sei").read();
    for (Map.Entry<String, JsonNode> entry : file.root().get(key).properties()) {
      JsonNode r = entry.getValue();
      if (r.has("method") && r.has("b")) {
        FreqOptions options = Tau2EstimatorTest.options(entry.getKey(), r, studies);
        fit("rma " + entry.getKey().replace('_', ' '), data, name, Meta.fit(studies, options), r);
      }
    }
  }

  private void regressions(String data, String name) {
    ReferenceFile file = ReferenceFile.of(name);
    for (Map.Entry<String, JsonNode> entry : file.root().get("results").properties()) {
      JsonNode r = entry.getValue();
      String formula = RegressionReferenceTest.formula(file, entry.getKey());
      FreqOptions options =
          FreqOptions.defaults()
              .withMethod(r.get("method").asText())
              .withTest(r.get("test").asText());
      ModelSpec spec = ModelSpec.parse("yi " + formula + " + meta_V(V = vi)", Map.of());
      FrequentistFit fit = Meta.fit(StudyReader.of(file.table()), spec, options);
      fit("rma " + entry.getKey().replace('_', ' '), data, name, fit, r);
    }
  }

  private void fit(String call, String data, String file, FrequentistFit fit, JsonNode r) {
    // The files of the seeds were made with R's defaults, the others with a tighter control.
    boolean isLoose = file.startsWith("seeds");
    boolean isRoot = isLoose && r.get("method").asText().startsWith("PM");
    DigitsTest.Call to =
        new DigitsTest.Call(digits, data, call, isRoot ? Cause.UNIROOT : Cause.NONE);
    Table t = fit.coefficients();
    to.add("estimate", r.get("b"), fit.beta());
    to.add("SE", r.get("se"), fit.standardErrors());
    to.add("statistic", r.get("zval"), t.doubleColumn("statistic").asDoubleArray());
    to.add("p", r.get("pval"), t.doubleColumn("p").asDoubleArray());
    to.add("lower", r.get("ci_lb"), t.doubleColumn("lower").asDoubleArray());
    to.add("upper", r.get("ci_ub"), t.doubleColumn("upper").asDoubleArray());
    Heterogeneity h = fit.heterogeneity();
    to.add("tau2", r.get("tau2"), h.tau2());
    to.add("SE of tau2", r.get("se_tau2"), h.seTau2());
    to.add("I2", r.get("I2"), 100 * h.I2());
    to.add("H2", r.get("H2"), h.H2());
    to.add("Q", r.get("QE"), h.Q());
    to.add("p of Q", r.get("QEp"), h.Qp());
    to.add("QM", r.get("QM"), fit.moderatorTest().statistic());
    to.add("p of QM", r.get("QMp"), fit.moderatorTest().p());
    JsonNode stats = r.at("/fit_stats/" + (fit.method().equals("REML") ? "REML" : "ML"));
    if (!stats.isMissingNode()) {
      to.add("log-likelihood", stats.get("ll"), fit.logLik());
      to.add("AIC", stats.get("AIC"), fit.aic());
      to.add("BIC", stats.get("BIC"), fit.bic());
      to.add("AICc", stats.get("AICc"), fit.aicc());
    }
    Cause cause = isLoose ? Cause.UNIROOT : Cause.NONE;
    interval(to, cause, r.get("confint_QP"), fit, Tau2Interval.Method.Q_PROFILE);
    interval(to, cause, r.get("confint_PL"), fit, Tau2Interval.Method.PROFILE_LIKELIHOOD);
    interval(to, Cause.UNIROOT, r.get("confint_GENQ"), fit, Tau2Interval.Method.GENERALIZED_Q);
    prediction(to, r.get("predict"), fit);
  }

  private static void prediction(DigitsTest.Call to, JsonNode r, FrequentistFit fit) {
    if (r == null || r.isNull()) {
      return;
    }
    Table t = fit.predict();
    to.add("prediction", r.get("pred"), t.doubleColumn("estimate").asDoubleArray());
    to.add("prediction, lower", r.get("pi_lb"), t.doubleColumn("piLower").asDoubleArray());
    to.add("prediction, upper", r.get("pi_ub"), t.doubleColumn("piUpper").asDoubleArray());
  }

  private static void interval(
      DigitsTest.Call to, Cause cause, JsonNode r, FrequentistFit fit, Tau2Interval.Method method) {
    if (r != null && !r.isNull()) {
      Tau2Interval interval = fit.tau2Interval(method);
      String name = "interval of tau2 (" + method.label() + ")";
      to.add(name, cause, r.get("ci_lb"), interval.lower());
      boolean isAtLimit = ReferenceFile.number(r.get("ci_ub")) == LIMIT;
      to.add(name, isAtLimit ? Cause.LIMIT : cause, r.get("ci_ub"), interval.upper());
    }
  }
}
