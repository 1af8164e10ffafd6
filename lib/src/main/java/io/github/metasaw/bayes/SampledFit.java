package io.github.metasaw.bayes;

import io.github.metasaw.check.Check;
import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.DrawChecks;
import io.github.metasaw.draws.DrawSummary;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** A posterior by draws. */
final class SampledFit extends Posterior {

  private final Draws draws;
  private final List<Check> samplerChecks;
  private final Map<String, Marginal> sorted = new ConcurrentHashMap<>();
  private volatile @Nullable List<DrawSummary> summaries;

  SampledFit(
      Studies studies,
      Design design,
      PriorSet priors,
      BayesOptions options,
      ExactPosterior exact,
      Draws draws,
      List<Check> samplerChecks) {
    super(studies, design, priors, options, exact);
    this.draws = draws;
    this.samplerChecks = List.copyOf(samplerChecks);
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

  private List<DrawSummary> summaries() {
    List<DrawSummary> made = summaries;
    if (made == null) {
      made = DrawSummary.of(draws);
      summaries = made;
    }
    return made;
  }

  @Override
  public Table summary() {
    return DrawSummary.table(summaries());
  }

  @Override
  public List<Check> checkList() {
    List<Check> checks = new ArrayList<>(commonChecks());
    checks.addAll(DrawChecks.of(draws, summaries()));
    checks.addAll(samplerChecks);
    return List.copyOf(checks);
  }
}
