package io.github.metasaw.freq;

import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import tech.tablesaw.api.Table;

/** A fit whose intervals, tests and contrasts beyond Wald's are those of {@link Inference}. */
abstract class InferredFit implements FrequentistFit {

  /** Inference on this fit, as the general model sees it. */
  abstract Inference inference();

  @Override
  public final Table confidence(String method, String... terms) {
    return inference().confidence(method, List.of(terms));
  }

  @Override
  public final Table bootstrap(int draws, long seed, IntConsumer done) {
    return inference().bootstrap(draws, seed, done, List.of());
  }

  @Override
  public final Table profile(String term, int points) {
    return inference().profile(term, points);
  }

  @Override
  public final Table correlations() {
    return Correlations.table(Dispersions.of(this), Reference.critical(level(), Double.NaN));
  }

  @Override
  public final Table robust(String cluster, String type) {
    return inference().robust(cluster, type);
  }

  @Override
  public final Table compare(FrequentistFit other) {
    return Inference.compare(this, other);
  }

  @Override
  public final Table contrast(Map<String, Double> weights) {
    return inference().combinations().contrast(weights);
  }

  @Override
  public final Table marginalMeans(String moderator) {
    return inference().combinations().marginalMeans(moderator);
  }
}
