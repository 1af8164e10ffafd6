package io.github.metasaw.bayes;

import io.github.metasaw.random.RandomStream;
import java.util.function.ToDoubleFunction;

/** A chain of {@link Slice} steps, one coordinate after the other. */
final class SliceWalk implements Walk {

  private final int warmup;
  private final RandomStream stream;
  private final double[] z;
  private final Slice[] slices;

  /**
   * @param logDensity up to a constant; negative infinity outside the support
   * @param start a place where it is finite [n]
   */
  SliceWalk(
      BayesOptions options,
      ToDoubleFunction<double[]> logDensity,
      double[] start,
      RandomStream stream) {
    this.warmup = options.warmup();
    this.stream = stream;
    this.z = start.clone();
    this.slices = new Slice[z.length];
    for (int j = 0; j < z.length; j++) {
      int own = j;
      slices[j] =
          new Slice(
              x -> {
                double before = z[own];
                z[own] = x;
                double log = logDensity.applyAsDouble(z);
                z[own] = before;
                return log;
              },
              z[j]);
    }
  }

  @Override
  public void move(int at) {
    for (int j = 0; j < z.length; j++) {
      // The others have moved since this one was last asked.
      slices[j].refresh();
      z[j] = at < warmup ? slices[j].tune(stream) : slices[j].next(stream);
    }
  }

  @Override
  public double[] position() {
    return z;
  }

  /** Nothing is kept from one move to the next. */
  @Override
  public void refresh() {}
}
