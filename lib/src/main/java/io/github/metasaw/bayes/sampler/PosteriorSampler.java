package io.github.metasaw.bayes.sampler;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import java.util.List;
import org.apiguardian.api.API;

/** Draws from a posterior. */
@API(status = API.Status.INTERNAL)
public interface PosteriorSampler {

  /**
   * Draws all variables.
   *
   * @return draws of as many chains as the settings say
   */
  Draws draw();

  /**
   * Checks of the chains, once they have run.
   *
   * @return empty for a sampler that has none of its own
   */
  default List<Check> checks() {
    return List.of();
  }
}
