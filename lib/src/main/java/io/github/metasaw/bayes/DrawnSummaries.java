package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.DrawChecks;
import io.github.metasaw.draws.DrawSummary;
import io.github.metasaw.draws.Draws;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** What draws tell of themselves, whatever the model; made when first asked for. */
final class DrawnSummaries {

  private final Draws draws;
  private final List<Check> samplerChecks;
  private volatile @Nullable List<DrawSummary> made;

  /**
   * @param samplerChecks what the sampler has to remark
   */
  DrawnSummaries(Draws draws, List<Check> samplerChecks) {
    this.draws = draws;
    this.samplerChecks = List.copyOf(samplerChecks);
  }

  private List<DrawSummary> summaries() {
    List<DrawSummary> known = made;
    if (known == null) {
      known = DrawSummary.of(draws);
      made = known;
    }
    return known;
  }

  Table table() {
    return DrawSummary.table(summaries());
  }

  /** Checks of model and priors, then those of the draws, then the sampler's. */
  List<Check> checks(List<Check> ofModel) {
    List<Check> checks = new ArrayList<>(ofModel);
    checks.addAll(DrawChecks.of(draws, summaries(), samplerChecks));
    return List.copyOf(checks);
  }
}
