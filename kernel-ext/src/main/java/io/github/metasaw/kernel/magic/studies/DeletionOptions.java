package io.github.metasaw.kernel.magic.studies;

import io.github.metasaw.fit.Deletion;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.Optional;

/** Options of what is left out in turn. */
final class DeletionOptions {

  /** A column of clusters. */
  static final Option<String> CLUSTER =
      Option.of("cluster", ValueTypes.column(), "leave all rows of a value of this column out");

  /** Variances of all rows instead of new ones. */
  static final Option<Boolean> NO_REESTIMATE =
      Option.flag(
          "no-reestimate", "keep the variances of true effects that were estimated from all rows");

  private DeletionOptions() {}

  /** The deletion that a line asks for; empty for each study with variances estimated anew. */
  static Optional<Code<Deletion>> of(MagicLine line) {
    if (!line.has(CLUSTER) && !line.has(NO_REESTIMATE)) {
      return Optional.empty();
    }
    Code<Deletion> deletion =
        line.has(CLUSTER)
            ? Code.of("Deletion.ofClusters", Deletion::ofClusters, line.code(CLUSTER))
            : Code.of("Deletion.ofStudies", Deletion.ofStudies());
    return Optional.of(
        line.has(NO_REESTIMATE)
            ? deletion.call("withDispersionKept", Deletion::withDispersionKept)
            : deletion);
  }
}
