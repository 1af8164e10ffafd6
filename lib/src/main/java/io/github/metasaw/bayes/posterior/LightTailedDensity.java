package io.github.metasaw.bayes.posterior;

import io.github.metasaw.integrate.LogDensity;
import org.apiguardian.api.API;

/** A density on the whole real line whose tails fall off faster than any exponential. */
@API(status = API.Status.INTERNAL)
public interface LightTailedDensity extends LogDensity {

  @Override
  default double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  default double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  default double lowerRate() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  default double upperRate() {
    return Double.POSITIVE_INFINITY;
  }
}
