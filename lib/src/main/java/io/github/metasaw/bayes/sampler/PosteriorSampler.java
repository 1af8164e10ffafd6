package io.github.metasaw.bayes.sampler;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import java.util.List;
import org.apiguardian.api.API;

/** Draws from a posterior. */
@API(status = API.Status.INTERNAL)
public interface PosteriorSampler {

  /** Draws of all variables, by as many chains as the settings say. */
  Draws draw();

  /** Remarks on how the chains went, after they have. */
  default List<Check> checks() {
    return List.of();
  }
}
