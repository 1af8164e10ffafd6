package io.github.metasaw.data;

import io.github.metasaw.data.covariance.Dependence;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StudyReader} was told. Immutable: each {@code with} returns a copy.
 *
 * @param name what messages call the table
 * @param columns where estimates, precision and labels stand
 * @param meaning what the estimates are
 * @param matrices correlations and distances of levels, by the names that model text gives them
 */
record ReaderSettings(
    String name, Columns columns, Meaning meaning, Map<String, LevelMatrix> matrices) {

  ReaderSettings {
    matrices = Map.copyOf(matrices);
  }

  /** Nothing but the name of the table. */
  static ReaderSettings of(String name) {
    return new ReaderSettings(
        name,
        new Columns(null, null, null, null, Set.of()),
        new Meaning(false, false, null, null),
        Map.of());
  }

  ReaderSettings withName(String other) {
    return new ReaderSettings(other, columns, meaning, matrices);
  }

  ReaderSettings withColumns(Columns other) {
    return new ReaderSettings(name, other, meaning, matrices);
  }

  ReaderSettings withMeaning(Meaning other) {
    return new ReaderSettings(name, columns, other, matrices);
  }

  ReaderSettings withMatrix(String matrix, LevelMatrix values) {
    Map<String, LevelMatrix> all = new LinkedHashMap<>(matrices);
    all.put(matrix, values);
    return new ReaderSettings(name, columns, meaning, all);
  }

  /**
   * Where a study's numbers stand in the table.
   *
   * @param yi column of estimates; null for {@code yi}
   * @param precision where sampling variances come from; null for columns {@code vi} or {@code sei}
   * @param errors how sampling errors are correlated; null if they are independent, or if the
   *     precision determines it
   * @param label column of study labels; null for one by a conventional name
   * @param required further columns without which a row is dropped
   */
  record Columns(
      @Nullable String yi,
      @Nullable SamplingVariances precision,
      @Nullable CorrelatedErrors errors,
      @Nullable String label,
      Set<String> required) {

    Columns withYi(String column) {
      return new Columns(column, precision, errors, label, required);
    }

    Columns withPrecision(@Nullable SamplingVariances source) {
      return new Columns(yi, source, errors, label, required);
    }

    Columns withErrors(CorrelatedErrors correlated) {
      return new Columns(yi, precision, correlated, label, required);
    }

    Columns withLabel(String column) {
      return new Columns(yi, precision, errors, column, required);
    }

    Columns requiring(Collection<String> more) {
      Set<String> all = new LinkedHashSet<>(required);
      all.addAll(more);
      return new Columns(yi, precision, errors, label, all);
    }
  }

  /**
   * Settings for sampling errors that are correlated within clusters.
   *
   * @param cluster column that identifies the clusters
   * @param dependence how the errors within a cluster are correlated
   */
  record CorrelatedErrors(String cluster, Dependence dependence) {}

  /**
   * What the estimates are, as far as the caller says it.
   *
   * @param ratios whether natural logs are to be taken
   * @param counts whether counts are pooled, so that a row needs no estimate
   * @param measure null where nobody says it
   * @param shown the scale on which results are read; null for that of the measure
   */
  record Meaning(
      boolean ratios,
      boolean counts,
      @Nullable EffectMeasure measure,
      @Nullable Transformation shown) {

    Meaning withRatios() {
      return new Meaning(true, counts, measure, shown);
    }

    Meaning withCounts() {
      return new Meaning(ratios, true, measure, shown);
    }

    Meaning withMeasure(EffectMeasure other) {
      return new Meaning(ratios, counts, other, shown);
    }

    Meaning withTransformation(Transformation other) {
      return new Meaning(ratios, counts, measure, other);
    }
  }
}
