package io.github.metasaw.bayes.posterior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.DrawChecks;
import io.github.metasaw.draws.DrawSummary;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Marginals from draws of any sampler. */
@API(status = API.Status.INTERNAL)
public final class DrawsSource implements PosteriorSource {

  private final Draws draws;
  private final List<Check> samplerChecks;
  private final Map<String, Marginal> sorted = new ConcurrentHashMap<>();
  private volatile @Nullable List<DrawSummary> made;

  /**
   * A source.
   *
   * @param draws of all variables
   * @param samplerChecks checks of the sampler
   */
  public DrawsSource(Draws draws, List<Check> samplerChecks) {
    this.draws = draws;
    this.samplerChecks = List.copyOf(samplerChecks);
  }

  @Override
  public Marginal marginal(PosteriorVariable variable) {
    // Kept, for each sorts all draws.
    return sorted.computeIfAbsent(variable.name(), name -> new DrawsMarginal(draws.pooled(name)));
  }

  private List<DrawSummary> summaries() {
    List<DrawSummary> known = made;
    if (known == null) {
      known = DrawSummary.of(draws);
      made = known;
    }
    return known;
  }

  @Override
  public Table summary() {
    return DrawSummary.table(summaries());
  }

  @Override
  public Draws sample() {
    return draws;
  }

  /** Those of the draws, then the sampler's. */
  @Override
  public List<Check> checks() {
    return DrawChecks.of(draws, summaries(), samplerChecks);
  }
}
