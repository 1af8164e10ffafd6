package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.Design;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tech.tablesaw.api.Table;

/** A posterior by draws. */
final class SampledFit extends Posterior {

  private final Draws draws;
  private final Map<String, Marginal> sorted = new ConcurrentHashMap<>();
  private final DrawnSummaries summaries;

  SampledFit(
      Studies studies,
      Design design,
      ModelPriors priors,
      BayesOptions options,
      ExactPosterior exact,
      Draws draws,
      List<Check> samplerChecks) {
    super(studies, design, priors, options, exact);
    this.draws = draws;
    this.summaries = new DrawnSummaries(draws, samplerChecks);
  }

  @Override
  public Draws sample() {
    return draws;
  }

  @Override
  public Marginal marginal(String variable) {
    // Kept, for each sorts all draws.
    return sorted.computeIfAbsent(
        variables.find(variable).name(), name -> new DrawsMarginal(draws.pooled(name)));
  }

  @Override
  public Table summary() {
    return summaries.table();
  }

  @Override
  public List<Check> checkList() {
    return summaries.checks(commonChecks());
  }
}
