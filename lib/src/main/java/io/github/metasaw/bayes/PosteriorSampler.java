package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import java.util.List;

/** Draws from a posterior. */
interface PosteriorSampler {

  /** Draws of all variables, by as many chains as the options say. */
  Draws draw();

  /** Remarks on how the chains went, after they have. */
  default List<Check> checks() {
    return List.of();
  }
}
