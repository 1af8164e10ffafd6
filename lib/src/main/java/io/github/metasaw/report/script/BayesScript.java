package io.github.metasaw.report.script;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.linalg.Diagonal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The call of bayesmeta's {@code bayesmeta}, or with moderators {@code bmr}, for a posterior with
 * one tau. Intervals have equal tails there too.
 */
final class BayesScript {

  private static final String OTHERS =
      "R is written with bayesmeta for posteriors of models with one tau and independent studies; ";

  private final BayesFit fit;

  private BayesScript(BayesFit fit) {
    this.fit = fit;
  }

  /** Lines of R, or a refusal of what bayesmeta does not have. */
  static String of(BayesFit fit) {
    boolean isNormal =
        fit.provenance().settings().getOrDefault("likelihood", "normal").equals("normal");
    if (!isNormal || fit.prior(BayesFit.TAU).isEmpty()) {
      throw MetaException.of(OTHERS + "this one is of another kind");
    }
    if (!(fit.studies().V() instanceof Diagonal)) {
      throw MetaException.of(OTHERS + "the sampling errors are correlated here");
    }
    return new BayesScript(fit).write();
  }

  private String write() {
    StringBuilder script = new StringBuilder("library(bayesmeta)\n");
    script.append("yi <- ").append(RText.numbers(fit.studies().yi())).append('\n');
    double[] sei = Arrays.stream(fit.studies().vi()).map(Math::sqrt).toArray();
    script.append("sei <- ").append(RText.numbers(sei)).append('\n');
    script.append("slab <- ").append(RText.texts(fit.studies().labels())).append('\n');
    List<String> arguments = new ArrayList<>(List.of("y = yi, sigma = sei, labels = slab"));
    boolean isPooled = fit.design().isInterceptOnly();
    if (!isPooled) {
      script.append(RScript.matrix(fit.design(), fit.studies().k()));
      arguments.add("X = X");
    }
    arguments.add("tau.prior = " + tau());
    arguments.addAll(mean(isPooled ? "mu.prior" : "beta.prior"));
    arguments.add("interval.type = \"central\"");
    script.append("res <- ").append(RText.call(isPooled ? "bayesmeta" : "bmr", arguments));
    return script.append("\nprint(res)\n").append(intervals(isPooled)).toString();
  }

  /** The prior of tau stands below those of the coefficients. */
  private String tau() {
    Table priors = fit.priors();
    int row = fit.design().columns();
    String parameter = priors.stringColumn("parameter").get(row);
    String prior = priors.stringColumn("prior").get(row);
    return PriorCall.of(prior)
        .filter(call -> parameter.equals(BayesFit.TAU))
        .flatMap(PriorCall::density)
        .orElseThrow(
            () ->
                MetaException.of(
                    OTHERS + "and it does not have the prior " + parameter + " = " + prior));
  }

  /** Means and SDs of normal priors; nothing if all are flat. */
  private List<String> mean(String argument) {
    Table priors = fit.priors();
    List<Double> means = new ArrayList<>();
    List<Double> sds = new ArrayList<>();
    int columns = fit.design().columns();
    int flat = 0;
    for (int j = 0; j < columns; j++) {
      String prior = priors.stringColumn("prior").get(j);
      PriorCall call =
          PriorCall.of(prior)
              .filter(found -> found.name().equals("normal") || found.name().equals("flat"))
              .orElseThrow(
                  () ->
                      MetaException.of(
                          OTHERS
                              + "and it has normal and flat priors of the mean only, not "
                              + prior));
      if (call.name().equals("flat")) {
        flat++;
        continue;
      }
      means.add(call.number("mean", 0));
      sds.add(call.number("sd", 1));
    }
    if (flat > 0 && flat < columns) {
      throw MetaException.of(
          OTHERS + "and it has normal priors of all coefficients or of none; here some are flat");
    }
    return flat > 0
        ? List.of()
        : List.of(argument + ".mean = " + vector(means), argument + ".sd = " + vector(sds));
  }

  private static String vector(List<Double> values) {
    return values.size() == 1
        ? RText.number(values.get(0))
        : RText.numbers(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Intervals at the level of the fit; that of the printed ones is 95 %. */
  private String intervals(boolean isPooled) {
    String level = RText.number(fit.level());
    return isPooled
        ? """
          print(rbind(
            mu = res$post.interval(mu.level = %s),
            tau = res$post.interval(tau.level = %s),
            next.study = res$post.interval(theta.level = %s, predict = TRUE)
          ))
          """
            .formatted(level, level, level)
        : "";
  }
}
